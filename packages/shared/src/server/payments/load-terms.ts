import type { CalendarDate, ContributionTerms } from '../../rules/index.js';
import {
  CONTRIBUTION_COLUMNS,
  type ContributionRow,
  toContributionTerms,
} from '../funding/contribution-row.js';
import type { Tenant } from '../tenancy/index.js';

/** The agreement's versions as they were known when a run started. */
export interface AgreedTerms {
  /**
   * The terms for what was achieved on a date: the highest version in effect by then, of those up to `known`
   * when that is said; null when there is none.
   */
  on(date: CalendarDate, known?: number): readonly ContributionTerms[] | null;
  /** Caps by label, each as the newest version that lists the label has it. */
  readonly caps: ReadonlyMap<string, bigint | null>;
}

/** As the newest version that counts: whatever has been agreed until now. */
export const EVERY_VERSION = 2 ** 31 - 1;

/**
 * Reads every version up to one (domain.md, Money: Which version).
 * @param upTo the newest version that counts; null: there was none.
 */
export async function loadTerms(tenant: Tenant, upTo: number | null): Promise<AgreedTerms> {
  const rows = await tenant.rows<ContributionRow & { version: number; effective_from: CalendarDate }>(
    `SELECT a.version, a.effective_from, ${CONTRIBUTION_COLUMNS}
     FROM funding_agreement a
     JOIN contribution c ON c.partnership_id = a.partnership_id AND c.agreement_id = a.id
     WHERE a.partnership_id = $1 AND a.version <= $2
     ORDER BY a.version DESC, c.position`,
    [tenant.partnership.id, upTo ?? 0],
  );
  const versions = new Map<number, { version: number; from: CalendarDate; terms: ContributionTerms[] }>();
  const caps = new Map<string, bigint | null>();
  for (const row of rows) {
    const version = versions.get(row.version) ?? {
      version: row.version,
      from: row.effective_from,
      terms: [],
    };
    versions.set(row.version, version);
    version.terms.push(toContributionTerms(row));
    if (!caps.has(row.label)) caps.set(row.label, row.cap);
  }
  // rows come newest first, and a map keeps that order
  const newestFirst = [...versions.values()];
  return {
    on: (date, known = Number.POSITIVE_INFINITY) =>
      newestFirst.find((one) => one.version <= known && one.from <= date)?.terms ?? null,
    caps,
  };
}
