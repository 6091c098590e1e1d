import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { REFERRAL_COLUMNS, type ReferralRow, type ReferralView, viewOf } from './referral-view.js';

/** One referral, or null for what is not there or not the actor's to see. @throws Fault FORBIDDEN */
export function referral(actor: Actor, id: string): Promise<ReferralView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('referrals');
    return isId(id) ? readReferral(tenant, id) : null;
  });
}

/** The same inside a transaction. */
export async function readReferral(tenant: Tenant, id: string): Promise<ReferralView | null> {
  tenant.showed('referral', [id]);
  const [row] = await tenant.listed<ReferralRow>(
    `SELECT ${REFERRAL_COLUMNS} FROM referral r WHERE r.partnership_id = $1 AND r.id = $2`,
    [tenant.partnership.id, id],
    { keepPlan: true },
  );
  return row ? viewOf(tenant, row) : null;
}

/** @throws Fault NOT_FOUND */
export async function mustReadReferral(tenant: Tenant, id: string): Promise<ReferralView> {
  mustBeId(id);
  const found = await readReferral(tenant, id);
  if (!found) throw notFound();
  return found;
}
