import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor, verifyAudit, verifyLedger } from '@weft/shared/server';
import { expect, vi } from 'vitest';
import type { Acknowledged } from './acknowledged.js';
import type { Place } from './place.js';
import { PATIENCE, type Site } from './site.js';

/** What was found after a fault; all but the first three have to be nothing. */
export interface Found {
  readonly runs: number;
  readonly paid: number;
  readonly acknowledged: number;
  readonly unfinished: number;
  readonly lost: number;
  readonly twice: number;
  readonly ledger: number;
  readonly chain: number;
}

/** Waits until every run is done and nothing waits, which nobody helps along. */
async function settle(site: Site, places: readonly Place[]): Promise<void> {
  const here = places.map(({ scene }) => scene.partnershipId);
  await vi.waitFor(async () => {
    const { rows } = await site.owner.query<{ what: string }>(
      `SELECT kind || ' ' || coalesce(error, 'waits') || CASE WHEN failed_at IS NULL THEN '' ELSE ', given up' END AS what
         FROM outbox WHERE partnership_id = ANY ($1) AND done_at IS NULL
       UNION ALL SELECT 'run ' || state FROM payment_run WHERE partnership_id = ANY ($1) AND state <> 'DONE'`,
      [here],
    );
    expect(rows).toEqual([]);
  }, PATIENCE);
}

/** Counts what is right and what is not, after everything has settled. Expects nothing wrong. */
export async function check(
  site: Site,
  places: readonly Place[],
  acknowledged: readonly Acknowledged[] = [],
  home = site.home,
): Promise<Found> {
  await settle(site, places);
  const here = places.map(({ scene }) => scene.partnershipId);
  const one = async (sql: string): Promise<number> =>
    (await site.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) x`, [here])).rows[0]?.n ??
    Number.NaN;
  const lost: string[] = [];
  for (const said of acknowledged) lost.push(...(await missing(site, said, home)));
  const ledger: string[] = [];
  const chain: string[] = [];
  for (const id of here) {
    ledger.push(...(await verifyLedger(systemActor(id))).findings.map(({ detail }) => detail));
    chain.push(
      ...(await verifyAudit(systemActor(id))).findings.map(({ number, detail }) => `${number}: ${detail}`),
    );
  }
  expect({ lost, ledger, chain }).toEqual({ lost: [], ledger: [], chain: [] });
  const found = {
    runs: await one('SELECT FROM payment_run WHERE partnership_id = ANY ($1)'),
    paid: await one(`SELECT FROM claim WHERE partnership_id = ANY ($1) AND state = 'BILLED'`),
    acknowledged: acknowledged.reduce((sum, said) => sum + said.writes, 0),
    unfinished: await one(
      `SELECT FROM payment_run WHERE partnership_id = ANY ($1) AND (state <> 'DONE' OR done_count <> to_do_count)`,
    ),
    lost: lost.length,
    twice: await one(
      `SELECT claim_id FROM ledger_transaction WHERE partnership_id = ANY ($1) AND kind = 'BILLED'
       GROUP BY partnership_id, claim_id HAVING count(*) > 1`,
    ),
    ledger: ledger.length,
    chain: chain.length,
  };
  expect(found).toMatchObject({ unfinished: 0, lost: 0, twice: 0 });
  return found;
}

/** What was acknowledged and is not there, or there more than once. */
async function missing(site: Site, said: Acknowledged, home: string): Promise<string[]> {
  const absent = async (sql: string, ids: Iterable<string>): Promise<string[]> => {
    const wanted = [...ids];
    const { rows } = await site.owner.query<{ id: string }>(sql, [wanted]);
    const there = new Set(rows.map(({ id }) => id));
    return wanted.filter((id) => !there.has(id));
  };
  const lost = [
    ...(await absent('SELECT id FROM participant WHERE id = ANY ($1)', said.participants)),
    ...(await absent('SELECT id FROM payment_run WHERE id = ANY ($1)', said.runs)),
    ...(await absent('SELECT id FROM upload WHERE id = ANY ($1)', said.uploads.keys())),
    ...(await absent(
      `SELECT claim_id || ' ' || to_state AS id FROM claim_event
       WHERE claim_id || ' ' || to_state = ANY ($1) GROUP BY claim_id, to_state HAVING count(*) = 1`,
      [...said.claims].flatMap(([id, steps]) => steps.map((step) => `${id} ${step}`)),
    )),
  ];
  const { rows: files } = await site.owner.query<{ id: string; key: string }>(
    'SELECT id, storage_key AS key FROM upload WHERE id = ANY ($1)',
    [[...said.uploads.keys()]],
  );
  for (const { id, key } of files) {
    const bytes = readFileSync(join(home, 'files', key));
    if (createHash('sha256').update(bytes).digest('hex') !== said.uploads.get(id)) lost.push(`file ${id}`);
  }
  for (const [person, reads] of said.reads) {
    const { rows } = await site.owner.query<{ noted: number }>(
      `SELECT ((SELECT count(*) FROM audit_note WHERE person_id = $1 AND action = 'claims')
        + (SELECT count(*) FROM audit_entry WHERE person_id = $1 AND action = 'claims'))::int AS noted`,
      [person],
    );
    if ((rows[0]?.noted ?? 0) < reads) lost.push(`reads of ${person}: ${rows[0]?.noted} of ${reads}`);
  }
  return lost;
}
