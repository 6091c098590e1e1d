import { type Action, may } from './permissions.js';
import { isProviderRole, type Role } from './roles.js';

/** A role with the organisation at which it is held (domain.md: roles are held by a membership in an organisation). */
export interface HeldRole {
  readonly role: Role;
  readonly organisationId: string;
}

/** The organisations at which one of these roles is held, each once. */
export const organisationsAs = (held: readonly HeldRole[], ...roles: readonly Role[]): readonly string[] => [
  ...new Set(held.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId)),
];

/**
 * The organisations at which a role is held that allows this. Who manages one provider and is a link worker of another
 * does with the records of each what the role there allows.
 */
export const organisationsFor = (held: readonly HeldRole[], action: Action): readonly string[] =>
  organisationsAs(held, ...held.map(({ role }) => role).filter((role) => may([role], action)));

/**
 * Whether this is allowed with what is one provider's: by a role at that provider, or by one that is no provider's and so
 * holds for all of them. Nobody's own (null) is for the latter alone.
 */
export const mayAt = (held: readonly HeldRole[], action: Action, providerId: string | null): boolean =>
  held.some(
    ({ role, organisationId }) =>
      may([role], action) && (!isProviderRole(role) || organisationId === providerId),
  );
