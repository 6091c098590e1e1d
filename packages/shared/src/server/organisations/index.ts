export * from './add-organisation.js';
export * from './export-organisations.js';
export {
  listOrganisations,
  ORGANISATION_SORTS,
  type OrganisationSort,
  type OrganisationsRequest,
} from './list-organisations.js';
export * from './organisation-view.js';
