import { setTimeout as pause } from 'node:timers/promises';
import { calendarDate, isRefusal } from '@weft/shared';
import { runPayments } from '@weft/shared/server';
import { expect, vi } from 'vitest';
import { Acknowledged, more } from './acknowledged.js';
import { askForRun } from './ask.js';
import type { Drill } from './drill.js';
import { makePlace, type Place } from './place.js';
import type { Backend } from './site.js';

/** Where the run that went furthest without being done stood when its worker was killed. */
const PHASES = ['waits', 'is taken', 'has its list', 'is billed in part', 'is billed'] as const;
type Phase = (typeof PHASES)[number];

const PHASE = `SELECT CASE
    WHEN r.started_at IS NOT NULL AND r.done_count = r.to_do_count THEN 'is billed'
    WHEN r.done_count > 0 THEN 'is billed in part'
    WHEN r.started_at IS NOT NULL THEN 'has its list'
    WHEN o.started_at IS NOT NULL THEN 'is taken' ELSE 'waits' END AS phase
  FROM payment_run r JOIN outbox o ON o.partnership_id = r.partnership_id AND o.payload->>'runId' = r.id::text
  WHERE r.partnership_id = ANY ($1) AND r.state IN ('QUEUED', 'RUNNING') AND o.done_at IS NULL`;

/** What the database was doing for the worker at that moment. */
const AT_WORK = `SELECT substring(query FROM '^\\s*(\\w+(?:\\s+(?:INTO|FROM)?\\s*\\w+)?)') AS doing FROM pg_stat_activity
  WHERE application_name = 'weft-worker' AND state = 'active' AND datname = current_database()`;

/**
 * Kills the worker at random points of payment runs, each time in another phase: half of the moments are drawn from
 * the time since it was started, half are a little after a run came into a phase that was drawn. Every other run is
 * announced through the API, the rest by the use case itself, as the schedule does it.
 */
export async function workerKilled(drill: Drill, backend: Backend): Promise<void> {
  const { site, random, size } = drill;
  const api = await site.api();
  const places = await Promise.all(Array.from({ length: size.places }, () => makePlace(site.owner)));
  const here = places.map(({ scene }) => scene.partnershipId);
  const cookies = new Map<Place, string>();
  for (const place of places)
    cookies.set(place, await site.cookieFor(place.scene.people.backbone.personId, api.url));
  const said = new Acknowledged();
  let prepared = 0;

  /** Another run for every partnership whose last one is done. */
  const topUp = async (): Promise<void> => {
    const { rows } = await site.owner.query<{ id: string }>(
      `SELECT partnership_id AS id FROM payment_run WHERE partnership_id = ANY ($1) AND state <> 'DONE'`,
      [here],
    );
    const busy = new Set(rows.map(({ id }) => id));
    for (const place of places) {
      if (busy.has(place.scene.partnershipId)) continue;
      await place.fill(random.between(size.claims / 4, size.claims));
      const periodEnd = place.nextPeriodEnd();
      prepared += 1;
      if (prepared % 2 === 0) {
        const run = await runPayments(place.scene.people.backbone, { periodEnd: calendarDate(periodEnd) });
        if (isRefusal(run)) throw new Error(run.message);
        said.runs.add(run.id);
      } else {
        const who = { cookie: cookies.get(place) ?? '', partnership: place.scene.slug };
        said.runs.add(await askForRun(api.url, who, periodEnd));
      }
    }
  };
  const phases = async (): Promise<Phase[]> =>
    (await site.owner.query<{ phase: Phase }>(PHASE, [here])).rows.map(({ phase }) => phase);
  const furthest = (all: readonly Phase[]): Phase | undefined =>
    PHASES.findLast((phase) => all.includes(phase));

  const hit = new Map<string, number>();
  const doing = new Map<string, number>();
  for (let kills = 0; kills < size.kills; ) {
    await topUp();
    const worker = site.wakingWorker(backend);
    if (random.next() < 0.5) await pause(random.between(0, size.lifetimeMs));
    else {
      const wanted = random.one(PHASES.slice(1));
      await vi
        .waitFor(async () => expect(await phases()).toContain(wanted), {
          timeout: 6 * size.lifetimeMs,
          interval: 5,
        })
        // a phase that is too short, or that no run comes to before all are done: this moment is as good
        .catch(() => undefined);
      await pause(random.between(0, 150));
    }
    const [found, active] = await Promise.all([phases(), site.owner.query<{ doing: string }>(AT_WORK)]);
    await worker.kill();
    const phase = furthest(found);
    // all runs were done: nothing was interrupted
    if (!phase) continue;
    kills += 1;
    more(hit, phase);
    for (const row of active.rows) more(doing, row.doing.replace(/\s+/g, ' '));
    drill.progress(`${kills} of ${size.kills} workers killed`);
  }
  for (const [phase, count] of hit) drill.count(`killed while a run ${phase}`, count);
  for (const [what, count] of doing) drill.detail(`in the database at that moment: ${what}`, count);
  await site.worker(backend);
  await drill.check(`worker killed, jobs in ${backend}`, size.kills, places, [said]);
}
