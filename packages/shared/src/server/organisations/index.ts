export * from './add-organisation.js';
export * from './export-organisations.js';
export {
  listOrganisations,
  ORGANISATION_SORTS,
  type OrganisationSort,
  type OrganisationsRequest,
} from './list-organisations.js';
export {
  type OrganisationTie,
  type OrganisationTies,
  organisationTies,
  type ReferredInMonth,
} from './organisation-ties.js';
export * from './organisation-view.js';
