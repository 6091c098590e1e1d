import { type CalendarDate, type Cohort, contractYear, type PricedTariff } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Any number that no other advisory lock of this database uses. */
const CAPS = 7102;

export interface Counted {
  readonly tariff: PricedTariff;
  /** whose own card the tariff is on; null for the general card */
  readonly cardProviderId: string | null;
  readonly achievedOn: CalendarDate;
}

/** How often outcomes with a maximum stand claimed, kept up to date while a set is judged. */
export class ClaimCounts {
  constructor(
    private readonly contractFrom: CalendarDate,
    private readonly totals: Map<string, number>,
    private readonly years: Map<string, number>,
  ) {}

  of(one: Counted): { total: number; inContractYear: number } {
    return {
      total: this.totals.get(lineOf(one)) ?? 0,
      inContractYear: this.years.get(yearKeyOf(one, this.contractFrom)) ?? 0,
    };
  }

  add(one: Counted): void {
    if (!hasMaximum(one.tariff)) return;
    const { total, inContractYear } = this.of(one);
    this.totals.set(lineOf(one), total + 1);
    this.years.set(yearKeyOf(one, this.contractFrom), inContractYear + 1);
  }
}

const hasMaximum = (tariff: PricedTariff): boolean =>
  tariff.maximumPaid !== null || tariff.maximumPaidPerYear !== null;
const lineOf = (one: Counted): string =>
  `${one.tariff.outcomeCode} ${one.tariff.cohort} ${one.cardProviderId ?? 'general'}`;
const yearKeyOf = (one: Counted, contractFrom: CalendarDate): string =>
  `${lineOf(one)} ${contractYear(one.achievedOn, contractFrom).number}`;

/**
 * Counts live claims of those tariffs that have a maximum, under a lock on each such outcome that lasts
 * until the transaction ends: whoever comes next counts what this one adds. Two statements, or none.
 */
export async function countUnderLock(tenant: Tenant, asked: readonly Counted[]): Promise<ClaimCounts> {
  const codes = [
    ...new Set(asked.flatMap(({ tariff }) => (hasMaximum(tariff) ? [tariff.outcomeCode] : []))),
  ].sort();
  if (codes.length === 0) return countClaims(tenant, []);
  // in one order for everybody, so that two sets never wait for each other
  await tenant.rows(
    `SELECT pg_advisory_xact_lock($1, hashtext($2 || ' ' || c.code))
     FROM (SELECT code FROM unnest($3::text[]) AS code ORDER BY hashtext($2 || ' ' || code)) c`,
    [CAPS, tenant.partnership.id, codes],
  );
  return countClaims(tenant, asked);
}

/** The same as they stand now, for a page: whoever submits meanwhile changes them. One statement, or none. */
export async function countClaims(tenant: Tenant, asked: readonly Counted[]): Promise<ClaimCounts> {
  const { contractFrom } = tenant.partnership;
  const wanted = new Map<string, Counted & { cohort: Cohort }>();
  for (const one of asked) {
    if (hasMaximum(one.tariff))
      wanted.set(yearKeyOf(one, contractFrom), { ...one, cohort: one.tariff.cohort });
  }
  if (wanted.size === 0) return new ClaimCounts(contractFrom, new Map(), new Map());
  const list = [...wanted.values()];
  const years = list.map((one) => contractYear(one.achievedOn, contractFrom));
  const rows = await tenant.rows<{ nth: number; total: number; in_year: number }>(
    'SELECT * FROM app.count_live_claims($1, $2, $3, $4, $5)',
    [
      list.map((one) => one.tariff.outcomeCode),
      list.map((one) => one.cohort),
      list.map((one) => one.cardProviderId),
      years.map((year) => year.from),
      years.map((year) => year.to),
    ],
  );
  const totals = new Map<string, number>();
  const inYears = new Map<string, number>();
  for (const row of rows) {
    const one = list[row.nth - 1];
    if (!one) continue;
    totals.set(lineOf(one), row.total);
    inYears.set(yearKeyOf(one, contractFrom), row.in_year);
  }
  return new ClaimCounts(contractFrom, totals, inYears);
}
