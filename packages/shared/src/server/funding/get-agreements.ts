import type { CalendarDate } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type FundingAgreementView, readAgreements } from './agreement-view.js';

/** More versions than a contract ever has. */
const MOST = 500;

/** Every version, newest first. @param request.contributions whether they are wanted */
export function listFundingAgreements(
  actor: Actor,
  request: { readonly contributions?: boolean } = {},
): Promise<FundingAgreementView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('fundingAgreement');
    return readAgreements(
      tenant,
      `a.partnership_id = $1 ORDER BY a.version DESC LIMIT ${MOST}`,
      [tenant.partnership.id],
      request.contributions ?? true,
    );
  });
}

/**
 * The version that holds for what was achieved on a date: the highest whose effective date is on or before it
 * (domain.md, Money: Which version). Null when there is none.
 * @param request.on today when absent
 */
export function getFundingAgreement(
  actor: Actor,
  request: { readonly on?: CalendarDate | null },
): Promise<FundingAgreementView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('fundingAgreement');
    const [agreement] = await readAgreements(
      tenant,
      'a.partnership_id = $1 AND a.effective_from <= $2 ORDER BY a.version DESC LIMIT 1',
      [tenant.partnership.id, request.on ?? tenant.today],
    );
    return agreement ?? null;
  });
}
