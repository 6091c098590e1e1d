import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, calendarDate } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import { systemActor } from '../tenancy/index.js';
import { correctStatus, milestonesOf, recordHours, recordStatus, sweepMilestones } from './index.js';

const on = calendarDate;
const START = on('2024-03-01');
const TODAY = '2025-01-20';
const RUNS = 12;

let database: TestDatabase;
let scene: ClaimScene;
beforeAll(async () => {
  database = await testDatabase();
  const lines = [
    { code: 'JOB', price: 50_000n },
    { code: 'JOB_3M', after: 'JOB', months: 3, breakDays: 7 },
    { code: 'JOB_12M', after: 'JOB', months: 12 },
    { code: 'JOB_13W', after: 'JOB', fullTimeWeeks: '13', breakDays: 28 },
  ];
  scene = await makeClaimScene(database.owner, { lines });
  await database.owner.query('UPDATE app.installation SET dates_back = true');
});
afterAll(() => database.close());

const day = fc.integer({ min: 0, max: 320 }).map((days) => addDays(START, days));
const fact = fc.oneof(
  fc.record({ held: fc.boolean(), from: day, days: fc.option(fc.nat(60)), wrongFirst: fc.boolean() }),
  fc.record({ from: day, weekly: fc.constantFrom('0', '12.5', '20', '35', '48') }),
);
type Fact = typeof fact extends fc.Arbitrary<infer Kind> ? Kind : never;

const at = (actor: ClaimScene['people']['linkWorker']) => ({ ...actor, at: new Date(`${TODAY}T10:00:00Z`) });

async function record(participantId: string, one: Fact): Promise<void> {
  const worker = at(scene.people.linkWorker);
  const about = { participantId, outcomeCode: 'JOB' };
  if ('weekly' in one) {
    granted(await recordHours(worker, { ...about, from: one.from, weekly: one.weekly }));
    return;
  }
  const last = one.days === null ? null : addDays(one.from, one.days);
  const to = last !== null && last > TODAY ? on(TODAY) : last;
  const reason = one.held ? ('CONFIRMED' as const) : ('JOB_ENDED' as const);
  const status = { held: one.held, from: one.from, to, reason };
  if (!one.wrongFirst) {
    granted(await recordStatus(worker, { ...about, ...status }));
    return;
  }
  // said wrongly at first, and put right
  const known = new Set(await entryIds(participantId));
  const wrong = { held: false, from: START, to: null, reason: 'OTHER' as const };
  granted(await recordStatus(worker, { ...about, ...wrong }));
  const id = (await entryIds(participantId)).find((entry) => !known.has(entry)) ?? '';
  granted(await correctStatus(worker, { id, status }));
}

async function entryIds(participantId: string): Promise<string[]> {
  const own = (await milestonesOf(at(scene.people.linkWorker), [participantId])).get(participantId);
  return own?.[0]?.recorded.map(({ id }) => id) ?? [];
}

const rowsOf = async (participantId: string) =>
  (
    await database.owner.query(
      `SELECT outcome_code, state, since::text, due_on::text, prompt_on::text, look_again_on::text, reason, doubt,
         progress_unit, progress_done, progress_of, ready_to_claim
       FROM milestone WHERE participant_id = $1 ORDER BY outcome_code`,
      [participantId],
    )
  ).rows;

async function employed(): Promise<string> {
  const { id } = await scene.enrol();
  const input = scene.input(id, { outcomeCode: 'JOB', achievedOn: START });
  granted(await submitClaim({ ...scene.people.linkWorker, at: new Date('2024-03-02T10:00:00Z') }, input));
  return id;
}

it('leaves the same rows in whatever order the facts came, and whether or not the sweep looked in between', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      async (facts, mix) => {
        const [first, second] = [await employed(), await employed()];
        for (const one of facts) await record(first, one);
        await sweepMilestones({ ...systemActor(scene.partnershipId), at: new Date('2024-09-01T03:00:00Z') });
        const shuffled = facts
          .map((one) => ({ one, place: mix.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place);
        for (const { one } of shuffled) await record(second, one);
        const [rows, others] = [await rowsOf(first), await rowsOf(second)];
        expect(others).toEqual(rows);
        expect(rows).toHaveLength(3);
        seen += 1;
      },
    ),
    { numRuns: RUNS },
  );
  expect(seen).toBeGreaterThanOrEqual(RUNS);
});
