import { comparePlan, type DateRange, may, type PaceWindow, paceWindow } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { moneyOrNull } from '../money.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readCountLimits } from './count-limits.js';
import type { ForecastPlanView, ForecastRowView, ForecastView, PaceView } from './forecast-view.js';
import { type BilledAmount, readBilled, readBilledTo, readWaiting } from './money-by-quarter.js';
import { readMoneyLimits } from './money-limits.js';
import { readPlans } from './read-plans.js';

const asPace = (window: PaceWindow | null): PaceView | null => window;

/**
 * A plan beside what was paid, quarter by quarter, and what runs out when at the present pace: the contract's
 * maximum, each contribution's cap, the counts of outcomes (features.md OM9). A funder sees its own contributions.
 *
 * @param request.planId the plan to compare with; the newest that was adopted by today when left out.
 * @throws Fault NOT_FOUND for a plan that is not of this partnership.
 */
export function getForecast(
  actor: Actor,
  request: { readonly planId?: string | null | undefined } = {},
): Promise<ForecastView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('forecast');
    const seesAll = may(tenant.me.roles, 'forecastPlans');
    const { planId } = request;
    const plans = seesAll ? await readPlans(tenant) : [];
    const chosen = planId
      ? plans.find(({ id }) => isId(planId) && id === planId.toLowerCase())
      : (plans.find(({ adoptedOn }) => adoptedOn <= tenant.today) ?? plans[0]);
    if (planId && !chosen) throw notFound();
    const [plan = null] = chosen ? await readPlans(tenant, chosen.id) : [];
    const onlyOf = seesAll ? null : tenant.me.funderIds;
    // an auditor sees verified claims only, a funder no ledger; both are told sums
    return read(await tenant.continueAsSystem(), { plans, plan, onlyOf });
  });
}

interface Given {
  readonly plans: readonly ForecastPlanView[];
  readonly plan: ForecastPlanView | null;
  /** the funders whose money it is about; null: everybody's */
  readonly onlyOf: readonly string[] | null;
}

async function read(system: Tenant, { plans, plan, onlyOf }: Given): Promise<ForecastView> {
  const { contractFrom, contractTo } = system.partnership;
  const contract = { from: contractFrom, to: contractTo };
  const billed = await readBilled(system, onlyOf);
  const billedTo = await readBilledTo(system);
  const window = billedTo && paceWindow(contract, billedTo);
  const countWindow = paceWindow(contract, system.today);
  return {
    plans,
    plan,
    rows: onlyOf ? [] : await readRows(system, contract, billed, { plan, billedTo }),
    billedTo,
    pace: asPace(window),
    countPace: onlyOf ? null : asPace(countWindow),
    moneyLimits: await readMoneyLimits(system, { billed, billedTo, window, onlyOf }),
    countLimits: onlyOf ? [] : await readCountLimits(system, countWindow),
  };
}

async function readRows(
  system: Tenant,
  contract: DateRange,
  billed: readonly BilledAmount[],
  { plan, billedTo }: Pick<ForecastView, 'plan' | 'billedTo'>,
): Promise<ForecastRowView[]> {
  const { currency } = system.partnership;
  const money = (amount: bigint) => ({ amount, currency });
  const rows = comparePlan({
    planned:
      plan === null
        ? null
        : plan.periods.map(({ from, to, amount }) => ({ from, to, amount: amount.amount })),
    actual: billed,
    waiting: await readWaiting(system),
    contract,
  });
  return rows.map((row) => {
    const isBilled = billedTo !== null && row.to <= billedTo;
    return {
      from: row.from,
      to: row.to,
      planned: moneyOrNull(row.planned, currency),
      actual: money(row.actual),
      waiting: money(row.waiting),
      difference: row.planned === null || !isBilled ? null : money(row.actual - row.planned),
      plannedToDate: moneyOrNull(row.plannedToDate, currency),
      actualToDate: money(row.actualToDate),
      isBilled,
    };
  });
}
