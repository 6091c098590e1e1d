import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, isRefusal, type StatusReason } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  LINES,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { rejectClaim, reverseClaim, submitClaim } from '../claims/index.js';
import { recordBaseline } from '../participants/index.js';
import { publishRateCard } from '../rate-cards/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import {
  correctStatus,
  type MilestonesRequest,
  milestones,
  milestonesOf,
  recordHours,
  recordStatus,
  type StatusInput,
  sweepMilestones,
} from './index.js';

const on = calendarDate;
/** Somebody acting at noon of a day. */
const when = <A extends object>(actor: A, day: string): A & { at: Date } => ({
  ...actor,
  at: new Date(`${day}T12:00:00Z`),
});

interface Standing {
  outcome_code: string;
  state: string;
  since: CalendarDate;
  due_on: CalendarDate | null;
  prompt_on: CalendarDate | null;
  look_again_on: CalendarDate | null;
  ready_to_claim: boolean;
  doubt: string | null;
}

describe('milestones', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    // so that people can act on the days of the stories
    await database.owner.query('UPDATE app.installation SET dates_back = true');
  });
  afterAll(() => database.close());

  const rowsOf = async (participantId: string): Promise<Standing[]> => {
    const { rows } = await database.owner.query<Standing>(
      `SELECT outcome_code, state, since::text, due_on::text, prompt_on::text, look_again_on::text, ready_to_claim, doubt
       FROM milestone WHERE participant_id = $1 ORDER BY outcome_code`,
      [participantId],
    );
    return rows;
  };
  const statesOf = async (participantId: string) =>
    (await rowsOf(participantId)).map((row) => `${row.outcome_code} ${row.state} ${row.since}`);
  /** Somebody who found a home on 1 March 2024, which was recorded four days later. */
  const housed = async (): Promise<string> => {
    const { id } = await scene.enrol();
    granted(await submitClaim(when(scene.people.linkWorker, '2024-03-05'), scene.input(id)));
    return id;
  };
  const say = (
    participantId: string,
    day: string,
    status: Partial<StatusInput>,
    actor: Person = scene.people.linkWorker,
  ) =>
    recordStatus(when(actor, day), {
      participantId,
      outcomeCode: 'ENTRY',
      held: true,
      from: on(day),
      reason: 'CONFIRMED',
      ...status,
    });
  const sweep = (day: string) => sweepMilestones(when(systemActor(scene.partnershipId), day));
  const lost = { held: false, reason: 'LOST_HOME' as StatusReason };

  it('are scheduled when the outcome that they count from is recorded', async () => {
    expect(await rowsOf(await housed())).toEqual([
      {
        outcome_code: 'STAY_3',
        state: 'RUNNING',
        since: '2024-03-01',
        due_on: '2024-06-01',
        prompt_on: '2024-05-18',
        look_again_on: '2024-06-01',
        ready_to_claim: false,
        doubt: null,
      },
      expect.objectContaining({ outcome_code: 'STAY_6', state: 'RUNNING', due_on: '2024-09-01' }),
    ]);
  });

  it('count from a baseline, too', async () => {
    const { id } = await scene.enrol({ cohort: 'HISTORIC' });
    const achievedOn = on('2023-12-15');
    const { backbone } = scene.people;
    const recorded = await recordBaseline(when(backbone, '2024-02-01'), {
      participantId: id,
      outcomeCode: 'ENTRY',
      achievedOn,
    });
    granted(recorded);
    expect(await statesOf(id)).toEqual(['STAY_3 RUNNING 2023-12-15']);
  });

  it('are judged by the sweep on the day on which time alone changes them, once', async () => {
    const id = await housed();
    await sweep('2024-05-31');
    expect((await statesOf(id))[0]).toBe('STAY_3 RUNNING 2024-03-01');
    expect(await sweep('2024-06-01')).toBeGreaterThan(0);
    expect((await statesOf(id))[0]).toBe('STAY_3 DUE 2024-06-01');
    expect(await sweep('2024-06-01')).toBe(0);
    await sweep('2024-06-29');
    expect(await statesOf(id)).toEqual(['STAY_3 MISSED 2024-06-29', 'STAY_6 RUNNING 2024-03-01']);
    // saying so late still makes it reached
    granted(await say(id, '2024-07-10', {}));
    expect((await statesOf(id))[0]).toBe('STAY_3 REACHED 2024-06-01');
  });

  it('go by the day in the partnership’s time zone', async () => {
    const id = await housed();
    const at = (instant: string) => ({ ...systemActor(scene.partnershipId), at: new Date(instant) });
    await sweepMilestones(at('2024-05-31T22:59:00Z'));
    expect((await statesOf(id))[0]).toBe('STAY_3 RUNNING 2024-03-01');
    // midnight in London, an hour before midnight in Greenwich
    await sweepMilestones(at('2024-05-31T23:00:00Z'));
    expect((await statesOf(id))[0]).toBe('STAY_3 DUE 2024-06-01');
  });

  it('are ready to claim with the words that were given when it was recorded, and then claimed', async () => {
    const id = await housed();
    const words = { evidenceKind: 'SELF_CERTIFICATION', statement: 'I still live here.' } as const;
    granted(await say(id, '2024-05-20', words));
    // words from before it was reached prove nothing
    granted(await say(id, '2024-06-03', {}));
    expect((await rowsOf(id))[0]).toMatchObject({ state: 'REACHED', ready_to_claim: false });
    granted(await say(id, '2024-06-05', words));
    expect((await rowsOf(id))[0]).toMatchObject({
      state: 'REACHED',
      since: '2024-06-01',
      ready_to_claim: true,
    });
    const [shown] = (await milestonesOf(when(scene.people.linkWorker, '2024-06-06'), [id])).get(id) ?? [];
    expect(shown).toMatchObject({
      title: '3 months at home',
      afterTitle: 'Entry into a home',
      readyToClaim: true,
      evidence: [{ kind: 'SELF_CERTIFICATION', statement: 'I still live here.', on: '2024-06-05' }],
    });
    expect(shown?.recorded.map((entry) => entry.from)).toEqual(['2024-06-05', '2024-06-03', '2024-05-20']);
    const input = scene.input(id, { outcomeCode: 'STAY_3', achievedOn: on('2024-06-01') });
    granted(await submitClaim(when(scene.people.linkWorker, '2024-06-06'), input));
    expect((await statesOf(id))[0]).toBe('STAY_3 CLAIMED 2024-06-01');
  });

  it('are free again when their claim is rejected, and gone when what they count from is reversed', async () => {
    const entry = await scene.verified();
    const { rows } = await database.owner.query<{ id: string }>(
      'SELECT participant_id AS id FROM claim WHERE id = $1',
      [entry.id],
    );
    const id = rows[0]?.id ?? '';
    const stay = await scene.approved({
      participantId: id,
      outcomeCode: 'STAY_3',
      achievedOn: on('2024-06-01'),
    });
    expect((await statesOf(id))[0]).toBe('STAY_3 CLAIMED 2024-06-01');
    granted(await rejectClaim(scene.people.verifier, { id: stay.id, reason: 'Not proved' }));
    expect((await rowsOf(id))[0]?.state).not.toBe('CLAIMED');
    granted(await reverseClaim(scene.people.auditor, { id: entry.id, reason: 'Not so' }));
    expect(await rowsOf(id)).toEqual([]);
  });

  it('break, are mended by a correction, and are claimed for the day that it makes', async () => {
    const id = await housed();
    granted(await say(id, '2024-04-20', { ...lost, from: on('2024-04-10') }));
    expect(await statesOf(id)).toEqual(['STAY_3 BROKEN 2024-04-10', 'STAY_6 BROKEN 2024-04-10']);
    granted(await say(id, '2024-06-05', { from: on('2024-04-15') }));
    expect(await statesOf(id)).toEqual(['STAY_3 RUNNING 2024-04-15', 'STAY_6 RUNNING 2024-04-15']);
    const input = scene.input(id, { outcomeCode: 'STAY_3', achievedOn: on('2024-06-01') });
    const tooSoon = await submitClaim(when(scene.people.linkWorker, '2024-06-06'), input);
    expect(isRefusal(tooSoon) && `${tooSoon.code} ${tooSoon.field}`).toBe('TOO_SOON achievedOn');
    const list = (await milestonesOf(scene.people.linkWorker, [id])).get(id) ?? [];
    const wrong = list[0]?.recorded.find((entry) => entry.held === false)?.id ?? '';
    const status = { held: false, from: on('2024-04-10'), reason: 'MANAGED_MOVE' as StatusReason };
    const answer = await correctStatus(when(scene.people.linkWorker, '2024-06-06'), { id: wrong, status });
    expect(isRefusal(answer) && `${answer.code} ${answer.field}`).toBe('INVALID reason');
    granted(
      await correctStatus(when(scene.people.manager, '2024-06-06'), {
        id: wrong,
        status: { ...status, held: true },
      }),
    );
    expect((await statesOf(id))[0]).toBe('STAY_3 DUE 2024-06-01');
    expect(await correctStatus(when(scene.people.manager, '2024-06-06'), { id: wrong })).toMatchObject({
      code: 'WRONG_STATE',
    });
    granted(await say(id, '2024-06-06', {}));
    granted(await submitClaim(when(scene.people.linkWorker, '2024-06-06'), input));
    expect((await statesOf(id))[0]).toBe('STAY_3 CLAIMED 2024-06-01');
    // a date that is corrected after the claim doubts it, and undoes nothing
    granted(await say(id, '2024-06-10', { ...lost, from: on('2024-05-20'), to: on('2024-05-25') }));
    expect((await rowsOf(id))[0]).toMatchObject({
      state: 'CLAIMED',
      doubt: expect.stringMatching(/claim says 1 June 2024/),
    });
  });

  it('take the later of two who change facts at once as seeing the first', async () => {
    const id = await housed();
    await Promise.all([
      say(id, '2024-06-02', { from: on('2024-04-02'), to: on('2024-04-03'), ...lost }),
      say(id, '2024-06-02', { from: on('2024-05-02'), to: on('2024-05-03'), ...lost }),
    ]);
    expect((await rowsOf(id))[0]).toMatchObject({
      state: 'RUNNING',
      since: '2024-05-04',
      due_on: '2024-08-04',
    });
  });

  it('are refused what cannot be, with the field', async () => {
    const id = await housed();
    const codeOf = async (status: Partial<StatusInput>) => {
      const answer = await say(id, '2024-06-05', status);
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : 'recorded';
    };
    expect(await codeOf({ from: on('2024-06-06') })).toBe('OUT_OF_RANGE from');
    expect(await codeOf({ from: on('2024-02-29') })).toBe('OUT_OF_RANGE from');
    expect(await codeOf({ from: on('2024-05-01'), to: on('2024-04-30') })).toBe('INVALID to');
    expect(await codeOf({ reason: 'LOST_HOME' })).toBe('INVALID reason');
    expect(await codeOf({ held: false, reason: 'CONFIRMED' })).toBe('INVALID reason');
    expect(await codeOf({ outcomeCode: 'COURSE' })).toBe('INVALID outcomeCode');
    expect(await codeOf({ evidenceKind: 'ASSESSMENT', statement: 'Well.' })).toBe('INVALID evidenceKind');
    expect(await codeOf({ note: 'x'.repeat(2001) })).toBe('INVALID note');
    const hours = { participantId: id, outcomeCode: 'ENTRY', from: on('2024-04-01'), weekly: '20' };
    expect(await recordHours(scene.people.linkWorker, hours)).toMatchObject({
      code: 'INVALID',
      field: 'outcomeCode',
    });
  });

  it('are the hub’s and the person’s own provider’s', async () => {
    const id = await housed();
    const { backbone, manager, linkWorker, verifier, commissioner, auditor, funder } = scene.people;
    const assessor = await scene.person('The Backbone', 'ASSESSOR');
    for (const actor of [backbone, assessor, manager, linkWorker])
      granted(await say(id, '2024-04-01', {}, actor));
    const rival = await scene.person('Second Steps', 'LINK_WORKER');
    await expect(say(id, '2024-04-01', {}, rival)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const entry = (await milestonesOf(manager, [id])).get(id)?.[0]?.recorded[0]?.id ?? '';
    await expect(correctStatus(rival, { id: entry })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await milestonesOf(rival, [id])).size).toBe(0);
    expect((await milestonesOf(verifier, [id])).size).toBe(0);
    for (const actor of [verifier, commissioner, auditor, funder]) {
      await expect(say(id, '2024-04-01', {}, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(correctStatus(actor, { id: entry })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(milestones(actor, { first: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const actor of [backbone, manager, linkWorker])
      expect(
        await withTenant(actor, (tenant) => tenant.execute(`UPDATE milestone SET state = 'MISSED'`)),
      ).toBe(0);
    await expect(
      withTenant(linkWorker, (tenant) => tenant.execute('UPDATE status_spell SET held = false')),
    ).rejects.toThrow(/permission denied/);
  });

  it('fall due in a list for worker, team and backbone', async () => {
    const own = await makeClaimScene(database.owner);
    const { linkWorker, manager, backbone } = own.people;
    const houseOn = async (day: string) => {
      const { id } = await own.enrol();
      granted(await submitClaim(when(linkWorker, day), own.input(id, { achievedOn: on(day) })));
      return id;
    };
    const first = await houseOn('2024-03-01');
    await houseOn('2024-03-20');
    await database.owner.query('UPDATE participant SET link_worker_id = NULL WHERE id = $1', [first]);
    const listed = async (actor: Person, request: Partial<MilestonesRequest> = {}, day = '2024-05-25') =>
      (await milestones(when(actor, day), { first: 10, count: true, ...request })).edges.map(
        ({ node }) =>
          `${node.participant?.id === first ? 'first' : 'second'} ${node.outcomeCode} ${node.dueOn}`,
      );
    expect(await listed(backbone, { weeks: 4 })).toEqual([
      'first STAY_3 2024-06-01',
      'second STAY_3 2024-06-20',
    ]);
    expect(await listed(manager, { weeks: 1 })).toEqual(['first STAY_3 2024-06-01']);
    expect(await listed(linkWorker, { mine: true })).toEqual([
      'second STAY_3 2024-06-20',
      'second STAY_6 2024-09-20',
    ]);
    expect(await listed(backbone, { providerId: own.people.funderId })).toEqual([]);
    expect(await listed(backbone, { providerId: 'nothing' })).toEqual([]);
    expect(await listed(backbone, { states: ['DUE'] })).toEqual([]);
    const rival = await own.person('Second Steps', 'LINK_WORKER');
    expect(await listed(rival)).toEqual([]);
    const page = await milestones(when(backbone, '2024-05-25'), { first: 1, count: true });
    expect([page.totalCount, page.pageInfo.hasNextPage]).toEqual([4, true]);
    const after = page.pageInfo.endCursor;
    expect(
      (await milestones(when(backbone, '2024-05-25'), { first: 1, after })).edges[0]?.node,
    ).toMatchObject({
      outcomeCode: 'STAY_3',
      dueOn: '2024-06-20',
    });
    // asked only how many they are, nobody is shown, and nothing is noted as read
    const noted = async () =>
      (
        await database.owner.query(
          'SELECT (SELECT count(*) FROM audit_entry) AS entries, (SELECT count(*) FROM audit_note) AS notes',
        )
      ).rows[0] as unknown;
    const before = await noted();
    expect(
      await milestones(when(backbone, '2024-05-25'), { first: 1, count: true, rows: false }),
    ).toMatchObject({ totalCount: 4, edges: [], pageInfo: { hasNextPage: false } });
    expect(await noted()).toEqual(before);
    // what was missed long ago is no news
    await sweepMilestones(when(systemActor(own.partnershipId), '2024-08-20'));
    expect(await listed(backbone, { weeks: 2 }, '2024-08-20')).toEqual(['first STAY_6 2024-09-01']);
  });

  it('are judged by a new card from its first day on', async () => {
    const own = await makeClaimScene(database.owner);
    const { id } = await own.enrol();
    granted(await submitClaim(when(own.people.linkWorker, '2024-03-05'), own.input(id)));
    const { rows } = await database.owner.query<{ id: string }>(
      `INSERT INTO rate_card (partnership_id, version, effective_from, drafted_by, drafted_at)
       VALUES ($1, 2, '2024-04-01', ARRAY[$2::uuid], now()) RETURNING id`,
      [own.partnershipId, own.people.backbone.personId],
    );
    const later = LINES.filter((line) => line.code === 'ENTRY' || line.code === 'STAY_3').map((line) =>
      line.months ? { ...line, months: 4 } : line,
    );
    for (const [position, line] of later.entries())
      await database.owner.query(
        `INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence,
           after, sustain_unit, sustain_length, sustain_break_days, sustain_break_restarts)
         VALUES ($1, $2, $3, $4, $4, 'Home', $5, 1000, '{DOCUMENT}', $6, $7, $8, $9, $10)`,
        [
          own.partnershipId,
          rows[0]?.id,
          position,
          line.code,
          line.cohort ?? 'NEW',
          line.after ?? null,
          line.months ? 'MONTHS' : null,
          line.months ?? null,
          line.months ? 0 : null,
          line.months ? true : null,
        ],
      );
    granted(await publishRateCard(when(own.people.commissioner, '2024-03-20'), { id: rows[0]?.id ?? '' }));
    expect((await rowsOf(id)).map((row) => row.look_again_on)).toEqual(['2024-04-01', '2024-04-01']);
    // judged anew before that day, it is still looked at on it
    granted(
      await recordStatus(when(own.people.linkWorker, '2024-03-25'), {
        participantId: id,
        outcomeCode: 'ENTRY',
        held: true,
        from: on('2024-03-25'),
        reason: 'CONFIRMED',
      }),
    );
    expect((await rowsOf(id)).map((row) => [row.due_on, row.look_again_on])).toEqual([
      ['2024-06-01', '2024-04-01'],
      ['2024-09-01', '2024-04-01'],
    ]);
    await sweepMilestones(when(systemActor(own.partnershipId), '2024-04-01'));
    expect((await rowsOf(id)).map((row) => [row.outcome_code, row.due_on])).toEqual([
      ['STAY_3', '2024-07-01'],
    ]);
  });
});
