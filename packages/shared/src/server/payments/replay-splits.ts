import {
  type CalendarDate,
  type ClaimSplit,
  type Cohort,
  type FundingState,
  splitBatch,
} from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { LedgerFinding } from './ledger-checks.js';
import { type AgreedTerms, loadTerms } from './load-terms.js';

const CHECK = 'every split is what the agreement and the rules make of it';
const AT_ONCE = 10_000;

interface RunRow {
  id: string;
  kind: 'CLAIMS' | 'GRANT' | 'OPENING';
  period_end: CalendarDate;
  agreement_version: number | null;
  amount: bigint | null;
  used_up_applies: boolean;
}

type Share = readonly [label: string, funderId: string, amount: string];

interface EnteredRow {
  position: number;
  /** null for a grant or an opening amount */
  claim_id: string | null;
  kind: 'BILL' | 'REVERSE';
  reference: string;
  outcome_code: string | null;
  cohort: Cohort | null;
  anchor_id: string | null;
  achieved_on: CalendarDate;
  price: bigint;
}

/** With what the ledger holds of it. */
type Entered = EnteredRow & { readonly shares: readonly Share[] };

/**
 * Goes through every run in order and splits each billed amount again, from empty streams and totals: the shares
 * must be those in the ledger, caps must have held, and in the end the streams must be where they are said to be.
 * What the contract's maximum left unfunded is not judged again, since a variation may have come later.
 */
export async function replaySplits(tenant: Tenant, most: number): Promise<LedgerFinding[]> {
  const findings: LedgerFinding[] = [];
  const here = tenant.partnership.id;
  const runs = await tenant.rows<RunRow>(
    `SELECT id, kind, period_end, agreement_version, amount, used_up_applies FROM payment_run
     WHERE partnership_id = $1 AND agreement_version IS NOT NULL AND state <> 'CANCELLED' ORDER BY period_end`,
    [here],
  );
  let state: FundingState = {
    streamTotals: new Map(),
    paidByLabel: new Map(),
    caps: new Map(),
    contractHeadroom: null,
  };
  for (const run of runs) {
    const agreed = await loadTerms(tenant, run.agreement_version);
    state = { ...state, caps: agreed.caps, usedUpApplies: run.used_up_applies };
    for (let after = -1; ; ) {
      const rows = await tenant.rows<EnteredRow>(run.kind === 'CLAIMS' ? CLAIMS : LUMP_SUM, [
        here,
        run.id,
        after,
        AT_ONCE,
      ]);
      state = replay(await withShares(tenant, run.id, rows), agreed, state, findings);
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE || run.kind !== 'CLAIMS') break;
      after = last.position;
    }
  }
  findings.push(...(await compareStreams(tenant, state)));
  const left = findings.length - most;
  return left > 0
    ? [...findings.slice(0, most), { check: CHECK, detail: `... and ${left} more.` }]
    : findings;
}

function replay(
  rows: readonly Entered[],
  agreed: AgreedTerms,
  before: FundingState,
  findings: LedgerFinding[],
): FundingState {
  let state = before;
  const toBill = [];
  for (const row of rows) {
    if (row.kind === 'REVERSE') state = giveBack(state, row.shares);
    else
      toBill.push({
        ...row,
        id: row.reference,
        outcomeCode: row.outcome_code,
        anchorId: row.anchor_id,
        terms: agreed.on(row.achieved_on) ?? [],
      });
  }
  const batch = splitBatch(toBill, state);
  for (const [index, split] of batch.splits.entries()) {
    const row = toBill[index];
    if (!row || same(split, row.shares)) continue;
    findings.push({
      check: CHECK,
      detail: `${row.reference}: the ledger has ${said(row.shares)}, the rules say ${said(written(split))}.`,
    });
  }
  return batch.state;
}

const written = (split: ClaimSplit): Share[] =>
  split.shares.map((share) => [share.label, share.funderId, String(share.amount)]);
const inOrder = (shares: readonly Share[]): string =>
  JSON.stringify(shares.map((share) => JSON.stringify(share)).sort());
const same = (split: ClaimSplit, shares: readonly Share[]): boolean =>
  inOrder(written(split)) === inOrder(shares);
const said = (shares: readonly Share[]): string =>
  shares.length === 0 ? 'nothing' : shares.map(([label, , amount]) => `${label} ${amount}`).join(', ');

/** As `freeCaps` does, from the ledger's own entries. */
function giveBack(state: FundingState, shares: readonly Share[]): FundingState {
  const paidByLabel = new Map(state.paidByLabel);
  for (const [label, , amount] of shares) {
    paidByLabel.set(label, (paidByLabel.get(label) ?? 0n) + BigInt(amount));
  }
  return { ...state, paidByLabel };
}

async function compareStreams(tenant: Tenant, state: FundingState): Promise<LedgerFinding[]> {
  const rows = await tenant.rows<{ key: string; total: bigint }>(
    'SELECT key, total FROM funding_stream WHERE partnership_id = $1',
    [tenant.partnership.id],
  );
  const kept = new Map(rows.map((row) => [row.key, row.total]));
  const keys = new Set([...kept.keys(), ...state.streamTotals.keys()]);
  return [...keys]
    .filter((key) => (kept.get(key) ?? 0n) !== (state.streamTotals.get(key) ?? 0n))
    .map((key) => ({
      check: 'a stream has run as far as the billed claims took it',
      detail: `Stream ${key} stands at ${kept.get(key) ?? 0n} and should at ${state.streamTotals.get(key) ?? 0n}.`,
    }));
}

/** Two statements and not a join, whatever is known of the tables. */
async function withShares(tenant: Tenant, runId: string, rows: readonly EnteredRow[]): Promise<Entered[]> {
  const found = await tenant.rows<{ claim_id: string | null; shares: Share[] }>(
    `SELECT claim_id, json_agg(json_build_array(contribution_label, funder_id, amount::text)) AS shares
     FROM ledger_entry
     WHERE partnership_id = $1 AND run_id = $2 AND account = 'DUE' AND (claim_id = ANY ($3::uuid[]) OR claim_id IS NULL)
     GROUP BY claim_id`,
    [tenant.partnership.id, runId, rows.map((row) => row.claim_id)],
  );
  const sharesOf = new Map(found.map((row) => [row.claim_id, row.shares]));
  return rows.map((row) => ({ ...row, shares: sharesOf.get(row.claim_id) ?? [] }));
}

const CLAIMS = `
  SELECT l.position, l.claim_id, l.kind, c.reference, c.outcome_code, c.cohort, c.anchor_id, c.achieved_on, c.price
  FROM payment_run_claim l
  JOIN claim c ON c.partnership_id = l.partnership_id AND c.id = l.claim_id
  WHERE l.partnership_id = $1 AND l.run_id = $2 AND l.position > $3 AND l.result IN ('BILLED', 'REVERSED')
  ORDER BY l.position LIMIT $4`;

const LUMP_SUM = `
  SELECT 0 AS position, NULL::uuid AS claim_id, 'BILL' AS kind, initcap(r.kind) || ' to ' || r.period_end AS reference,
    NULL AS outcome_code, NULL AS cohort, NULL::uuid AS anchor_id, r.period_end AS achieved_on, r.amount AS price
  FROM payment_run r WHERE r.partnership_id = $1 AND r.id = $2 AND 0 > $3::int AND $4::int > 0`;
