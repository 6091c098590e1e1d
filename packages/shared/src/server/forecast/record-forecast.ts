import {
  addYears,
  type CalendarDate,
  FORECAST_KINDS,
  type ForecastKind,
  formatDate,
  isRefusal,
  type PeriodAmount,
  type PlannedPeriodInput,
  parseDate,
  type Refusal,
  readPeriods,
  refuse,
} from '../../rules/index.js';
import { LONGEST_NOTE, readName, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { ForecastPlanView } from './forecast-view.js';
import { readPlans } from './read-plans.js';

export interface ForecastInput {
  readonly name: string;
  readonly kind: ForecastKind;
  readonly adoptedOn: string;
  readonly note?: string | null;
  readonly periods: readonly PlannedPeriodInput[];
}

const LONGEST_NAME = 100;
/** How far a plan may reach beyond the contract, in years: the Kirklees record's do by one. */
const BEYOND = 2;

/** Any number that no other advisory lock of this database uses. */
const PLANS = 7122;

/**
 * The backbone records a forecast plan. Under the name of an earlier one it is that plan's next version; what was
 * recorded stays (features.md OM9).
 *
 * @returns the plan; INVALID with its field; OUT_OF_RANGE far outside the contract; OVERLAP where a day is planned twice.
 */
export function recordForecast(actor: Actor, input: ForecastInput): Promise<ForecastPlanView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordForecast');
    const name = readName(input.name, 'name', LONGEST_NAME, 'Name the plan, for example “Base case”.');
    if (isRefusal(name)) return name;
    if (!FORECAST_KINDS.includes(input.kind))
      return refuse('INVALID', 'Choose what the plan is for.', 'kind');
    const adoptedOn = parseDate(input.adoptedOn);
    if (!adoptedOn) return refuse('INVALID', 'Give the day from which the plan holds.', 'adoptedOn');
    const note = input.note?.trim() ? readText(input.note, 'note', LONGEST_NOTE, '') : null;
    if (isRefusal(note)) return note;
    const periods = readPeriods(input.periods, tenant.partnership.currency);
    if (isRefusal(periods)) return periods;
    const outside = judgeReach(tenant, adoptedOn, periods);
    if (outside) return outside;
    return write(tenant, { name, kind: input.kind, adoptedOn, note, periods });
  });
}

function judgeReach(
  tenant: Tenant,
  adoptedOn: CalendarDate,
  periods: readonly PeriodAmount[],
): Refusal | null {
  const first = addYears(tenant.partnership.contractFrom, -BEYOND);
  const last = addYears(tenant.partnership.contractTo, BEYOND);
  const between = `Choose a day from ${formatDate(first)} to ${formatDate(last)}: the contract, and ${BEYOND} years before and after it.`;
  if (adoptedOn < first || adoptedOn > last) return refuse('OUT_OF_RANGE', between, 'adoptedOn');
  const outside = periods.some(({ from, to }) => from < first || to > last);
  return outside
    ? refuse('OUT_OF_RANGE', `A period lies far outside the contract. ${between}`, 'periods')
    : null;
}

interface ReadPlan {
  readonly name: string;
  readonly kind: ForecastKind;
  readonly adoptedOn: CalendarDate;
  readonly note: string | null;
  readonly periods: readonly PeriodAmount[];
}

async function write(tenant: Tenant, plan: ReadPlan): Promise<ForecastPlanView> {
  const here = tenant.partnership.id;
  await tenant.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [PLANS, here]);
  const made = await tenant.row<{ id: string }>(
    `INSERT INTO forecast_plan (partnership_id, name, version, kind, adopted_on, note, period_count, recorded_by, recorded_at)
     VALUES ($1, $2, (SELECT coalesce(max(version), 0) + 1 FROM forecast_plan WHERE partnership_id = $1 AND name = $2),
       $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      here,
      plan.name,
      plan.kind,
      plan.adoptedOn,
      plan.note,
      plan.periods.length,
      tenant.me.personId,
      tenant.now,
    ],
  );
  if (!made) throw new Error('A forecast plan was not written.');
  await tenant.execute(
    `INSERT INTO forecast_period (partnership_id, plan_id, period_count, position, period_from, period_to, amount)
     SELECT $1, $2, $3, x.nth, x.period_from, x.period_to, x.amount
     FROM unnest($4::date[], $5::date[], $6::bigint[]) WITH ORDINALITY AS x(period_from, period_to, amount, nth)`,
    [
      here,
      made.id,
      plan.periods.length,
      plan.periods.map(({ from }) => from),
      plan.periods.map(({ to }) => to),
      plan.periods.map(({ amount }) => amount),
    ],
  );
  const [recorded] = await readPlans(tenant, made.id);
  if (!recorded) throw new Error('A forecast plan that was just written is not there.');
  return recorded;
}
