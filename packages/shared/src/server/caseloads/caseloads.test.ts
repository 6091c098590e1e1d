import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDate,
  isRefusal,
  loadOf,
  today,
  USUAL_CASELOAD_GUIDE,
} from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { askAboutClaim, submitClaim } from '../claims/index.js';
import { participants } from '../participants/index.js';
import { moveParticipants } from '../support/index.js';
import { getToday } from '../today/index.js';
import {
  caseloadGuide,
  caseloadTrial,
  ownCaseload,
  setCaseloadGuide,
  type TeamCaseload,
  teamCaseloads,
  workerCaseload,
} from './index.js';

describe('caseloads', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let lou: Person;
  let ali: Person;
  let left: Person;
  let ids: string[];
  let now: CalendarDate;
  const ago = (days: number) => addDays(now, -days);
  const owner = (sql: string, ...values: unknown[]) =>
    database.owner.query(sql, [scene.partnershipId, ...values]);

  /** Twelve people with Lou, three with Ali, one with somebody who left, one with nobody. */
  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    now = today('Europe/London', Date.now());
    lou = await scene.person('First Steps', 'LINK_WORKER');
    ali = await scene.person('First Steps', 'LINK_WORKER');
    left = await scene.person('First Steps', 'LINK_WORKER');
    ids = [];
    for (let nth = 0; nth < 17; nth += 1) ids.push((await scene.enrol()).id);
    const give = (person: Person | null, some: readonly string[]) =>
      owner(
        'UPDATE participant SET link_worker_id = $2 WHERE partnership_id = $1 AND id = ANY ($3)',
        person?.personId ?? null,
        some,
      );
    await give(lou, ids.slice(0, 12));
    await give(ali, ids.slice(12, 15));
    await give(left, ids.slice(15, 16));
    await give(null, ids.slice(16));
    await owner(
      `UPDATE membership SET state = 'ENDED' WHERE partnership_id = $1 AND person_id = $2`,
      left.personId,
    );
    await owner(
      `INSERT INTO support_worker (partnership_id, provider_id, person_id, hours)
       SELECT $1, $2, unnest($3::uuid[]), 3700`,
      scene.people.providerId,
      [lou.personId, ali.personId],
    );
    // two of Lou's went on in monitoring ten days ago
    await owner(
      `UPDATE participant SET phase = 'MONITORING' WHERE partnership_id = $1 AND id = ANY ($2)`,
      ids.slice(0, 2),
    );
    await owner(
      `INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, recorded_by,
         recorded_at) SELECT $1, unnest($2::uuid[]), 'ACTIVE', 'MONITORING', $3, 'STEADY', $4, now()`,
      ids.slice(0, 2),
      ago(10),
      lou.personId,
    );
    // eight were seen lately, and the third of them for long ago
    for (const [nth, id] of ids.slice(2, 10).entries()) await meet(id, nth === 0 ? 40 : 3, 60);
  });
  afterAll(() => database.close());

  async function meet(
    id: string,
    daysAgo: number,
    minutes: number,
    jointly: readonly string[] = [],
  ): Promise<void> {
    await owner(
      `WITH kind AS (INSERT INTO contact_kind (partnership_id, code, position, title, meets)
         VALUES ($1, 'VISIT', 1, 'Visit', true) ON CONFLICT DO NOTHING)
       INSERT INTO last_seen (partnership_id, participant_id, seen_on) VALUES ($1, $2, $3)
       ON CONFLICT (partnership_id, participant_id) DO UPDATE SET seen_on = greatest(last_seen.seen_on, excluded.seen_on)`,
      id,
      ago(daysAgo),
    );
    await owner(
      `INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen,
         minutes, joint_worker_ids)
       VALUES ($1, $2, $3, now(), gen_random_uuid(), 'VISIT', $4, true, $5, $6)`,
      id,
      lou.personId,
      ago(daysAgo),
      minutes,
      jointly,
    );
  }

  const team = async (actor: Person): Promise<TeamCaseload> => {
    const found = (await teamCaseloads(actor)).find(
      ({ provider }) => provider.id === scene.people.providerId,
    );
    if (!found) throw new Error('The provider has no caseloads.');
    return found;
  };
  const workerOf = async (actor: Person, worker: Person) =>
    (await team(actor)).workers.find((one) => one.worker.id === worker.personId);

  it('are what the rules make of the people, the hours and the contacts', async () => {
    const first = await workerOf(scene.people.manager, lou);
    const guide = USUAL_CASELOAD_GUIDE;
    const people = ids.slice(0, 12).map((id, nth) => ({
      id,
      phase: nth < 2 ? ('MONITORING' as const) : ('ACTIVE' as const),
      since: now,
      lastSeenOn: null,
      scores: [],
      share: 100,
    }));
    expect(first).toMatchObject({
      ...loadOf(people, 3700, guide),
      load: 1060,
      room: 1500,
      percent: 71,
      works: true,
      // the others were never seen since 2024, one not for forty days
      unseen: 5,
      toBeSeen: 12,
      // of eight hours in the last four weeks seven count: one meeting lies further back
      timeWithPeople: Math.round((7 * 100) / (4 * 37)),
    });
    expect(first?.trend).toHaveLength(9);
    expect(first?.trend[0]).toEqual({ on: ago(56), load: 1200 });
    expect(first?.trend.at(-1)).toEqual({ on: now, load: 1060 });
    expect(first?.strain.signs.map(({ sign }) => sign)).toEqual(['UNSEEN', 'LESS_TIME']);
  });

  it('count what a colleague was there for, and a group that met once', async () => {
    for (let nth = 0; nth < 4; nth += 1) await meet(ids[12] ?? '', nth, 30, [ali.personId]);
    expect((await workerOf(scene.people.manager, ali))?.timeWithPeople).toBe(
      Math.round((2 * 100) / (4 * 37)),
    );
    const group = await owner(
      `INSERT INTO activity_group (partnership_id, provider_id, name) VALUES ($1, $2, 'Walkers') RETURNING id`,
      scene.people.providerId,
    );
    const sitting = await owner(
      `INSERT INTO sitting (partnership_id, group_id, held_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, now()) RETURNING id`,
      (group.rows[0] as { id: string }).id,
      ago(2),
      ali.personId,
    );
    const before = (await workerOf(scene.people.manager, ali))?.timeWithPeople ?? 0;
    await owner(
      `INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen,
         minutes, sitting_id, attendance)
       SELECT $1, unnest($2::uuid[]), $3, now(), gen_random_uuid(), 'VISIT', $4, true, 740, $5, 'PRESENT'`,
      ids.slice(12, 15),
      ali.personId,
      ago(2),
      (sitting.rows[0] as { id: string }).id,
    );
    // 12 hours and 20 minutes of four weeks are a twelfth
    expect((await workerOf(scene.people.manager, ali))?.timeWithPeople).toBeCloseTo(before + 8, -0.5);
  });

  it('say with whom people were left behind, and who has nobody', async () => {
    const { workers, withoutWorker } = await team(scene.people.backbone);
    expect(withoutWorker).toBeGreaterThanOrEqual(1);
    const gone = workers.find((one) => one.worker.id === left.personId);
    expect(gone).toMatchObject({ works: false, hours: null, people: 1 });
    expect(gone?.strain).toMatchObject({
      level: 'STRAIN',
      signs: [{ sign: 'NO_HOURS' }, { sign: 'UNSEEN' }],
    });
  });

  it('are shown to whoever manages the provider, and of it alone', async () => {
    const elsewhere = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    const others = await teamCaseloads(elsewhere);
    expect(others.map(({ provider, people, workers }) => [provider.name, people, workers])).toEqual([
      ['Second Steps', 0, []],
    ]);
    expect(await workerCaseload(elsewhere, lou.personId)).toBeNull();
    expect((await teamCaseloads(scene.people.manager)).map(({ provider }) => provider.id)).toEqual([
      scene.people.providerId,
    ]);
    expect((await teamCaseloads(scene.people.backbone)).length).toBeGreaterThan(1);
    for (const actor of [scene.people.verifier, lou, scene.people.commissioner])
      await expect(teamCaseloads(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ownCaseload(scene.people.manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const bystander = await scene.person('Second Steps', 'LINK_WORKER');
    expect(await ownCaseload(bystander)).toMatchObject({ supported: 0, people: [] });
  });

  it('put first whoever has waited longest for their worker, and follow those who are moved', async () => {
    const [seen, , unanswered] = ids.slice(2);
    const claim = granted(await submitClaim(scene.people.linkWorker, scene.input(unanswered ?? '')));
    granted(await askAboutClaim(scene.people.backbone, { id: claim.id, question: 'Which day?' }));
    const mine = await ownCaseload(lou);
    expect(mine).toMatchObject({ supported: 12, worker: { id: lou.personId } });
    const firsts = mine?.people.map(({ needs }) => needs[0]?.on ?? '9999-12-31') ?? [];
    expect(firsts).toEqual([...firsts].sort());
    const needsOf = (id: string | undefined) =>
      mine?.people.find(({ participant }) => participant.id === id)?.needs;
    expect(needsOf(seen)).toMatchObject([{ kind: 'SEE', late: 26 }]);
    expect(needsOf(unanswered)).toMatchObject([{ kind: 'QUESTION', late: 0 }]);
    expect((await workerOf(scene.people.manager, lou))?.questions).toBe(1);

    const ten = ids.slice(0, 10).map((participantId) => ({
      participantId,
      fromId: lou.personId,
      toId: ali.personId,
    }));
    const moved = granted(await moveParticipants(scene.people.manager, ten));
    const after = await workerCaseload(scene.people.manager, lou.personId);
    expect(after).toMatchObject({ supported: 2, caseloads: [{ load: 200 }] });
    // yesterday they were still Lou’s
    expect(after?.caseloads[0]?.trend.at(-2)?.load).toBe(1060);
    granted(await moveParticipants(scene.people.manager, moved.back));
    expect(await workerCaseload(scene.people.manager, lou.personId)).toMatchObject({ supported: 12 });
  });

  it('are read by as many statements for one worker as for all, however many people', async () => {
    const statements = () => countStatements(() => teamCaseloads(scene.people.backbone));
    const before = await statements();
    for (let nth = 0; nth < 5; nth += 1) await scene.enrol();
    expect(await statements()).toBe(before);
    // two of them for those beside whom they work
    expect(before).toBeLessThanOrEqual(9);
  });

  it('stand in the manager’s day while there are signs of strain', async () => {
    const lineOf = async (actor: Person) =>
      (await getToday(actor)).find(({ kind }) => kind === 'CASELOADS_STRAINED')?.count;
    // Lou’s, Ali’s and those left behind; the one whose hours nobody has said is for the page to ask
    expect(await lineOf(scene.people.manager)).toBe(3);
    expect(await lineOf(scene.people.backbone)).toBeUndefined();
  });

  it('say in the link worker’s day for as many people as their week that something is late', async () => {
    const late = ((await ownCaseload(lou))?.people ?? [])
      .map(({ needs }) => Math.max(0, ...needs.map((need) => need.late)))
      .filter((days) => days > 0);
    const line = (await getToday(lou)).find(({ kind }) => kind === 'PEOPLE_LATE');
    expect(late.length).toBeGreaterThan(0);
    expect(line?.count).toBe(late.length);
    const waited = Math.round((Date.now() - (line?.oldest?.getTime() ?? 0)) / 86_400_000);
    expect(waited).toBe(Math.max(...late));
    const bystander = await scene.person('Second Steps', 'LINK_WORKER');
    expect(await getToday(bystander)).toEqual([]);
  });

  it('call late in the link worker’s week what Today calls missed, and nothing else of milestones', async () => {
    const closed = (await scene.enrol()).id;
    await owner(
      `UPDATE participant SET link_worker_id = $2, phase = 'CLOSED' WHERE partnership_id = $1 AND id = $3`,
      lou.personId,
      closed,
    );
    const missed = (id: string, daysAgo: number) =>
      owner(
        `INSERT INTO milestone (partnership_id, participant_id, outcome_code, provider_id, tariff_id, after_code,
           started_on, state, since, due_on, reason, progress_unit, progress_done, progress_of, ready_to_claim, judged_at)
         SELECT $1, $2, 'STAY_3', $3, t.id, 'ENTRY', $4, 'MISSED', $5, $5, 'Nobody said so.', 'DAYS', 1, 1, false, now()
         FROM tariff t WHERE t.partnership_id = $1 AND t.outcome_code = 'STAY_3' AND t.cohort = 'NEW'`,
        id,
        scene.people.providerId,
        ago(daysAgo + 90),
        ago(daysAgo),
      );
    await missed(ids[3] ?? '', 20);
    await missed(closed, 30);
    // long ago: it stands in the list, and waits for nobody any more
    await missed(ids[5] ?? '', 80);
    const lines = await getToday(lou);
    const week = await ownCaseload(lou);
    const late = (week?.people ?? []).flatMap(({ needs, participant }) =>
      needs
        .filter((need) => need.kind === 'MILESTONE' && need.late > 0)
        .map((need) => [participant.id, need.late]),
    );
    expect(late).toEqual(
      expect.arrayContaining([
        [ids[3], 20],
        [closed, 30],
      ]),
    );
    expect(lines.find(({ kind }) => kind === 'MILESTONES_MISSED')?.count).toBe(late.length);
    expect(lines.find(({ kind }) => kind === 'PEOPLE_LATE')?.count).toBe(
      week?.people.filter(({ needs }) => needs.some((need) => need.late > 0)).length,
    );
    expect((await workerOf(scene.people.manager, lou))?.milestonesDue).toBe(1);
    // they are not carried, and those who are carried stay as many
    expect(week?.supported).toBe(12);
  });

  describe('the guide', () => {
    const { backbone, manager } = {
      backbone: () => scene.people.backbone,
      manager: () => scene.people.manager,
    };

    it('is tried on the present workers, and nothing is kept', async () => {
      const guide = { ...USUAL_CASELOAD_GUIDE, fullLoad: 1000 };
      const trial = await caseloadTrial(backbone(), guide);
      if (isRefusal(trial)) throw new Error(trial.message);
      expect(trial.sentence).toContain('1 of 2 would carry more than the guide allows, instead of 0.');
      expect(trial.workers.find(({ worker }) => worker.id === lou.personId)).toMatchObject({
        before: { percent: 71 },
        after: { percent: 106, level: 'STRAIN' },
      });
      expect(await caseloadGuide(backbone())).toEqual(USUAL_CASELOAD_GUIDE);
      expect(await caseloadTrial(backbone(), { ...guide, fullLoad: 0 })).toMatchObject({ field: 'fullLoad' });
      await expect(caseloadTrial(manager(), guide)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('is the backbone’s to change, and what lists call late follows it', async () => {
      const late = async () =>
        (await participants(manager(), { first: 1, unseen: true, count: true })).totalCount ?? 0;
      const before = await late();
      const within = { ...USUAL_CASELOAD_GUIDE.seenWithin, ACTIVE: 2 };
      const guide = { ...USUAL_CASELOAD_GUIDE, seenWithin: within };
      await expect(setCaseloadGuide(manager(), guide)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await setCaseloadGuide(backbone(), { ...guide, earlyAt: 0 })).toMatchObject({
        field: 'earlyAt',
      });
      expect(granted(await setCaseloadGuide(backbone(), guide))).toEqual(guide);
      expect(await caseloadGuide(manager())).toEqual(guide);
      // seen three days ago, seven of Lou’s are late by the new guide
      expect(await late()).toBe(before + 7);
      expect((await workerOf(manager(), lou))?.unseen).toBe(12);
    });
  });
});
