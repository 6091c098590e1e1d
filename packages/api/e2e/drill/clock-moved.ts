import { expect } from 'vitest';
import { postJson } from '../../src/testing/test-server.js';
import type { Drill } from './drill.js';
import { startLoad } from './load.js';
import { makePlace } from './place.js';
import type { Api, Backend } from './site.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** API and worker differ, and both from the database. */
const MOVES: readonly (readonly [api: number, worker: number])[] = [
  [2 * HOUR, -2 * HOUR],
  [-40 * DAY, 40 * DAY],
  [40 * DAY, -40 * DAY],
  [-3 * 365 * DAY, 3 * 365 * DAY],
  [90_000, 90_000],
  [0, 0],
];

/**
 * Moves the clocks of API and worker, forward and back, under people who work and runs that are under way: the
 * database's clock says what happened when, how long a session lasts, and what waits too long.
 */
export async function clockMoved(drill: Drill, backend: Backend): Promise<void> {
  const { site, random, size } = drill;
  const place = await makePlace(site.owner);
  const { rows: clock } = await site.owner.query<{ began: Date }>('SELECT now() AS began');
  const api = await site.api({ clock: true });
  const worker = await site.worker(backend, { clock: true });
  const load = await startLoad(site, place, random, [api.url]);
  const ended = await site.cookieFor(place.scene.people.manager.personId, api.url);
  await endSession(drill, place.scene.people.manager.personId);

  const moves = MOVES.slice(0, size.moves);
  for (const [nth, [ofApi, ofWorker]] of moves.entries()) {
    await place.fill(random.between(size.claims / 4, size.claims));
    await load.prepareRun();
    await Promise.all([api.moveClock(ofApi), worker.moveClock(ofWorker)]);
    await load.acknowledges(20);
    await load.prepareRun();
    // whoever signs in now may work, and whoever idled for too long may not, whatever the API's clock says
    const fresh = await site.cookieFor(place.scene.people.otherBackbone.personId, api.url);
    expect(await mayRead(api, fresh, place.scene.slug)).toBe(true);
    expect(await mayRead(api, ended, place.scene.slug)).toBe(false);
    drill.progress(`${nth + 1} of ${moves.length} times the clocks moved`);
  }
  await load.stop();
  drill.answers(load.acknowledged);
  drill.expectNoFault([load.acknowledged]);
  await expectTrueTimes(drill, place.scene.partnershipId, clock[0]?.began);
  await drill.check(`clocks moved, jobs in ${backend}`, moves.length, [place], [load.acknowledged]);
}

async function mayRead(api: Api, cookie: string, partnership: string): Promise<boolean> {
  const headers = { cookie, 'x-partnership': partnership };
  const answer = await postJson(`${api.url}/graphql`, { query: '{ claims { totalCount } }' }, headers);
  const { data } = (await answer.json()) as { data?: { claims: unknown } | null };
  return Boolean(data?.claims);
}

/** As if its person had been away for more than an hour. */
async function endSession({ site }: Drill, personId: string): Promise<void> {
  const { rowCount } = await site.owner.query(
    `UPDATE auth.session SET "lastSeenAt" = now() - interval '61 minutes'
     WHERE "userId" = $1`,
    [personId],
  );
  expect(rowCount).toBe(1);
}

/** Every instant that was written meanwhile is the database's own. */
async function expectTrueTimes(
  { site }: Drill,
  partnershipId: string,
  began: Date | undefined,
): Promise<void> {
  const { rows } = await site.owner.query<{ what: string; off: number }>(
    `SELECT what, count(*)::int AS off FROM (
       SELECT 'claim event' AS what, at FROM claim_event WHERE partnership_id = $1
       UNION ALL SELECT 'upload', uploaded_at FROM upload WHERE partnership_id = $1
       UNION ALL SELECT 'run', finished_at FROM payment_run WHERE partnership_id = $1
       UNION ALL SELECT 'statement', issued_at FROM statement WHERE partnership_id = $1
       UNION ALL SELECT 'session', s."createdAt" FROM auth.session s
         JOIN membership m ON m.person_id = s."userId" WHERE m.partnership_id = $1
     ) written WHERE at NOT BETWEEN $2 AND now() GROUP BY what`,
    [partnershipId, began],
  );
  expect(rows).toEqual([]);
}
