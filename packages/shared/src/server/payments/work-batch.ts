import {
  type CalendarDate,
  type ClaimSplit,
  explainUnfunded,
  type FundingState,
  formatDate,
  splitBatch,
} from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { loadFundingState, saveFundingState } from './funding-state.js';
import { freeCaps, loadBillings } from './give-back.js';
import type { BatchResult, ListedClaim } from './listed-claim.js';
import { loadTerms } from './load-terms.js';
import { lockPayments } from './lock-payments.js';
import { type LedgerFact, writeLedger } from './write-ledger.js';
import { writeResults } from './write-results.js';

interface RunRow {
  period_end: CalendarDate;
  agreement_version: number | null;
  done_count: number;
  to_do_count: number;
  used_up_applies: boolean;
}

/**
 * Does the next claims of a run's list, in one transaction under the run's lock: gives back what was reversed,
 * splits and bills the rest, and notes how far it came. What is not there for billing any more is left out.
 *
 * @returns how far the run is, or null when it is not under way (any more).
 */
export async function workBatch(
  tenant: Tenant,
  runId: string,
  size: number,
): Promise<{ done: number; total: number } | null> {
  await lockPayments(tenant);
  const run = await tenant.row<RunRow>(
    `SELECT period_end, agreement_version, done_count, to_do_count, used_up_applies FROM payment_run
     WHERE partnership_id = $1 AND id = $2 AND state = 'RUNNING' FOR UPDATE`,
    [tenant.partnership.id, runId],
  );
  if (!run) return null;
  const listed = await nextClaims(tenant, runId, run.done_count, size);
  if (listed.length > 0) {
    const { facts, results, before, after } = await judge(tenant, run, listed);
    await writeLedger(tenant, runId, facts);
    await writeResults(tenant, runId, results);
    await saveFundingState(tenant, before, after);
  }
  return { done: run.done_count + listed.length, total: run.to_do_count };
}

/**
 * The next of the list, each claim locked: nobody reverses it while it is billed. Two statements and not a join,
 * which a planner that knows nothing of this partnership yet would do by looking through all its claims for each.
 */
async function nextClaims(tenant: Tenant, runId: string, done: number, size: number): Promise<ListedClaim[]> {
  const here = tenant.partnership.id;
  const list = await tenant.rows<Pick<ListedClaim, 'position' | 'kind'> & { claim_id: string }>(
    `SELECT position, kind, claim_id FROM payment_run_claim
     WHERE partnership_id = $1 AND run_id = $2 AND position > $3 ORDER BY position LIMIT $4`,
    [here, runId, done, size],
  );
  const claims = await tenant.rows<Omit<ListedClaim, 'position' | 'kind'>>(
    `SELECT id, state, reversal_pending, outcome_code, cohort, anchor_id, achieved_on, price FROM claim
     WHERE partnership_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
    [here, list.map((line) => line.claim_id)],
  );
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  return list.map(({ position, kind, claim_id }) => {
    const claim = claimOf.get(claim_id);
    if (!claim) throw new Error(`Claim ${claim_id} is on a run's list and is not there.`);
    return { ...claim, position, kind };
  });
}

interface Judged {
  readonly facts: LedgerFact[];
  readonly results: BatchResult[];
  readonly before: FundingState;
  readonly after: FundingState;
}

async function judge(tenant: Tenant, run: RunRow, listed: readonly ListedClaim[]): Promise<Judged> {
  const agreed = await loadTerms(tenant, run.agreement_version);
  const before: FundingState = {
    ...(await loadFundingState(tenant, { periodEnd: run.period_end, caps: agreed.caps })),
    usedUpApplies: run.used_up_applies,
  };
  const facts: LedgerFact[] = [];
  const results: BatchResult[] = [];
  const leaveOut = (claim: ListedClaim): void => {
    results.push({ claim, result: 'LEFT_OUT', reason: null });
  };

  // reversals come first in every list: what they give back may pay for the rest
  const toReverse = listed.filter((claim) => claim.kind === 'REVERSE');
  const billings = await loadBillings(tenant, toReverse);
  let state = before;
  for (const claim of toReverse) {
    const billing = billings.get(claim.id);
    if (!billing || claim.state !== 'REVERSED' || !claim.reversal_pending) {
      leaveOut(claim);
      continue;
    }
    facts.push({
      kind: 'REVERSAL',
      claimId: claim.id,
      reversesId: billing.transactionId,
      shares: billing.givenBack,
    });
    results.push({ claim, result: 'REVERSED', reason: null });
    state = freeCaps(state, billing);
  }

  const toBill: (ListedClaim & { terms: NonNullable<ReturnType<typeof agreed.on>> })[] = [];
  for (const claim of listed) {
    if (claim.kind !== 'BILL') continue;
    const terms = agreed.on(claim.achieved_on);
    if (claim.state !== 'VERIFIED') leaveOut(claim);
    else if (terms) toBill.push({ ...claim, terms });
    else
      results.push({
        claim,
        result: 'UNFUNDED',
        reason: noAgreement(claim.achieved_on),
        withoutAgreement: true,
      });
  }
  const batch = splitBatch(
    toBill.map((claim) => ({
      id: claim.id,
      outcomeCode: claim.outcome_code,
      cohort: claim.cohort,
      anchorId: claim.anchor_id,
      price: claim.price,
      terms: claim.terms,
    })),
    state,
  );
  for (const [index, split] of batch.splits.entries()) {
    const claim = toBill[index];
    if (claim) enter(claim, split, tenant.partnership.currency, facts, results);
  }
  return { facts, results, before, after: batch.state };
}

function enter(
  claim: ListedClaim,
  split: ClaimSplit,
  currency: string,
  facts: LedgerFact[],
  results: BatchResult[],
): void {
  if (split.unfunded) {
    results.push({ claim, result: 'UNFUNDED', reason: explainUnfunded(split.unfunded, currency) });
    return;
  }
  facts.push({ kind: 'BILLED', claimId: claim.id, reversesId: null, shares: split.shares });
  results.push({ claim, result: 'BILLED', reason: null });
}

const noAgreement = (on: CalendarDate): string =>
  `No funding agreement was in effect on ${formatDate(on)}, when this was achieved.`;
