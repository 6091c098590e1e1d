import {
  type CalendarDate,
  explainUnfunded,
  formatDate,
  isRefusal,
  parseMoney,
  type Refusal,
  refuse,
  splitBatch,
} from '../../rules/index.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import type { Tenant } from '../tenancy/index.js';
import { issueStatements } from './finish-run.js';
import { loadFundingState, saveFundingState } from './funding-state.js';
import { loadTerms } from './load-terms.js';
import { lockPayments } from './lock-payments.js';
import { type LedgerShare, writeLedger } from './write-ledger.js';

/** A grant, or what was paid before Weft: one amount for a period. */
export interface LumpSum {
  readonly kind: 'GRANT' | 'OPENING';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** as a person writes it */
  readonly amount: string;
  readonly reason: string;
  /** the input field that the period's end is */
  readonly endField: string;
}

/**
 * Records a run that is one amount: split by the agreement in effect at the period's end, entered in the ledger and
 * put on statements at once. Claims achieved in the period are verified as ever, and nothing is due for them
 * (domain.md, Money: Payment modes).
 *
 * @returns the run's id, or why not.
 */
export async function recordLumpSum(tenant: Tenant, sum: LumpSum): Promise<string | Refusal> {
  const amount = parseMoney(sum.amount, tenant.partnership.currency, 'amount');
  if (isRefusal(amount)) return amount;
  if (amount === 0n) return refuse('INVALID', 'Enter an amount above zero.', 'amount');
  const reason = readText(sum.reason, 'reason', LONGEST_NOTE, 'Say what this amount is for.');
  if (isRefusal(reason)) return reason;
  await lockPayments(tenant);
  const collision = judgePeriod(tenant, sum) ?? (await judgeAgainstRuns(tenant, sum));
  if (collision) return collision;

  // streams, totals and the ledger are the system's alone
  const preparedBy = tenant.me.personId;
  const system = await tenant.continueAsSystem();
  const shares = await splitAmount(system, sum.to, amount);
  if (isRefusal(shares)) return shares;
  const runId = crypto.randomUUID();
  await system.execute(
    `INSERT INTO payment_run (partnership_id, id, kind, period_from, period_end, amount, reason, state, agreement_version,
       prepared_by, prepared_at, started_at, finished_at, total)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'DONE', $8, $9, $10, $10, $10, $6)`,
    [
      system.partnership.id,
      runId,
      sum.kind,
      sum.from,
      sum.to,
      amount,
      reason,
      shares.version,
      preparedBy,
      system.now,
    ],
  );
  await writeLedger(system, runId, [
    { kind: sum.kind, claimId: null, reversesId: null, shares: shares.shares },
  ]);
  await saveFundingState(system, shares.before, shares.after);
  await issueStatements(system, runId);
  // what was waiting for somebody to pay it is paid with this
  await system.execute(
    `UPDATE claim SET unfunded_reason = NULL, unfunded_run_id = NULL
     WHERE partnership_id = $1 AND state = 'VERIFIED' AND unfunded_run_id IS NOT NULL AND achieved_on BETWEEN $2 AND $3`,
    [system.partnership.id, sum.from, sum.to],
  );
  return runId;
}

function judgePeriod(tenant: Tenant, sum: LumpSum): Refusal | null {
  if (sum.from > sum.to) {
    return refuse('INVALID', 'The period begins after it ends: turn the dates round.', 'from');
  }
  if (sum.to > tenant.today) {
    return refuse('OUT_OF_RANGE', 'Choose a period that ends today or earlier.', sum.endField);
  }
  const { contractFrom, contractTo } = tenant.partnership;
  if (sum.from < contractFrom || sum.to > contractTo) {
    const field = sum.from < contractFrom && sum.kind === 'GRANT' ? 'from' : sum.endField;
    return refuse(
      'OUT_OF_RANGE',
      `The contract runs from ${formatDate(contractFrom)} to ${formatDate(contractTo)}: choose a period within it.`,
      field,
    );
  }
  return null;
}

interface Obstacles {
  last: CalendarDate | null;
  unfinished: CalendarDate | null;
  covered: CalendarDate | null;
  billed: CalendarDate | null;
}

/** Runs follow one another, periods paid at once do not overlap, and nothing is paid twice. */
async function judgeAgainstRuns(tenant: Tenant, sum: LumpSum): Promise<Refusal | null> {
  const found = await tenant.row<Obstacles>(
    `SELECT max(r.period_end) AS last,
       max(r.period_end) FILTER (WHERE r.state IN ('QUEUED', 'RUNNING', 'FAILED')) AS unfinished,
       max(r.period_end) FILTER (WHERE r.kind <> 'CLAIMS' AND r.period_end >= $2) AS covered,
       (SELECT min(c.achieved_on) FROM claim c WHERE c.partnership_id = $1 AND c.state IN ('BILLED', 'PAID')
         AND c.achieved_on BETWEEN $2 AND $3) AS billed
     FROM payment_run r WHERE r.partnership_id = $1 AND r.state <> 'CANCELLED'`,
    [tenant.partnership.id, sum.from, sum.to],
  );
  if (!found) return null;
  const { last, unfinished, covered, billed } = found;
  if (last === sum.to) {
    return refuse('IN_USE', `There is a run to ${formatDate(last)} already.`, sum.endField);
  }
  if (last && last > sum.to) {
    return refuse(
      'OUT_OF_RANGE',
      `The last run ends on ${formatDate(last)}, and runs follow one another: choose a later end.`,
      sum.endField,
    );
  }
  if (covered) {
    return refuse(
      'IN_USE',
      `The period to ${formatDate(covered)} is paid by a grant or an opening amount already: begin after it.`,
      sum.kind === 'GRANT' ? 'from' : sum.endField,
    );
  }
  if (billed) {
    return refuse(
      'IN_USE',
      `A claim achieved on ${formatDate(billed)} was billed already, so this period cannot be paid at once.`,
      sum.kind === 'GRANT' ? 'from' : sum.endField,
    );
  }
  if (unfinished) {
    return refuse(
      'WRONG_STATE',
      `The run to ${formatDate(unfinished)} is not finished yet: wait for it, then record this.`,
    );
  }
  return null;
}

interface Parted {
  readonly shares: readonly LedgerShare[];
  readonly version: number | null;
  readonly before: Parameters<typeof saveFundingState>[1];
  readonly after: Parameters<typeof saveFundingState>[1];
}

/** An amount that is for no outcome, cohort or anchor, so that only unrestricted contributions pay it. */
async function splitAmount(tenant: Tenant, on: CalendarDate, price: bigint): Promise<Parted | Refusal> {
  const newest = await tenant.row<{ version: number | null }>(
    'SELECT max(version) AS version FROM funding_agreement WHERE partnership_id = $1',
    [tenant.partnership.id],
  );
  const version = newest?.version ?? null;
  const agreed = await loadTerms(tenant, version);
  const terms = agreed.on(on);
  if (!terms) {
    return refuse(
      'INVALID',
      `No funding agreement is in effect on ${formatDate(on)}: agree one first.`,
      'amount',
    );
  }
  const before = await loadFundingState(tenant, { periodEnd: on, caps: agreed.caps });
  const claim = { id: 'lump sum', outcomeCode: null, cohort: null, anchorId: null, price, terms };
  const { splits, state } = splitBatch([claim], before);
  const split = splits[0];
  if (!split || split.unfunded) {
    const why = split?.unfunded ? explainUnfunded(split.unfunded, tenant.partnership.currency) : '';
    return refuse('INVALID', `The agreement cannot carry this amount. ${why}`.trim(), 'amount');
  }
  return { shares: split.shares, version, before, after: state };
}
