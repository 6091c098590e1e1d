import { submitClaim } from '@weft/shared/server';
import { granted, makeClaimScene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepAllMilestones } from './schedule.js';

const log = pino({ level: 'silent' });
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const states = async () =>
  (
    await database.owner.query<{ state: string }>(
      `SELECT state FROM milestone WHERE outcome_code = 'STAY_3' ORDER BY partnership_id`,
    )
  ).rows.map(({ state }) => state);
const sweep = (stopped?: () => boolean) => sweepAllMilestones(database.appUrl, log, stopped);

it('judges what time has changed in every partnership, once, and not while the past is loaded', async () => {
  for (let nth = 0; nth < 2; nth++) {
    const scene = await makeClaimScene(database.owner);
    const { id } = await scene.enrol();
    granted(await submitClaim(scene.people.linkWorker, scene.input(id)));
  }
  // as they stood before their day came
  const asBefore = () =>
    database.owner.query(
      `UPDATE milestone SET state = 'RUNNING', since = started_on, look_again_on = due_on WHERE state <> 'RUNNING'`,
    );
  await asBefore();
  await database.owner.query('UPDATE app.installation SET dates_back = true');
  expect(await sweep()).toBe(0);
  await database.owner.query('UPDATE app.installation SET dates_back = false');
  // told to stop, it leaves the rest to the next look
  expect(await sweep(() => true)).toBe(0);
  expect(await states()).toEqual(['RUNNING', 'RUNNING']);
  expect(await sweep()).toBe(4);
  expect(await states()).toEqual(['MISSED', 'MISSED']);
  expect(await sweep()).toBe(0);

  // two workers at once do it once
  await asBefore();
  const both = await Promise.all([sweep(), sweep()]);
  expect(both[0] + both[1]).toBe(4);
  expect(await states()).toEqual(['MISSED', 'MISSED']);
});

it('leaves what somebody is judging just now to them', async () => {
  await database.owner.query(
    `UPDATE milestone SET state = 'RUNNING', since = started_on, look_again_on = due_on`,
  );
  const held = await database.owner.connect();
  await held.query('BEGIN');
  await held.query('SELECT FROM milestone FOR UPDATE');
  expect(await sweep()).toBe(0);
  await held.query('ROLLBACK');
  held.release();
  expect(await sweep()).toBe(4);
});
