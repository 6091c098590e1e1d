/** The roles of a membership (domain.md, Who uses it). The operator is none of them. */
export const ROLES = [
  'BACKBONE',
  'ASSESSOR',
  'DATA_LEAD',
  'PROVIDER_MANAGER',
  'LINK_WORKER',
  'VERIFIER',
  'COMMISSIONER',
  'AUDITOR',
  'FUNDER',
  'INVESTOR',
  'REFERRER',
  'ANCHOR',
  'ANALYST',
] as const;

export type Role = (typeof ROLES)[number];

/** Reads a role's name, for instance from the command line or the database; null when there is none of it. */
export function parseRole(text: string): Role | null {
  return ROLES.find((role) => role === text) ?? null;
}
