import {
  type CalendarDate,
  type Cohort,
  type ContributionTerms,
  isRefusal,
  type PastClaims,
  type Refusal,
  type SharesOfPastClaims,
  sharesOfPastClaims,
} from '../../rules/index.js';
import { CLAIMED_STATES, pastYear } from '../claims/past-period.js';
import type { Money } from '../money.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { EVERY_VERSION, loadTerms } from '../payments/load-terms.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type FundingAgreementInput, readAgreedTerms } from './agree-funding.js';

/** What one contribution would have paid of past claims, and pays of them under the version in force. */
export interface FundingCostLineView {
  readonly label: string;
  /** null: the participants' anchor organisations */
  readonly funder: OrganisationView | null;
  /** null: the version in force has no such contribution */
  readonly before: Money | null;
  /** null: the new version has no such contribution */
  readonly after: Money | null;
}

/** What a version of the agreement would have meant for the claims of the last twelve months. */
export interface FundingCostView {
  /** by date of achievement */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly claimCount: number;
  readonly total: Money;
  /** what the new version has, in its order, then what only the version in force has */
  readonly lines: readonly FundingCostLineView[];
  /** claims that nobody would have paid whole; before: null when no version is in force */
  readonly unfundedCountBefore: number | null;
  readonly unfundedCountAfter: number;
}

/**
 * Splits the claims of the last twelve months by new terms and by the version in force, both without caps and
 * without the contract's maximum (ux.md, Commissioner: what it would have cost on past claims). Claims that are
 * alike are split together: three statements, and work by kinds of claims.
 *
 * @returns INVALID, NOT_BALANCED as `agreeFunding` would. @throws Fault NOT_FOUND
 */
export function getFundingCost(
  actor: Actor,
  input: FundingAgreementInput,
): Promise<FundingCostView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('fundingCost');
    const terms = await readAgreedTerms(tenant, input);
    if (isRefusal(terms)) return terms;
    const period = pastYear(tenant.today);
    const past = await loadPastClaims(tenant, period);
    const before = (await loadTerms(tenant, EVERY_VERSION)).on(tenant.today);
    return present(tenant, period, past, terms.contributions, before);
  });
}

/** Claims of the period that no grant pays for, alike ones counted together. */
async function loadPastClaims(
  tenant: Tenant,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<PastClaims[]> {
  const rows = await tenant.rows<{
    outcome_code: string;
    cohort: Cohort;
    anchor_id: string | null;
    price: bigint;
    count: number;
  }>(
    `SELECT c.outcome_code, c.cohort, c.anchor_id, c.price, count(*)::int AS count FROM claim c
     WHERE c.partnership_id = $1 AND c.state = ANY ($2) AND c.achieved_on BETWEEN $3 AND $4
       AND NOT EXISTS (SELECT FROM payment_run r WHERE r.partnership_id = c.partnership_id
         AND r.kind <> 'CLAIMS' AND r.state <> 'CANCELLED' AND c.achieved_on BETWEEN r.period_from AND r.period_end)
     GROUP BY c.outcome_code, c.cohort, c.anchor_id, c.price ORDER BY 1, 2, 3, 4`,
    [tenant.partnership.id, CLAIMED_STATES, from, to],
  );
  return rows.map((row) => ({
    outcomeCode: row.outcome_code,
    cohort: row.cohort,
    anchorId: row.anchor_id,
    price: row.price,
    claimCount: row.count,
  }));
}

async function present(
  tenant: Tenant,
  period: { from: CalendarDate; to: CalendarDate },
  past: readonly PastClaims[],
  after: readonly ContributionTerms[],
  before: readonly ContributionTerms[] | null,
): Promise<FundingCostView> {
  const money = (amount: bigint): Money => ({ amount, currency: tenant.partnership.currency });
  const then = sharesOfPastClaims(past, after);
  const now = before && sharesOfPastClaims(past, before);
  const labels = new Set(after.map((one) => one.label));
  const all = [...after, ...(before ?? []).filter((one) => !labels.has(one.label))];
  const funders = await loadFunders(tenant, all);
  const paid = (by: SharesOfPastClaims | null, label: string): Money | null => {
    const amount = by?.byLabel.get(label);
    return amount === undefined ? null : money(amount);
  };
  return {
    ...period,
    claimCount: past.reduce((sum, one) => sum + one.claimCount, 0),
    total: money(past.reduce((sum, one) => sum + one.price * BigInt(one.claimCount), 0n)),
    lines: all.map(({ label, funderId }) => ({
      label,
      funder: funderId === null ? null : (funders.get(funderId) ?? null),
      before: paid(now, label),
      after: paid(then, label),
    })),
    unfundedCountBefore: now?.unfundedCount ?? null,
    unfundedCountAfter: then.unfundedCount,
  };
}

async function loadFunders(
  tenant: Tenant,
  terms: readonly ContributionTerms[],
): Promise<Map<string, OrganisationView>> {
  const ids = terms.flatMap((one) => (one.funderId === null ? [] : [one.funderId]));
  const rows = await tenant.rows<{ funder: OrganisationView }>(
    `SELECT ${organisationJson('o')} AS funder FROM organisation o WHERE o.partnership_id = $1 AND o.id = ANY ($2)`,
    [tenant.partnership.id, ids],
  );
  return new Map(rows.map(({ funder }) => [funder.id, funder]));
}
