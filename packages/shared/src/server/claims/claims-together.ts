import { explainSelection } from '../../rules/index.js';
import { isId } from '../ids.js';
import type { Money } from '../money.js';
import { loadFundingState } from '../payments/funding-state.js';
import { EVERY_VERSION, loadTerms } from '../payments/load-terms.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { CLAIM_TARIFF, type ClaimRow, claimColumns } from './claim-columns.js';
import { loadCountWarnings } from './count-warnings.js';
import { checkSelection } from './decide-on-several.js';
import { loadWaiting, toSplit } from './explain-money.js';

/** What several claims come to that are about to be approved or verified in one action. */
export interface ClaimsTogetherView {
  /** those of them that are not verified yet, and that the actor may see */
  readonly claimCount: number;
  readonly total: Money;
  /** limits that they go over or come near with one another, and what the agreement leaves unfunded */
  readonly warnings: readonly string[];
}

const PARTS = new Set(['warnings'] as const);

/**
 * Adds up claims that somebody has selected, for whoever decides on them together: each alone may stay below a limit
 * that all of them go over. What is not there, or not theirs to see, or decided already, is not counted. It refuses
 * nothing. Nine statements at most, however many claims there are.
 *
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for none or more than 100.
 */
export function claimsTogether(
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Promise<ClaimsTogetherView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('claimsTogether');
    checkSelection(ids);
    const { currency, id: here } = tenant.partnership;
    const asked = [...new Set(ids.filter(isId).map((id) => id.toLowerCase()))];
    tenant.showed('claim', asked);
    const rows = await tenant.listed<ClaimRow>(
      `SELECT ${claimColumns(PARTS)} FROM claim c ${CLAIM_TARIFF}
       WHERE c.partnership_id = $1 AND c.id = ANY ($2) AND c.state IN ('SUBMITTED', 'APPROVED', 'WITHHELD')
       ORDER BY c.achieved_on, c.reference`,
      [here, asked],
    );
    const total = { amount: rows.reduce((sum, { price }) => sum + BigInt(price), 0n), currency };
    // what a grant has paid asks nothing more of anybody
    const asking = rows.filter((row) => !row.paid_by_grant);
    if (asking.length === 0) return { claimCount: rows.length, total, warnings: [] };
    const terms = await loadTerms(tenant, EVERY_VERSION);
    const state = await loadFundingState(tenant, { periodEnd: tenant.today, caps: terms.caps });
    const selected = asking.map((row) => ({
      ...toSplit(row),
      reference: row.reference,
      terms: terms.on(row.achieved_on),
    }));
    const money = explainSelection(selected, state, await loadWaiting(tenant), currency);
    // the count of an outcome holds every live claim, and so these already
    const counts = await loadCountWarnings(
      tenant,
      asking.map(({ id }) => id),
    );
    return {
      claimCount: rows.length,
      total,
      warnings: [...new Set([...money, ...[...counts.values()].flat()])],
    };
  });
}
