import { HUB_ROLES, isProviderRole, type Role } from './roles.js';

/** Who works with every participant whom they see; a provider's people work with those of their own provider. */
export const WORKS_WITH_EVERYBODY = [...HUB_ROLES, 'DATA_LEAD'] as const satisfies readonly Role[];

/** Whether somebody with these roles works with every participant whom they see. */
export const worksWithEverybody = (roles: readonly Role[]): boolean =>
  WORKS_WITH_EVERYBODY.some((role) => roles.includes(role));

/**
 * Whether somebody with these roles works with participants at all. Whoever sees them and does not, checks their
 * claims: they know the name and the reference, and nothing of the support (domain.md, Who uses it).
 */
export const worksWithParticipants = (roles: readonly Role[]): boolean =>
  worksWithEverybody(roles) || roles.some(isProviderRole);
