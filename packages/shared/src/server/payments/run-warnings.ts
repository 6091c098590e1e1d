import {
  type CalendarDate,
  explainCap,
  explainCount,
  explainMaximum,
  formatDate,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { DOES_NOT_STAND } from '../claims/does-not-stand.js';
import { readNearCounts } from '../forecast/count-limits.js';
import type { Money } from '../money.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { contractMaximum } from './funding-state.js';
import { PAID_BY_GRANT } from './paid-by-grant.js';
import type { PaymentRunView } from './payment-views.js';

/** What a run of a period's end would meet, before anybody prepares it. */
export interface RunPreviewView {
  readonly periodEnd: CalendarDate;
  /** verified, achieved by then, and not billed */
  readonly claimCount: number;
  /** what those claims come to, before what is given back */
  readonly total: Money;
  /** billed by earlier runs and reversed since: this run gives them back */
  readonly givenBackCount: number;
  readonly givenBackTotal: Money;
  readonly warnings: readonly string[];
}

interface Limits {
  readonly billed: bigint;
  readonly caps: readonly string[];
  readonly counts: readonly string[];
}

/** What every run of a partnership is judged by. Three statements. */
async function loadLimits(tenant: Tenant): Promise<Limits> {
  const { id, currency } = tenant.partnership;
  const rows = await tenant.rows<{ label: string; paid: bigint; cap: bigint | null }>(
    `SELECT label, coalesce(t.paid, 0)::bigint AS paid, c.cap
     FROM (SELECT * FROM contribution_total WHERE partnership_id = $1) t
     FULL JOIN (SELECT c.label, c.cap, c.position FROM contribution c WHERE c.partnership_id = $1
       AND c.agreement_id = (SELECT a.id FROM funding_agreement a WHERE a.partnership_id = $1
         ORDER BY a.version DESC LIMIT 1)) c USING (label)
     ORDER BY c.position, label`,
    [id],
  );
  const caps = rows.flatMap(({ label, paid, cap }) => {
    const said = cap === null ? null : explainCap(label, { limit: cap, used: paid }, currency);
    return said === null ? [] : [said];
  });
  const near = await readNearCounts(tenant);
  const counts = near.flatMap((one) => explainCount(one) ?? []);
  return { billed: rows.reduce((sum, { paid }) => sum + paid, 0n), caps, counts };
}

/**
 * Adds to runs that wait for the commissioner what they do to the contract's maximum, the funders' caps and the
 * outcomes' counts: over one of them, or within five per cent. A run that is authorised says nothing any more.
 */
export async function warnOfRuns(tenant: Tenant, runs: readonly PaymentRunView[]): Promise<PaymentRunView[]> {
  const waits = (run: PaymentRunView): boolean =>
    run.state === 'DONE' && run.kind !== 'OPENING' && run.authorisedAt === null;
  if (!runs.some(waits)) return [...runs];
  const limits = await loadLimits(tenant);
  const maximum = await contractMaximum(tenant, tenant.today);
  return runs.map((run) => {
    if (!waits(run)) return run;
    const unfunded = run.unfundedTotal.amount;
    const lead = unfunded > 0n ? 'With this run, and the claims that it could not bill,' : 'With this run';
    return { ...run, warnings: say(tenant, limits, { maximum, adding: unfunded, lead }) };
  });
}

function say(
  tenant: Tenant,
  { billed, caps, counts }: Limits,
  { maximum, adding, lead }: { maximum: bigint | null; adding: bigint; lead: string },
): string[] {
  const whole =
    maximum === null
      ? null
      : explainMaximum({ limit: maximum, used: billed + adding }, lead, tenant.partnership.currency);
  return [...(whole === null ? [] : [whole]), ...caps, ...counts];
}

/**
 * What a payment run to a period's end would bill and give back, and the limits that it would come near or go over; for the
 * backbone, before it prepares the run. Nothing is refused for it: what does not fit stands unfunded, in sight.
 *
 * @returns OUT_OF_RANGE for an end in the future.
 */
export function previewRun(
  actor: Actor,
  { periodEnd }: { readonly periodEnd: CalendarDate },
): Promise<RunPreviewView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('runPayments');
    if (periodEnd > tenant.today)
      return refuse('OUT_OF_RANGE', `Choose a period that ends by ${formatDate(tenant.today)}.`, 'periodEnd');
    const { id: here, currency } = tenant.partnership;
    const row = await tenant.row<{ count: number; total: bigint; back: number; backTotal: bigint }>(
      `SELECT due.*, given.* FROM (
         SELECT count(*)::int AS count, coalesce(sum(c.price), 0)::bigint AS total FROM claim c
         WHERE c.partnership_id = $1 AND c.state = 'VERIFIED' AND c.achieved_on <= $2 AND NOT ${PAID_BY_GRANT} AND NOT ${DOES_NOT_STAND}) due,
       (SELECT count(*)::int AS back, coalesce(sum(c.price), 0)::bigint AS "backTotal" FROM claim c
         WHERE c.partnership_id = $1 AND c.state = 'REVERSED' AND c.reversal_pending) given`,
      [here, periodEnd],
    );
    const total = row?.total ?? 0n;
    const limits = await loadLimits(tenant);
    const maximum = await contractMaximum(tenant, periodEnd);
    return {
      periodEnd,
      claimCount: row?.count ?? 0,
      total: { amount: total, currency },
      givenBackCount: row?.back ?? 0,
      givenBackTotal: { amount: row?.backTotal ?? 0n, currency },
      warnings: say(tenant, limits, { maximum, adding: total, lead: 'With these claims' }),
    };
  });
}
