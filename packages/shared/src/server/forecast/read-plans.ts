import type { CalendarDate, ForecastKind } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import type { ForecastPlanView } from './forecast-view.js';

interface PlanRow {
  id: string;
  name: string;
  version: number;
  kind: ForecastKind;
  adopted_on: CalendarDate;
  note: string | null;
  total: bigint;
  recorded_by: PersonView | null;
  recorded_at: Date;
  periods: { from: CalendarDate; to: CalendarDate; amount: string }[] | null;
}

/** Plans, the one adopted last first; with their periods where one is asked for by its id. */
export async function readPlans(tenant: Tenant, id?: string): Promise<ForecastPlanView[]> {
  const p = new Parameters();
  const where = [`f.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (id !== undefined) where.push(`f.id = ${p.add(id)}`);
  const periods =
    id === undefined
      ? 'NULL'
      : `json_agg(json_build_object('from', x.period_from, 'to', x.period_to, 'amount', x.amount::text)
           ORDER BY x.position)`;
  const rows = await tenant.rows<PlanRow>(
    `SELECT f.id, f.name, f.version, f.kind, f.adopted_on, f.note, f.recorded_at, x.total, x.periods,
       ${personOf('f.recorded_by')} AS recorded_by
     FROM forecast_plan f
     CROSS JOIN LATERAL (SELECT coalesce(sum(x.amount), 0)::bigint AS total, ${periods} AS periods
       FROM forecast_period x WHERE x.partnership_id = f.partnership_id AND x.plan_id = f.id) x
     WHERE ${where.join(' AND ')} ORDER BY f.adopted_on DESC, f.recorded_at DESC, f.id`,
    p.values,
  );
  const { currency } = tenant.partnership;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    kind: row.kind,
    adoptedOn: row.adopted_on,
    note: row.note,
    total: { amount: row.total, currency },
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    periods: (row.periods ?? []).map(({ from, to, amount }) => ({
      from,
      to,
      amount: { amount: BigInt(amount), currency },
    })),
  }));
}
