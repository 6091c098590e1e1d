import { may } from '../../rules/index.js';
import { checkFirst, type Page } from '../pages/index.js';
import { type Actor, type Me, type Tenant, withTenant } from '../tenancy/index.js';
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

/** Claims as they are shown to the actor: a funder's shares, or the table. */
export const readMine = (
  tenant: Tenant,
  request: ClaimsRequest,
  parts: ClaimParts,
): Promise<Page<ClaimView>> =>
  seesSharesOnly(tenant.me) ? readFunderClaims(tenant, request) : readClaims(tenant, request, parts);

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
  checkFirst(request.first);
  return withTenant(actor, async (tenant) => {
    tenant.must('claims');
    // of whom a claim of one's own tells is known also once they have been handed over
    const [, page] = await Promise.all([tenant.looksBack(), readMine(tenant, request, parts)]);
    return page;
  });
}

/** One claim, or null for what is not there or not the actor's to see. @throws Fault FORBIDDEN */
export function claim(actor: Actor, id: string, parts: ClaimParts = ALL_PARTS): Promise<ClaimView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('claims');
    if (seesSharesOnly(tenant.me)) return readFunderClaim(tenant, id);
    const [, found] = await Promise.all([tenant.looksBack(), readClaim(tenant, id, parts)]);
    return found;
  });
}
