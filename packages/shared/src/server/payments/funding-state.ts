import type { CalendarDate, FundingState } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * What earlier runs left behind: streams, what each label has paid, and what the contract's maximum leaves at a
 * period's end (the newest variation in effect by then, else the contract's own). Read it under `lockPayments`.
 */
export async function loadFundingState(
  tenant: Tenant,
  given: { periodEnd: CalendarDate; caps: ReadonlyMap<string, bigint | null> },
): Promise<FundingState> {
  const here = tenant.partnership.id;
  const streams = await tenant.rows<{ key: string; total: bigint }>(
    'SELECT key, total FROM funding_stream WHERE partnership_id = $1',
    [here],
  );
  const totals = await tenant.rows<{ label: string; paid: bigint }>(
    'SELECT label, paid FROM contribution_total WHERE partnership_id = $1',
    [here],
  );
  const maximum = await contractMaximum(tenant, given.periodEnd);
  // every label's total together is all that was ever billed, net of reversals
  const billed = totals.reduce((sum, row) => sum + row.paid, 0n);
  return {
    streamTotals: new Map(streams.map((row) => [row.key, row.total])),
    paidByLabel: new Map(totals.map((row) => [row.label, row.paid])),
    caps: given.caps,
    contractHeadroom: maximum === null ? null : maximum - billed,
  };
}

/** The contract's maximum at a date, minor units; null: it has none. */
export async function contractMaximum(tenant: Tenant, on: CalendarDate): Promise<bigint | null> {
  const row = await tenant.row<{ maximum: bigint | null }>('SELECT app.contract_maximum($1, $2) AS maximum', [
    tenant.partnership.id,
    on,
  ]);
  return row?.maximum ?? null;
}

/** Writes how far the streams have run and what each label has paid, where that changed. */
export async function saveFundingState(
  tenant: Tenant,
  before: FundingState,
  after: FundingState,
): Promise<void> {
  const here = tenant.partnership.id;
  const streams = changed(before.streamTotals, after.streamTotals);
  if (streams.length > 0) {
    await tenant.execute(
      `INSERT INTO funding_stream (partnership_id, key, total) SELECT $1, * FROM unnest($2::text[], $3::bigint[])
       ON CONFLICT (partnership_id, key) DO UPDATE SET total = excluded.total`,
      [here, streams.map(([key]) => key), streams.map(([, total]) => total)],
    );
  }
  const labels = changed(before.paidByLabel, after.paidByLabel);
  if (labels.length > 0) {
    await tenant.execute(
      `INSERT INTO contribution_total (partnership_id, label, paid) SELECT $1, * FROM unnest($2::text[], $3::bigint[])
       ON CONFLICT (partnership_id, label) DO UPDATE SET paid = excluded.paid`,
      [here, labels.map(([label]) => label), labels.map(([, paid]) => paid)],
    );
  }
}

const changed = (
  before: ReadonlyMap<string, bigint>,
  after: ReadonlyMap<string, bigint>,
): [string, bigint][] => [...after].filter(([key, value]) => before.get(key) !== value);
