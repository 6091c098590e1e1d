import {
  type CountOfLimit,
  contractYear,
  earlierOf,
  laterOf,
  outlookOf,
  type PaceWindow,
  perQuarter,
} from '../../rules/index.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';
import type { CountLimitView } from './forecast-view.js';

interface Line {
  outcome_code: string;
  title: string;
  cohort: string;
  provider_id: string | null;
  provider: OrganisationView | null;
  maximum_paid: number | null;
  maximum_paid_per_year: number | null;
}

/** The lines with a maximum on the cards in force on a day. */
const LINES = `
  SELECT t.outcome_code, t.title, t.cohort, k.provider_id, t.maximum_paid, t.maximum_paid_per_year,
    (SELECT ${organisationJson('o')} FROM organisation o
      WHERE o.partnership_id = $1 AND o.id = k.provider_id) AS provider
  FROM (SELECT DISTINCT ON (provider_id) id, provider_id FROM rate_card
    WHERE partnership_id = $1 AND status = 'PUBLISHED' AND effective_from <= $2
    ORDER BY provider_id, effective_from DESC) k
  JOIN tariff t ON t.partnership_id = $1 AND t.rate_card_id = k.id
  WHERE t.maximum_paid IS NOT NULL OR t.maximum_paid_per_year IS NOT NULL
  ORDER BY k.provider_id NULLS FIRST, t.position, t.cohort`;

/** Live claims of each line: in all, in a year, in the window of the pace. */
const COUNTS = `
  SELECT y.nth, y.total, y.in_year, w.in_year AS in_window
  FROM app.count_live_claims($1, $2, $3, $4, $5) y JOIN app.count_live_claims($1, $2, $3, $6, $7) w USING (nth)`;

/** How long the counts of outcomes last that the rate cards in force put a maximum on. Two statements at most. */
export async function readCountLimits(system: Tenant, window: PaceWindow | null): Promise<CountLimitView[]> {
  const { id, contractFrom, contractTo } = system.partnership;
  const asOf = earlierOf(system.today, contractTo);
  const lines = await system.rows<Line>(LINES, [id, asOf]);
  if (lines.length === 0) return [];
  const year = contractYear(laterOf(asOf, contractFrom), contractFrom);
  const each = <T>(value: T): T[] => lines.map(() => value);
  const counts = await system.rows<{ nth: number; total: number; in_year: number; in_window: number }>(
    COUNTS,
    [
      lines.map((line) => line.outcome_code),
      lines.map((line) => line.cohort),
      lines.map((line) => line.provider_id),
      each(year.from),
      each(year.to),
      each(window?.from ?? contractFrom),
      each(window?.to ?? contractFrom),
    ],
  );
  const countOf = new Map(counts.map((one) => [one.nth, one]));
  return lines.flatMap((line, index) => {
    const count = countOf.get(index + 1);
    const pace = window && { ...window, amount: BigInt(count?.in_window ?? 0) };
    const view = (limit: number, used: number, within: CountLimitView['year']): CountLimitView => {
      const last = within ? earlierOf(within.to, contractTo) : contractTo;
      const outlook = outlookOf({ limit: BigInt(limit), used: BigInt(used), asOf, last, pace });
      return {
        outcomeCode: line.outcome_code,
        title: line.title,
        cohort: line.cohort,
        provider: line.provider,
        year: within,
        limit,
        used,
        left: Number(outlook.left),
        perQuarter: pace && Number(perQuarter(pace)),
        state: outlook.state,
        runsOutOn: outlook.runsOutOn,
      };
    };
    const { maximum_paid: inAll, maximum_paid_per_year: inYear } = line;
    return [
      ...(inAll === null ? [] : [view(inAll, count?.total ?? 0, null)]),
      ...(inYear === null ? [] : [view(inYear, count?.in_year ?? 0, { from: year.from, to: year.to })]),
    ];
  });
}

/** The counts as the warnings of those who decide read them. */
export async function readNearCounts(tenant: Tenant): Promise<CountOfLimit[]> {
  const limits = await readCountLimits(tenant, null);
  return limits.map(({ title, year, limit, used }) => ({ title, within: year, limit, used }));
}
