import { may } from '../../rules/index.js';
import type { Page } from '../pages/index.js';
import { type Actor, type Me, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { readFunderClaim, readFunderClaims } from './funder-claims.js';
import { type ClaimsRequest, readClaim, readClaims } from './read-claims.js';

/** Whether claims are shown to this person only as shares of what they fund. */
export const seesSharesOnly = (me: Me): boolean =>
  !me.isSystem &&
  !may(
    me.roles.filter((role) => role !== 'FUNDER'),
    'claims',
  );

/**
 * The claims that the actor may see, by one statement a page. Whoever is a funder and nothing else that
 * shows claims gets their own shares instead.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list.
 */
export function claims(
  actor: Actor,
  request: ClaimsRequest,
  parts: ClaimParts = ALL_PARTS,
): Promise<Page<ClaimView>> {
  return withTenant(actor, async (tenant) => {
    tenant.must('claims');
    return seesSharesOnly(tenant.me) ? readFunderClaims(tenant, request) : readClaims(tenant, request, parts);
  });
}

/** One claim, or null for what is not there or not the actor's to see. @throws Fault FORBIDDEN */
export function claim(actor: Actor, id: string, parts: ClaimParts = ALL_PARTS): Promise<ClaimView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('claims');
    return seesSharesOnly(tenant.me) ? readFunderClaim(tenant, id) : readClaim(tenant, id, parts);
  });
}
