import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { anchorsLookedAfter, assignAnchor, listAnchors } from '../anchors/index.js';
import { teamCaseloads } from '../caseloads/index.js';
import { submitClaim } from '../claims/index.js';
import { changeMember } from '../members/index.js';
import { participants } from '../participants/index.js';
import { writePlan } from '../plans/index.js';
import { nameSafeguardingLead, safeguardingLeads } from '../safety/index.js';
import { story } from '../story/index.js';
import { withTenant } from '../tenancy/index.js';
import {
  changePhase,
  closeSupport,
  moveParticipants,
  peopleLookedAfter,
  proposedMoves,
  reopenSupport,
} from './index.js';

const on = calendarDate;

describe('what becomes of somebody’s support', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const close = (id: string, day = '2024-05-01', actor: Person = scene.people.linkWorker) =>
    closeSupport(actor, { participantId: id, on: on(day), reason: 'GOALS_REACHED', words: 'She has keys.' });
  const reopen = (id: string, day: string) =>
    reopenSupport(scene.people.linkWorker, { participantId: id, on: on(day), reason: 'FOUND_AGAIN' });
  const tell = async (id: string, actor: Person = scene.people.linkWorker, after?: string, first = 50) =>
    story(actor, { participantId: id, first, after, count: true });

  it('goes to monitoring and back, is closed, and opened again as a new episode', async () => {
    const { id } = await scene.enrol();
    const step = { participantId: id, on: on('2024-03-01'), words: null };
    const phase = (to: 'MONITORING' | 'ACTIVE', reason: string) =>
      changePhase(scene.people.manager, { ...step, to, reason });
    expect(granted(await phase('MONITORING', 'STEADY'))).toMatchObject({ phase: 'MONITORING' });
    expect(await phase('MONITORING', 'STEADY')).toMatchObject({ code: 'WRONG_STATE' });
    expect(granted(await phase('ACTIVE', 'NEEDS_MORE'))).toMatchObject({ phase: 'ACTIVE' });
    expect(granted(await close(id))).toMatchObject({ phase: 'CLOSED' });
    expect(await phase('ACTIVE', 'NEEDS_MORE')).toMatchObject({ code: 'WRONG_STATE' });
    expect(await reopen(id, '2024-04-30')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'on' });
    expect(granted(await reopen(id, '2024-07-01'))).toMatchObject({
      phase: 'ACTIVE',
      enrolledOn: '2024-07-01',
    });
    const { rows } = await database.owner.query(
      `SELECT enrolled_on::text, ended_on::text FROM enrolment WHERE participant_id = $1 ORDER BY enrolled_on`,
      [id],
    );
    expect(rows).toEqual([
      { enrolled_on: '2024-01-01', ended_on: '2024-05-01' },
      { enrolled_on: '2024-07-01', ended_on: null },
    ]);
    await expect(
      withTenant(scene.people.linkWorker, (tenant) => tenant.execute('DELETE FROM phase_change')),
    ).rejects.toThrow(/permission denied/);
  });

  it('does not pay again for what was paid before it was opened again', async () => {
    const { id } = await scene.enrol();
    granted(await submitClaim(scene.people.linkWorker, scene.input(id)));
    granted(await close(id));
    granted(await reopen(id, '2024-06-01'));
    const again = scene.input(id, { achievedOn: on('2024-06-05') });
    expect(await submitClaim(scene.people.linkWorker, again)).toMatchObject({ code: 'ALREADY_CLAIMED' });
  });

  it('is closed once by two who close it at once', async () => {
    const { id } = await scene.enrol();
    const answers = await Promise.all([close(id), close(id, '2024-05-02', scene.people.manager)]);
    expect(answers.filter(isRefusal).map(({ code }) => code)).toEqual(['WRONG_STATE']);
  });

  it('is changed by nobody else, and told to nobody else', async () => {
    const { id } = await scene.enrol();
    const elsewhere = await scene.person('Another provider', 'LINK_WORKER');
    await expect(close(id, '2024-05-01', elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(close(id, '2024-05-01', scene.people.verifier)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    granted(await close(id));
    expect((await tell(id, elsewhere)).totalCount).toBe(0);
    await expect(tell(id, scene.people.verifier)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      moveParticipants(elsewhere, [{ participantId: id, fromId: null, toId: elsewhere.personId }]),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is told as one story, page by page, in one statement a page', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager } = scene.people;
    granted(
      await writePlan(linkWorker, {
        participantId: id,
        basedOn: 0,
        strengths: 'I sing.',
        aspirations: '',
        goals: [],
      }),
    );
    granted(await submitClaim(linkWorker, scene.input(id)));
    granted(await close(id));
    granted(await reopen(id, '2024-07-01'));
    const whole = await tell(id, manager);
    const told = whole.edges.map(({ node }) => [node.kind, node.on, node.sentence]);
    expect(told.slice(1)).toEqual([
      ['MILESTONE', '2024-09-29', 'Not reached in time: 6 months at home'],
      ['PHASE', '2024-07-01', 'Support was opened again: we found each other again'],
      ['BEGAN', '2024-07-01', 'Support began again with First Steps'],
      ['MILESTONE', '2024-06-29', 'Not reached in time: 3 months at home'],
      ['PHASE', '2024-05-01', 'Support was closed: they reached what they came for'],
      ['OUTCOME', '2024-03-01', expect.any(String)],
      ['BEGAN', '2024-01-01', 'Support began with First Steps'],
    ]);
    expect(told[0]?.[0]).toBe('PLAN');
    expect(whole.edges.find(({ node }) => node.words !== null)?.node.words).toBe('She has keys.');
    const pages: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await tell(id, manager, after, 2);
      pages.push(...page.edges.map(({ node }) => node.id));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor ?? undefined;
    }
    expect(pages).toEqual(whole.edges.map(({ node }) => node.id));
    expect(new Set(pages).size).toBe(whole.totalCount);
  });

  it('goes on with colleagues when a worker leaves with 30 people, and can be taken back', async () => {
    const { manager } = scene.people;
    const leaver = await scene.person('First Steps', 'LINK_WORKER');
    const colleagues = [
      await scene.person('First Steps', 'LINK_WORKER'),
      await scene.person('First Steps', 'LINK_WORKER'),
    ];
    const ids: string[] = [];
    for (let nth = 0; nth < 30; nth += 1) ids.push((await scene.enrol()).id);
    await database.owner.query('UPDATE participant SET link_worker_id = $2 WHERE id = ANY ($1)', [
      ids,
      leaver.personId,
    ]);
    await database.owner.query(
      `INSERT INTO support_worker (partnership_id, provider_id, person_id, hours)
       SELECT $1, $2, unnest($3::uuid[]), 3700`,
      [scene.partnershipId, scene.people.providerId, colleagues.map(({ personId }) => personId)],
    );
    const membership = await database.owner.query<{ id: string }>(
      'SELECT id FROM membership WHERE person_id = $1',
      [leaver.personId],
    );
    const membershipId = membership.rows[0]?.id ?? '';
    const left = async () =>
      (await peopleLookedAfter(scene.people.backbone, [membershipId])).get(membershipId) ?? 0;
    expect(await left()).toBe(30);
    // they go before anybody has handed their people over: nobody is lost, and what they were named for ends
    const anchorId = await scene.organisation('Canal School', 'ANCHOR');
    const { backbone, providerId } = scene.people;
    granted(await assignAnchor(manager, { anchorId, personId: leaver.personId, looksAfter: true }));
    granted(await nameSafeguardingLead(manager, { organisationId: providerId, personId: leaver.personId }));
    const named = async () => {
      const anchors = (await anchorsLookedAfter(backbone, [membershipId])).get(membershipId) ?? [];
      const { leads = [] } =
        (await safeguardingLeads(backbone)).find(({ organisation }) => organisation.id === providerId) ?? {};
      return [anchors.map(({ name }) => name), leads.map(({ id }) => id)];
    };
    const change = { id: membershipId, roles: ['LINK_WORKER'] as const };
    granted(await changeMember(backbone, { ...change, state: 'SUSPENDED' }));
    expect(await named()).toEqual([['Canal School'], [leaver.personId]]);
    granted(await changeMember(backbone, { ...change, state: 'ENDED' }));
    expect(await named()).toEqual([[], []]);
    expect((await listAnchors(backbone, { first: 1, search: 'Canal' })).edges[0]?.node.workers).toEqual([]);
    expect(await left()).toBe(30);
    const behind = (await teamCaseloads(manager))[0]?.workers.find(
      ({ worker }) => worker.id === leaver.personId,
    );
    expect(behind).toMatchObject({ works: false, people: 30 });

    const proposed = await proposedMoves(manager, leaver.personId);
    const per = colleagues.map(({ personId }) => proposed.filter(({ to }) => to?.id === personId).length);
    expect(per).toEqual([15, 15]);
    const moves = proposed.map(({ participant, to }) => ({
      participantId: participant.id,
      fromId: leaver.personId,
      toId: to?.id ?? null,
    }));
    const moved = granted(await moveParticipants(manager, moves));
    expect(moved).toMatchObject({ people: 30, warnings: [] });
    expect(await left()).toBe(0);
    // whoever saw them with the one who left is told, and nobody is moved
    expect(await moveParticipants(manager, moves)).toMatchObject({ code: 'WRONG_STATE' });
    const [first] = ids;
    expect((await tell(first ?? '')).edges[0]?.node.sentence).toMatch(/ became their link worker after /);

    const page = await participants(manager, {
      first: 1,
      linkWorkerId: colleagues[0]?.personId,
      count: true,
    });
    expect(page.totalCount).toBe(15);
    // to whoever has left, nobody goes back; whoever comes back themself is named anew
    expect(await moveParticipants(manager, moved.back)).toMatchObject({ code: 'INVALID' });
    granted(await changeMember(backbone, { ...change, state: 'ACTIVE' }));
    expect(await named()).toEqual([[], []]);
    granted(await moveParticipants(manager, moved.back));
    expect(await left()).toBe(30);
  });

  it('refuses moves that make no sense, all together', async () => {
    const { id } = await scene.enrol();
    const { manager, verifier, linkWorker } = scene.people;
    const worker = (await scene.person('First Steps', 'LINK_WORKER')).personId;
    const fromId = linkWorker.personId;
    const codeOf = async (...moves: Parameters<typeof moveParticipants>[1]) => {
      const answer = await moveParticipants(manager, moves);
      return isRefusal(answer) ? answer.code : 'moved';
    };
    await database.owner.query('UPDATE participant SET link_worker_id = $2 WHERE id = $1', [id, fromId]);
    expect(await codeOf()).toBe('INVALID');
    expect(await codeOf({ participantId: id, fromId, toId: fromId })).toBe('INVALID');
    expect(await codeOf({ participantId: id, fromId, toId: verifier.personId })).toBe('INVALID');
    const move = { participantId: id, fromId, toId: worker };
    expect(await codeOf(move, move)).toBe('INVALID');
    expect(await codeOf({ ...move, fromId: null })).toBe('WRONG_STATE');
    expect(await codeOf(move)).toBe('moved');
  });
});
