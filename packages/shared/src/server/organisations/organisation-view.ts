/** What an organisation does in a partnership; it may wear several hats (domain.md, Who uses it). */
export const ORGANISATION_KINDS = [
  'BACKBONE',
  'PROVIDER',
  'ANCHOR',
  'REFERRER',
  'FUNDER',
  'INVESTOR',
  'VERIFIER',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly OrganisationKind[];
}

/** SQL for one organisation as JSON, for a row of table `organisation` under this alias. */
export const organisationJson = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'kinds', ${alias}.kinds)`;
