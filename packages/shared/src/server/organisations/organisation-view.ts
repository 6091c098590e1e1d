import { ORGANISATION_KINDS, type OrganisationKind } from '../../rules/index.js';

export { ORGANISATION_KINDS, type OrganisationKind };

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly OrganisationKind[];
}

/** SQL for one organisation as JSON, for a row of table `organisation` under this alias. */
export const organisationJson = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'kinds', ${alias}.kinds)`;

/** The organisation of this id as JSON, for a statement that reads something else. */
export const organisationOf = (id: string, partnership: string): string =>
  `(SELECT ${organisationJson('org')} FROM organisation org WHERE org.partnership_id = ${partnership} AND org.id = ${id})`;
