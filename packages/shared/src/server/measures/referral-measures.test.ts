import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, PERMISSIONS, ROLES } from '../../rules/index.js';
import {
  countStatements,
  makeScene,
  type Person,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { referralMeasures } from './index.js';

const YEAR = { from: calendarDate('2026-01-01'), to: calendarDate('2026-12-31') };

describe('the measures that the council watches', () => {
  let database: TestDatabase;
  let scene: Scene;
  let commissioner: Person;
  let ids: Record<'first' | 'second' | 'custody' | 'school', string>;
  let nth = 0;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeScene(database.owner, { contractFrom: '2025-01-01', contractTo: '2030-12-31' });
    commissioner = await scene.person('Council', 'COMMISSIONER');
    ids = {
      first: await scene.organisation('First Steps', 'PROVIDER'),
      second: await scene.organisation('Second Steps', 'PROVIDER'),
      custody: await scene.organisation('Custody', 'REFERRER'),
      school: await scene.organisation('The School', 'ANCHOR'),
    };
    await owner(`INSERT INTO decline_reason (partnership_id, code, position, title, given_by)
      VALUES ($1, 'NO_ROOM', 1, 'No room', '{HUB,PROVIDER}'), ($1, 'FAR', 2, 'Too far', '{HUB,PROVIDER}')`);
  });

  const owner = (sql: string, ...values: unknown[]) =>
    database.owner.query<{ id: string }>(sql, [scene.partnershipId, ...values]);

  interface Told {
    readonly received: string;
    readonly state?: string;
    readonly source?: string;
    readonly name?: string;
    readonly born?: string | null;
    readonly provider?: string;
    readonly participant?: string;
  }
  async function referred({
    received,
    state = 'RECEIVED',
    source = ids.custody,
    ...told
  }: Told): Promise<string> {
    const { name = `Somebody ${++nth}`, born = '1990-01-01', provider = null, participant = null } = told;
    const { rows } = await owner(
      `INSERT INTO referral (partnership_id, reference, channel, source_id, safe_way, given_name, family_name,
         birth_date, lawful_basis, told, referred_on, received_at, moved_at, state, provider_id, participant_id)
       VALUES ($1, $2, 'FORM', $3, 'CALL', 'Bea', $4, $5, 'PUBLIC_TASK', 'All', $6::timestamptz::date, $6, $6, $7, $8, $9)
       RETURNING id`,
      `R-${++nth}`,
      source,
      name,
      born,
      `${received}T12:00:00Z`,
      state,
      provider,
      participant,
    );
    return rows[0]?.id ?? '';
  }
  async function started(
    received: string,
    on: string,
    given: Partial<Told> & { cohort?: string; anchor?: string } = {},
  ) {
    const { provider = ids.first, cohort = 'NEW', anchor = null } = given;
    const { rows } = await owner(
      `INSERT INTO participant (partnership_id, reference, given_name, family_name, cohort, provider_id, anchor_id, enrolled_on)
       VALUES ($1, $2, 'Bea', 'X', $3, $4, $5, $6) RETURNING id`,
      `P-${++nth}`,
      cohort,
      provider,
      anchor,
      on,
    );
    const participant = rows[0]?.id ?? '';
    const id = await referred({ ...given, received, state: 'STARTED', provider, participant });
    await owner(
      `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, happened_on, provider_id)
       VALUES ($1, $2, $3, 'OFFERED', 'STARTED', $3::timestamptz::date, $4)`,
      id,
      `${on}T12:00:00Z`,
      provider,
    );
    return participant;
  }
  const declined = (id: string, on: string, reason: string, provider: string | null) =>
    owner(
      `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, reason, provider_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      id,
      `${on}T12:00:00Z`,
      provider ? 'OFFERED' : 'IN_TRIAGE',
      provider ? 'WAITING' : 'DECLINED',
      reason,
      provider,
    );
  const at = (day: string): Person => ({ ...commissioner, at: new Date(`${day}T12:00:00Z`) });
  const measured = (given: object = {}, actor: Person = at('2026-06-30')) =>
    referralMeasures(actor, { ...YEAR, ...given });

  it('counts the days from referral to support, by the month in which it started', async () => {
    await started('2026-01-01', '2026-01-11');
    await started('2026-01-01', '2026-02-10', { provider: ids.second, cohort: 'HISTORIC' });
    await started('2026-01-31', '2026-02-10', { source: ids.school });
    await started('2025-06-01', '2025-07-01');
    expect(await measured()).toMatchObject({
      started: { count: 3, median: 10, ninetieth: 40 },
      startedByMonth: [
        { month: '2026-01', count: 1, median: 10 },
        { month: '2026-02', count: 2, median: 10, ninetieth: 40 },
      ],
      trend: null,
      isSuppressed: false,
    });
    const counted = async (given: object) => (await measured(given)).started.count;
    expect(await counted({ providerId: ids.second })).toBe(1);
    expect(await counted({ sourceId: ids.custody })).toBe(2);
    expect(await counted({ anchorId: ids.school })).toBe(1);
    expect(await counted({ cohort: 'HISTORIC' })).toBe(1);
    expect(await counted({ providerId: 'no id' })).toBe(0);
  });

  it('tells who waits today, what is declined and who comes again', async () => {
    await referred({ received: '2026-06-29' });
    await referred({ received: '2026-01-01', state: 'WAITING' });
    await referred({ received: '2026-06-20', state: 'OFFERED', provider: ids.first });
    await referred({ received: '2026-01-01', state: 'WITHDRAWN' });
    const two = await referred({ received: '2026-05-01', name: 'Again', state: 'DECLINED' });
    await referred({ received: '2025-05-01', name: 'Again', state: 'DECLINED' });
    for (const received of ['2025-05-01', '2026-05-01'])
      await referred({ received, name: 'Unborn', born: null, state: 'DECLINED' });
    await declined(two, '2026-05-03', 'FAR', null);
    await declined(two, '2026-05-02', 'NO_ROOM', ids.first);
    await declined(two, '2026-05-02', 'NO_ROOM', ids.first);
    await declined(two, '2025-05-02', 'NO_ROOM', ids.second);
    const { waiting, longestWait, declines, declinedBy, referredBefore, received } = await measured();
    expect(waiting.map(({ count }) => count)).toEqual([1, 1, 0, 1, 0]);
    expect(longestWait).toBe(180);
    expect(
      declines.map(({ by, provider, reason, count }) => [by, provider?.name ?? null, reason, count]),
    ).toEqual([
      ['HUB', null, 'Too far', 1],
      ['PROVIDER', 'First Steps', 'No room', 2],
    ]);
    expect(declinedBy.map(({ by, count }) => [by, count])).toEqual([
      ['HUB', 1],
      ['PROVIDER', 2],
    ]);
    expect([received, ...referredBefore.map(({ count }) => count)]).toEqual([6, 5, 1, 0, 0]);
    const ofFirst = await measured({ providerId: ids.first });
    expect(ofFirst.waiting.map(({ count }) => count)).toEqual([0, 1, 0, 0, 0]);
    expect(ofFirst.declines).toHaveLength(1);
  });

  it('knows who comes again by the record, whatever name they come under', async () => {
    const participant = await started('2026-01-01', '2026-01-11', { name: 'Known' });
    const recognised = async (name: string, received: string) => {
      const id = await referred({ received, name, born: '1991-01-01' });
      await owner(
        `INSERT INTO recognised_person (partnership_id, referral_id, participant_id, said_by, said_at)
         VALUES ($1, $2, $3, $4, now())`,
        id,
        participant,
        commissioner.personId,
      );
    };
    await recognised('Mistyped', '2026-02-01');
    await recognised('Married', '2026-03-01');
    // nobody has recognised them yet: the same name and birth date as somebody who is known
    await referred({ received: '2026-04-01', name: 'Married', born: '1991-01-01' });
    // another record of somebody of one name and birth date
    await started('2026-05-01', '2026-05-02', { name: 'Known' });
    const { referredBefore } = await measured();
    expect(referredBefore.map(({ count }) => count)).toEqual([2, 1, 1, 1]);
  });

  it('tells how long support lasted that ended, and how long it has lasted that goes on', async () => {
    const participant = await started('2026-01-01', '2026-01-11', { source: ids.school });
    for (const [from, to, provider] of [
      ['2025-01-01', '2026-03-01', ids.first],
      ['2026-03-02', '2026-03-12', ids.second],
      ['2026-06-01', null, ids.first],
    ])
      await owner(
        `INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, ended_on, recorded_at)
         VALUES ($1, $2, $3, 'NEW', $4, $5, now())`,
        participant,
        provider,
        from,
        to,
      );
    expect(await measured()).toMatchObject({
      supportEnded: { count: 2, median: 10, ninetieth: 424 },
      supportGoing: { count: 1, median: 29 },
    });
    expect((await measured({ providerId: ids.second })).supportEnded).toMatchObject({ count: 1, median: 10 });
    expect((await measured({ sourceId: ids.custody })).supportEnded.count).toBe(0);
  });

  it('tells how often people are seen while they are supported, each day once, and who is not', async () => {
    const support = { source: ids.custody } as const;
    const often = await started('2026-03-01', '2026-04-01', support);
    await started('2026-03-01', '2026-04-01', { ...support, provider: ids.second });
    const short = await started('2026-05-01', '2026-06-20', support);
    await owner(
      `INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
       SELECT $1, id, provider_id, cohort, enrolled_on, now() FROM participant WHERE partnership_id = $1`,
    );
    await owner(
      `INSERT INTO contact_kind (partnership_id, code, position, title, meets) VALUES ($1, 'VISIT', 1, 'Visit', true)`,
    );
    const meet = (participant: string, on: string, seen = true, corrects: string | null = null) =>
      owner(
        `INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen, corrects)
         VALUES ($1, $2, $3, now(), gen_random_uuid(), 'VISIT', $4, $5, $6) RETURNING id`,
        participant,
        commissioner.personId,
        on,
        seen,
        corrects,
      );
    for (const on of ['2026-04-02', '2026-04-02', '2026-05-10', '2026-06-10', '2026-03-20'])
      await meet(often, on);
    // tried in vain; and one that was another day than was said first
    await meet(often, '2026-04-20', false);
    const wrong = (await meet(often, '2026-05-30')).rows[0]?.id ?? '';
    await meet(often, '2026-06-10', true, wrong);
    await meet(short, '2026-06-21');
    // of 91 days three in which they met: before support began, and twice on a day, count for nothing more
    expect((await measured()).seenGoing).toMatchObject({
      spread: { count: 2, median: 31, ninetieth: null },
      notSeen: 1,
    });
    expect((await measured()).seenGoing.bands.map(({ count }) => count)).toEqual([0, 0, 0, 1, 0]);
    expect((await measured({ providerId: ids.second })).seenGoing).toMatchObject({
      spread: { count: 1, median: null },
      notSeen: 1,
    });
    expect((await measured({ from: '2026-05-01', to: '2026-05-31' })).seenGoing.spread.median).toBe(31);
    // monitoring is on demand; support that ended is told apart
    await owner(`UPDATE participant SET phase = 'MONITORING' WHERE id = $2 AND partnership_id = $1`, often);
    expect((await measured()).seenGoing.spread).toMatchObject({ count: 1 });
    await owner(
      `UPDATE enrolment SET ended_on = '2026-05-30' WHERE participant_id = $2 AND partnership_id = $1`,
      often,
    );
    expect((await measured()).seenEnded).toMatchObject({ spread: { count: 1, median: 30 }, notSeen: 0 });
  });

  it('tells what providers ask of one another, how it stands, and how long an answer takes', async () => {
    const person = () => started('2025-12-01', '2025-12-10', { anchor: ids.school });
    const between = [ids.first, ids.second];
    const transfer = async (state: string, on: string, decided: string | null) =>
      owner(
        `INSERT INTO transfer (partnership_id, participant_id, from_provider, to_provider, reason, about, agreed_on,
           agreed_how, asked_by, asked_at, state, decided_at, decided_by, decided_words, since_on, on_date)
         VALUES ($1, $2, $3, $4, 'NEARER', 'x', $6::date, 'SPOKEN', $5, $6::date, $7, $8::date,
           CASE WHEN $8::date IS NOT NULL THEN $5::uuid END, 'x', CASE $7 WHEN 'TAKEN_ON' THEN $6::date END,
           CASE $7 WHEN 'TAKEN_ON' THEN $8::date END)`,
        await person(),
        ...between,
        commissioner.personId,
        on,
        state,
        decided,
      );
    const joint = async (state: string, on: string, decided: string | null, until: string | null = null) => {
      const worked = state === 'AGREED' || state === 'ENDED';
      await owner(
        `INSERT INTO joint_work (partnership_id, participant_id, from_provider, to_provider, our_part, their_part, from_on,
           until_on, agreed_on, agreed_how, asked_by, asked_at, state, decided_at, decided_words, worker_id, share, ended_at,
           ended_on, ended_how)
         VALUES ($1, $2, $3, $4, 'x', 'x', $6::date, $9, $6::date, 'SPOKEN', $5, $6::date, $7, $8::date, 'x', $10, $11,
           $12::date, $12::date, CASE WHEN $12::date IS NOT NULL THEN 'SAID' END)`,
        await person(),
        ...between,
        commissioner.personId,
        on,
        state,
        decided,
        until,
        worked ? commissioner.personId : null,
        worked ? 40 : null,
        state === 'ENDED' ? '2026-05-30' : null,
      );
    };
    await transfer('ASKED', '2026-06-20', null);
    await transfer('TAKEN_ON', '2026-03-01', '2026-03-05');
    await transfer('DECLINED', '2026-03-01', '2026-03-11');
    await transfer('WITHDRAWN', '2025-03-01', '2025-03-02');
    await joint('AGREED', '2026-02-01', '2026-02-03');
    await joint('AGREED', '2025-02-01', '2025-02-03');
    // its last day is over
    await joint('AGREED', '2026-01-05', '2026-01-06', '2026-02-01');
    await joint('ENDED', '2026-02-01', '2026-02-09');
    await joint('DECLINED', '2026-02-01', '2026-02-02');
    const { transfers, jointWork, jointWorkRunning } = await measured();
    expect(transfers).toMatchObject({ asked: 3, answered: { count: 2, median: 4, ninetieth: 10 } });
    // waits, agreed, ended, declined, taken back
    expect(transfers.stands.map(({ count }) => count)).toEqual([1, 1, 0, 1, 0]);
    expect(jointWork).toMatchObject({ asked: 4, answered: { count: 4, median: 1, ninetieth: 8 } });
    expect(jointWork.stands.map(({ count }) => count)).toEqual([0, 1, 2, 1, 0]);
    expect(jointWorkRunning).toBe(2);
    for (const providerId of between) expect((await measured({ providerId })).transfers.asked).toBe(3);
    expect((await measured({ providerId: ids.custody })).transfers.asked).toBe(0);
    expect((await measured({ anchorId: ids.school, cohort: 'NEW' })).jointWork.asked).toBe(4);
    expect((await measured({ anchorId: ids.custody })).jointWork.asked).toBe(0);
  });

  it('is for those who watch the hub, and shows an analyst no small figure and no choice', async () => {
    for (let one = 0; one < 3; one++) await started('2026-01-01', '2026-01-11');
    for (let one = 0; one < 12; one++) await started('2026-01-01', '2026-02-10', { provider: ids.second });
    const data = await scene.person('The Backbone', 'DATA_LEAD');
    expect((await measured({}, { ...data, at: new Date('2026-06-30') })).started.count).toBe(15);
    const analyst = { ...(await scene.person('University', 'ANALYST')), at: new Date('2026-07-31') };
    const shown = await measured({ from: '2026-02-01', to: '2026-02-28', providerId: ids.first }, analyst);
    expect(shown).toMatchObject({
      isSuppressed: true,
      from: '2025-01-01',
      to: '2026-06-30',
      started: { count: 15, ninetieth: null },
      longestWait: null,
      startedByMonth: [
        { month: '2026-01', count: null, median: null },
        { month: '2026-02', count: 10, median: null },
      ],
    });
    for (const role of [
      'FUNDER',
      'INVESTOR',
      'REFERRER',
      'ANCHOR',
      'LINK_WORKER',
      'PROVIDER_MANAGER',
      'VERIFIER',
    ] as const)
      await expect(measured({}, await scene.person('Custody', role)), role).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    const other = await makeScene(database.owner);
    const stranger = await other.person('Council', 'COMMISSIONER');
    expect((await measured({}, stranger)).started.count).toBe(0);
  });

  it('is one answer to an analyst, whatever they ask for, on whichever day of a month, and whatever else they are', async () => {
    for (let one = 0; one < 8; one++) await started('2026-04-04', '2026-04-20');
    await started('2026-06-02', '2026-06-15');
    await owner(
      `INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
       SELECT $1, id, provider_id, cohort, enrolled_on, now() FROM participant WHERE partnership_id = $1`,
    );
    const both = [ids.first, ids.second, commissioner.personId] as const;
    await owner(
      `INSERT INTO transfer (partnership_id, participant_id, from_provider, to_provider, reason, about, agreed_on,
         agreed_how, asked_by, asked_at)
       SELECT $1, id, $2, $3, 'NEARER', 'x', '2026-05-25', 'SPOKEN', $4, '2026-05-25' FROM participant
       WHERE partnership_id = $1`,
      ...both,
    );
    await owner(
      `INSERT INTO joint_work (partnership_id, participant_id, from_provider, to_provider, our_part, their_part, from_on,
         agreed_on, agreed_how, asked_by, asked_at, state, decided_at, worker_id, share)
       SELECT $1, id, $2, $3, 'x', 'x', '2026-05-25', '2026-05-25', 'SPOKEN', $4::uuid, '2026-05-25', 'AGREED', '2026-05-26',
         $4::uuid, 40 FROM participant WHERE partnership_id = $1`,
      ...both,
    );
    const waits: string[] = [];
    for (let one = 0; one < 9; one++)
      waits.push(await referred({ received: '2026-05-20', state: 'WAITING' }));
    const analyst = await scene.person('University', 'ANALYST');
    const asked = (given: object, at: string, who: Person = analyst) =>
      measured(given, { ...who, at: new Date(`${at}T12:00:00Z`) });
    const told = await asked({}, '2026-06-10');
    expect(told).toMatchObject({
      to: '2026-05-31',
      received: 15,
      started: { count: 10 },
      supportGoing: { count: 10 },
      seenGoing: { notSeen: 10 },
      transfers: { asked: 10 },
      jointWorkRunning: 10,
      waiting: [{ count: 0 }, { count: 10 }, { count: 0 }, { count: 0 }, { count: 0 }],
    });
    // of what is told of today in the eyes of others, nothing moves before the month is over either
    for (const id of waits.slice(0, 4)) await declined(id, '2026-06-12', 'FAR', null);
    await owner(
      `UPDATE referral SET state = 'DECLINED' WHERE partnership_id = $1 AND id = ANY ($2)`,
      waits.slice(0, 4),
    );
    for (let one = 0; one < 6; one++) await referred({ received: '2026-06-11' });
    const left = `WHERE partnership_id = $1 AND enrolled_on = '2026-04-20'`;
    await owner(`UPDATE enrolment SET ended_on = '2026-06-12' ${left}`);
    await owner(
      `INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, recorded_by, recorded_at)
       SELECT $1, id, 'ACTIVE', 'CLOSED', '2026-06-12', 'MOVED_AWAY', $2, now() FROM participant ${left}`,
      commissioner.personId,
    );
    await owner(`UPDATE participant SET phase = 'CLOSED' ${left}`);
    await owner(
      `UPDATE transfer SET state = 'DECLINED', decided_by = $2, decided_at = '2026-06-12', decided_words = 'x'
       WHERE partnership_id = $1`,
      commissioner.personId,
    );
    // neither a day nor a filter is theirs to choose; and what happens in a month is told when the month is over
    for (const choice of [
      { from: '2026-05-05' },
      { providerId: ids.second },
      { sourceId: ids.school },
      { anchorId: ids.school },
      { cohort: 'HISTORIC' },
    ])
      expect(await asked(choice, '2026-06-30')).toEqual(told);
    const next = await asked({}, '2026-07-01');
    expect([next.supportGoing.count, next.supportEnded.count]).toEqual([null, 10]);
    expect(next.transfers.stands).not.toEqual(told.transfers.stands);
    expect(next.waiting.map(({ count }) => count)).not.toEqual(told.waiting.map(({ count }) => count));
    // nor do they see more by a role that shows them none of it
    const sees = PERMISSIONS.referralMeasures.filter((role) => role !== 'ANALYST');
    for (const role of ROLES.filter((one) => one !== 'ANALYST')) {
      const both = await scene.person('University', 'ANALYST', role);
      const { isSuppressed, received } = await asked({ providerId: ids.first }, '2026-06-30', both);
      const isTheirs = sees.some((one) => one === role);
      expect([role, isSuppressed, received]).toEqual([role, !isTheirs, isTheirs ? 9 : 15]);
    }
  });

  it('takes the same number of statements whatever there is and whatever is filtered', async () => {
    const few = await countStatements(() => measured());
    for (let one = 0; one < 5; one++) await started('2026-01-01', '2026-01-11');
    const all = { providerId: ids.first, sourceId: ids.custody, anchorId: ids.school, cohort: 'NEW' };
    expect(await countStatements(() => measured(all))).toBe(few);
    expect(few).toBe(8);
  });
});
