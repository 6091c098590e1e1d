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

/** Those who run the referral hub: they write every participant's record, whoever supports them. */
export const HUB_ROLES = ['BACKBONE', 'ASSESSOR'] as const satisfies readonly Role[];

/** Whether somebody with these roles is at the hub. */
export const isAtHub = (roles: readonly Role[]): boolean => HUB_ROLES.some((role) => roles.includes(role));

/** A provider's people: they see and do what is their own provider's. */
export const PROVIDER_ROLES = ['PROVIDER_MANAGER', 'LINK_WORKER'] as const satisfies readonly Role[];

export const isProviderRole = (role: Role): boolean => PROVIDER_ROLES.some((one) => one === role);

/** Reads a role's name, for instance from the command line or the database; null when there is none of it. */
export function parseRole(text: string): Role | null {
  return ROLES.find((role) => role === text) ?? null;
}
