import { AGE_NOT_KNOWN, type CalendarDate, nameOfAgeBand, type WatchRow } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { readHubGuide, readHubLists } from '../triage/hub-lists.js';

/** Both days within it. */
export interface WatchedTime {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Who refers themself, as a source among sources. */
export const THEMSELVES = { id: 'SELF', name: 'People themselves' } as const;
/** The band of those for whom triage has not said one. */
const NOT_SAID = { code: 'NOT_SAID', title: 'Not said' } as const;

export interface WatchedRows {
  readonly rows: readonly WatchRow[];
  /** codes of the bands in the partnership's order, with their titles */
  readonly bands: readonly { readonly code: string; readonly title: string }[];
  /** names of the age bands, the youngest first */
  readonly ages: readonly string[];
  /** codes of the bands that mean complex circumstances */
  readonly complex: readonly string[];
}

interface Row {
  providerId: string | null;
  sourceId: string | null;
  complexity: string | null;
  ageBand: number | null;
  offered: number;
  declined: number;
  waited: number;
  started: number;
}

/**
 * What became of the people offered in a time, and of everybody referred in it, grouped by one statement that names
 * nobody (`app.watched_decisions`).
 */
export async function readWatchedRows(tenant: Tenant, { from, to }: WatchedTime): Promise<WatchedRows> {
  const guide = await readHubGuide(tenant);
  const { complexity } = await readHubLists(tenant);
  const found = await tenant.rows<Row>(
    `SELECT provider_id AS "providerId", source_id AS "sourceId", complexity, age_band AS "ageBand", offered, declined,
       waited, started FROM app.watched_decisions($1, $2, $3, $4, $5)`,
    [from, to, guide.ageBands, guide.triageDays, guide.answerDays],
  );
  const names = await readNames(tenant);
  const nameOf = (id: string) => ({ id, name: names.get(id) ?? 'An organisation that left' });
  return {
    rows: found.map(({ providerId, sourceId, complexity: band, ageBand, ...counts }) => ({
      provider: providerId === null ? null : nameOf(providerId),
      source: sourceId === null ? THEMSELVES : nameOf(sourceId),
      complexity: band ?? NOT_SAID.code,
      ageBand: ageBand === null ? AGE_NOT_KNOWN : nameOfAgeBand(ageBand, guide.ageBands),
      ...counts,
    })),
    bands: [...complexity, NOT_SAID],
    ages: [
      ...Array.from({ length: guide.ageBands.length + 1 }, (_, nth) => nameOfAgeBand(nth, guide.ageBands)),
      AGE_NOT_KNOWN,
    ],
    complex: complexity.filter(({ isComplex }) => isComplex).map(({ code }) => code),
  };
}

async function readNames(tenant: Tenant): Promise<ReadonlyMap<string, string>> {
  const rows = await tenant.rows<{ id: string; name: string }>(
    `SELECT id, name FROM organisation WHERE partnership_id = $1 AND kinds && '{PROVIDER,REFERRER,ANCHOR,BACKBONE,VERIFIER}'`,
    [tenant.partnership.id],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
