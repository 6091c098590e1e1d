import { type Refusal, ROLES, type Role } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type PartnershipView, readPartnership } from './partnership-view.js';

/**
 * Says which roles the partnership lets in with a second factor only. It holds from the next request on: whoever
 * has such a role and has given no code is led to it. No role: the password is enough for everybody.
 */
export function requireSecondFactor(
  actor: Actor,
  input: { readonly roles: readonly Role[] },
): Promise<PartnershipView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('requireSecondFactor');
    await tenant.execute('UPDATE partnership SET second_factor_roles = $2 WHERE id = $1', [
      tenant.partnership.id,
      ROLES.filter((role) => input.roles.includes(role)),
    ]);
    return readPartnership(tenant);
  });
}
