import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { granted, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { ago, makeTwoProviders, type TwoProviders } from '../../testing/two-providers.js';
import { claim, claims, submitClaim } from '../claims/index.js';
import { laddersOf, participant, participants } from '../participants/index.js';
import { plansOf, writePlan } from '../plans/index.js';
import { story } from '../story/index.js';
import { withTenant } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import {
  askForTransfer,
  declineTransfer,
  participantTransfers,
  takeOnTransfer,
  transfers,
  withdrawTransfer,
} from './index.js';

describe('a transfer to another provider', () => {
  let database: TestDatabase;
  let scene: TwoProviders;
  let other: Person;
  let otherManager: Person;
  let third: Person;
  let assessor: Person;
  let otherId: string;
  let met: TwoProviders['met'];
  let wordsOf: TwoProviders['wordsOf'];

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeTwoProviders(database);
    ({ worker: other, otherManager, third, assessor, otherId, met, wordsOf } = scene);
  });
  afterAll(() => database.close());

  const asking = (participantId: string) => ({
    participantId,
    toId: otherId,
    reason: 'NEARER',
    about: 'Likes to be rung in the morning.',
    agreedOn: calendarDate('2024-02-01'),
    agreedHow: 'SPOKEN',
  });
  const ask = async (participantId: string, by: Person = scene.people.linkWorker) => {
    const { id } = granted(await askForTransfer(by, asking(participantId)));
    // it was asked for some days ago
    await database.owner.query(`UPDATE transfer SET asked_at = now() - interval '20 days' WHERE id = $1`, [
      id,
    ]);
    return id;
  };
  const takeOn = (id: string, on = ago(10), by: Person = other) =>
    takeOnTransfer(by, { id, on, keepsAnchor: true });

  it('is asked for with the person’s agreement, seen by the hub, and by the other side without the name', async () => {
    const person = await scene.enrol();
    const { linkWorker, manager, backbone, verifier } = scene.people;
    const id = await ask(person.id);
    expect(await askForTransfer(manager, asking(person.id))).toMatchObject({ code: 'OVERLAP' });
    const seenBy = async (by: Person) =>
      (await transfers(by, { first: 100 })).edges.map(({ node }) => node).find((one) => one.id === id);
    expect(await seenBy(assessor)).toMatchObject({ side: 'HUB', participant: { id: person.id } });
    expect(await seenBy(backbone)).toMatchObject({ side: 'HUB', state: 'ASKED' });
    expect(await seenBy(linkWorker)).toMatchObject({ side: 'ASKS', participant: { id: person.id } });
    expect(await seenBy(otherManager)).toMatchObject({
      side: 'IS_ASKED',
      participant: null,
      about: expect.any(String),
    });
    expect(await seenBy(third)).toBeUndefined();
    const waits = async (by: Person) => (await getToday(by)).map(({ kind }) => kind);
    expect(await waits(otherManager)).toContain('TRANSFERS_TO_ANSWER');
    expect(await waits(manager)).not.toContain('TRANSFERS_TO_ANSWER');
    await expect(transfers(verifier, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await participantTransfers(otherManager, person.id)).toEqual([]);
    await expect(askForTransfer(third, asking(person.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // nobody but the side that is asked answers, and nobody else at all
    await expect(takeOn(id, ago(10), linkWorker)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(takeOn(id, ago(10), third)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdrawTransfer(other, { id, words: 'No.' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await declineTransfer(otherManager, { id, words: ' ' })).toMatchObject({
      code: 'INVALID',
      field: 'words',
    });
    expect(granted(await declineTransfer(otherManager, { id, words: 'We are full.' }))).toMatchObject({
      state: 'DECLINED',
      participant: null,
    });
    expect(await seenBy(linkWorker)).toMatchObject({ state: 'DECLINED', decidedWords: 'We are full.' });
    const again = await ask(person.id);
    expect(granted(await withdrawTransfer(assessor, { id: again, words: 'They stay.' }))).toMatchObject({
      state: 'WITHDRAWN',
    });
    expect(await takeOn(again)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('ends one episode and begins another, with the anchor kept or not and the worker set', async () => {
    const anchorId = await scene.organisation('School', 'ANCHOR');
    const person = await scene.enrol({ anchorId });
    const id = await ask(person.id);
    expect(await takeOn(id, ago(21))).toMatchObject({ code: 'OUT_OF_RANGE', field: 'on' });
    const stranger = { id, on: ago(10), keepsAnchor: false, linkWorkerId: third.personId };
    expect(await takeOnTransfer(otherManager, stranger)).toMatchObject({ field: 'linkWorkerId' });
    expect(
      granted(await takeOnTransfer(otherManager, { ...stranger, linkWorkerId: other.personId })),
    ).toMatchObject({ state: 'TAKEN_ON', on: ago(10), participant: { givenName: 'Sam' } });
    expect(await participant(other, person.id)).toMatchObject({
      provider: { name: 'Northgate' },
      anchor: null,
      linkWorker: { id: other.personId },
      enrolledOn: ago(10),
      phase: 'ACTIVE',
    });
    const { rows } = await database.owner.query(
      `SELECT enrolled_on::text, ended_on::text, anchor_id FROM enrolment WHERE participant_id = $1 ORDER BY enrolled_on`,
      [person.id],
    );
    expect(rows).toEqual([
      { enrolled_on: '2024-01-01', ended_on: ago(10), anchor_id: anchorId },
      { enrolled_on: ago(10), ended_on: null, anchor_id: null },
    ]);
    const told = (await story(other, { participantId: person.id, first: 20 })).edges.map(
      ({ node }) => node.sentence,
    );
    expect(told).toContain('First Steps handed over to Northgate');
    // the milestone after the outcome that the earlier one claims goes on with the new one
    granted(await submitClaim(scene.people.linkWorker, scene.input(person.id)));
    const { rows: judged } = await database.owner.query(
      'SELECT DISTINCT provider_id FROM milestone WHERE participant_id = $1',
      [person.id],
    );
    expect(judged).toEqual([{ provider_id: otherId }]);
  });

  it('leaves the earlier provider its own time: to read as it stood, and to claim', async () => {
    const { linkWorker, manager } = scene.people;
    const person = await scene.enrol();
    const plan = { participantId: person.id, aspirations: '', goals: [] };
    granted(await writePlan(linkWorker, { ...plan, basedOn: 0, strengths: 'Sings.' }));
    granted(await met(person.id, ago(30), 'Before', linkWorker));
    const id = await ask(person.id);
    granted(await takeOn(id));
    granted(await writePlan(other, { ...plan, basedOn: 1, strengths: 'Sings and swims.' }));
    granted(await met(person.id, ago(5), 'After', other));
    granted(await met(person.id, ago(40), 'Of before, written down after', other));
    await database.owner.query(
      `INSERT INTO baseline (partnership_id, participant_id, outcome_code, achieved_on, recorded_by, recorded_at)
       SELECT partnership_id, id, 'TOLD_AFTER', '2023-05-01', $2, now() FROM participant WHERE id = $1`,
      [person.id, other.personId],
    );

    expect(await wordsOf(person.id, manager)).toEqual(['Before']);
    expect((await plansOf(manager, [person.id])).get(person.id)).toMatchObject({ strengths: 'Sings.' });
    expect(await participant(manager, person.id)).toMatchObject({
      givenName: 'Sam',
      provider: null,
      phase: null,
      linkWorker: null,
      enrolledOn: null,
    });
    const told = (await story(manager, { participantId: person.id, first: 20 })).edges.map(
      ({ node }) => node.sentence,
    );
    expect(told).toEqual([
      'Wrote the plan together',
      'First Steps handed over to Northgate',
      'Visit at home',
      'Support began with First Steps',
    ]);
    // not among the people whom they support, and nothing is theirs to write
    const list = await participants(manager, { first: 100 });
    expect(list.edges.filter(({ node }) => node.id === person.id)).toEqual([]);
    await expect(met(person.id, ago(1), 'Late', linkWorker)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(askForTransfer(manager, asking(person.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });

    // what was achieved before is theirs to claim, and theirs alone
    const before = scene.input(person.id, { achievedOn: ago(11) });
    await expect(submitClaim(third, before)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await submitClaim(other, before)).toMatchObject({ code: 'OUT_OF_RANGE', field: 'achievedOn' });
    expect(await submitClaim(linkWorker, scene.input(person.id, { achievedOn: ago(10) }))).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'achievedOn',
    });
    expect((await laddersOf(manager, [person.id])).get(person.id)?.length).toBeGreaterThan(0);
    const made = granted(await submitClaim(linkWorker, before));
    expect(made).toMatchObject({ provider: { name: 'First Steps' }, participant: { givenName: 'Sam' } });
    expect(await claim(manager, made.id)).toMatchObject({ participant: { id: person.id } });
    expect(await claim(other, made.id)).toBeNull();
    const mine = await claims(manager, { first: 100 });
    expect(mine.edges.find(({ node }) => node.id === made.id)?.node.participant?.familyName).toBe(
      person.familyName,
    );
    // what the new provider claims is not shown to the earlier one, and is claimed once
    const later = granted(
      await submitClaim(other, scene.input(person.id, { outcomeCode: 'COURSE', achievedOn: ago(3) })),
    );
    expect(await claim(manager, later.id)).toBeNull();
    const rungs = (await laddersOf(manager, [person.id])).get(person.id) ?? [];
    expect(rungs.find(({ outcomeCode }) => outcomeCode === 'COURSE')).toMatchObject({
      claimId: null,
      achievedOn: null,
    });
    const twice = scene.input(person.id, { outcomeCode: 'COURSE', achievedOn: ago(15) });
    expect(await submitClaim(linkWorker, twice)).toMatchObject({ code: 'ALREADY_CLAIMED' });
  });

  it('shows the earlier provider nobody in a transaction that does not look back', async () => {
    const { manager } = scene.people;
    const person = await scene.enrol();
    granted(await takeOn(await ask(person.id)));
    const count = (looksBack: boolean, table: string, column: string) =>
      withTenant(manager, async (tenant) => {
        if (looksBack) await tenant.looksBack();
        const row = await tenant.row<{ count: number }>(
          `SELECT count(*)::int AS count FROM ${table} WHERE ${column} = $1`,
          [person.id],
        );
        return row?.count;
      });
    expect(await count(false, 'participant', 'id')).toBe(0);
    expect(await count(true, 'participant', 'id')).toBe(1);
    for (const table of ['participant_detail', 'last_seen', 'milestone'])
      expect(await count(true, table, 'participant_id'), table).toBe(0);
    await expect(
      withTenant(manager, async (tenant) => {
        await tenant.looksBack();
        const changed = await tenant.execute(`UPDATE participant SET phase = 'CLOSED' WHERE id = $1`, [
          person.id,
        ]);
        return changed;
      }),
    ).resolves.toBe(0);
  });

  it('is taken on once by two who take it on at once', async () => {
    const person = await scene.enrol();
    const id = await ask(person.id);
    const answers = await Promise.all([takeOn(id), takeOn(id, ago(9), otherManager), takeOn(id, ago(8))]);
    expect(answers.filter(isRefusal).map(({ code }) => code)).toEqual(['WRONG_STATE', 'WRONG_STATE']);
    const { rows } = await database.owner.query('SELECT FROM enrolment WHERE participant_id = $1', [
      person.id,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('never leaves a claim with whom they were not with on its day, when it is made in the same moment', async () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const person = await scene.enrol();
      const id = await ask(person.id);
      const input = scene.input(person.id, { achievedOn: ago(5) });
      const [taken, made] = await Promise.all([takeOn(id), submitClaim(scene.people.linkWorker, input)]);
      // one of them was first: either the outcome stands in the way of that day, or the day in the way of the outcome
      expect([isRefusal(taken), isRefusal(made)].sort()).toEqual([false, true]);
      expect(isRefusal(taken) ? taken : made).toMatchObject({ code: 'OUT_OF_RANGE' });
    }
  });
});
