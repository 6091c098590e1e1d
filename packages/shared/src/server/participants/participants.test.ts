import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import {
  enrolParticipant,
  exportParticipants,
  laddersOf,
  type ParticipantInput,
  participant,
  participants,
  recordBaseline,
} from './index.js';

const on = calendarDate;

describe('participants', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const input = (given: Partial<ParticipantInput> = {}): ParticipantInput => ({
    givenName: 'Ann',
    familyName: 'Smith',
    cohort: 'NEW',
    providerId: scene.people.providerId,
    enrolledOn: on('2024-01-01'),
    ...given,
  });

  it('are enrolled by their provider or the backbone, and looked after by the link worker who does', async () => {
    const { linkWorker, backbone, manager } = scene.people;
    const school = await scene.organisation('Elm School', 'ANCHOR');
    const mine = granted(
      await enrolParticipant(
        linkWorker,
        input({
          givenName: '  Zoe\u0308 ',
          birthDate: on('2000-02-29'),
          postcode: ' hd1 2ab ',
          anchorId: school.toUpperCase(),
        }),
      ),
    );
    expect(mine).toMatchObject({
      givenName: 'Zoë',
      familyName: 'Smith',
      birthDate: '2000-02-29',
      postcode: 'HD1 2AB',
      cohort: 'NEW',
      phase: 'ACTIVE',
      enrolledOn: '2024-01-01',
      provider: { name: 'First Steps' },
      anchor: { name: 'Elm School', kinds: ['ANCHOR'] },
      linkWorker: { id: linkWorker.personId },
    });
    expect(mine.reference).toMatch(/^P-\d{6}$/);
    expect(await participant(manager, mine.id)).toMatchObject(mine);
    expect(granted(await enrolParticipant(backbone, input())).linkWorker).toBeNull();
  });

  it('are refused with the field that is wrong', async () => {
    const { backbone } = scene.people;
    const wrong = async (given: Partial<ParticipantInput>) => {
      const answer = await enrolParticipant(backbone, input(given));
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : 'enrolled';
    };
    expect(await wrong({ givenName: ' ' })).toBe('INVALID givenName');
    expect(await wrong({ familyName: 'x'.repeat(201) })).toBe('INVALID familyName');
    expect(await wrong({ familyName: 'a\u0000' })).toBe('INVALID familyName');
    expect(await wrong({ postcode: 'nowhere' })).toBe('INVALID postcode');
    expect(await wrong({ postcode: 'x'.repeat(21) })).toBe('INVALID postcode');
    expect(await wrong({ providerId: 'nobody' })).toBe('INVALID providerId');
    expect(await wrong({ providerId: scene.people.funderId })).toBe('INVALID providerId');
    expect(await wrong({ anchorId: scene.people.providerId })).toBe('INVALID anchorId');
    expect(await wrong({ enrolledOn: on('9999-12-31') })).toBe('OUT_OF_RANGE enrolledOn');
    expect(await wrong({ birthDate: on('2024-01-02') })).toBe('OUT_OF_RANGE birthDate');
    expect(await wrong({ birthDate: on('0001-01-01') })).toBe('OUT_OF_RANGE birthDate');
    expect(await wrong({ familyName: '𝔘'.repeat(200), postcode: '  ', birthDate: null })).toBe('enrolled');
    const ended = await makeClaimScene(database.owner, { contractTo: '2023-12-31' });
    expect(
      await enrolParticipant(ended.people.backbone, input({ providerId: ended.people.providerId })),
    ).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'enrolledOn',
    });
    for (const who of [scene.people.verifier, scene.people.commissioner, scene.people.funder])
      await expect(enrolParticipant(who, input())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are found by name, reference and phase, newest first, by those who may know them', async () => {
    const here = await makeClaimScene(database.owner);
    const { backbone, linkWorker, verifier, commissioner } = here.people;
    for (const familyName of ['Ásgeirsdóttir', 'van der Berg', 'Bergman']) await here.enrol({ familyName });
    const other = await here.person('Second Steps', 'LINK_WORKER');
    await here.enrol({ familyName: 'Elsewhere', providerId: await here.organisation('Second Steps') }, other);
    await database.owner.query(`UPDATE participant SET phase = 'CLOSED' WHERE family_name = 'Bergman'`);
    const find = async (search: string | null, who = backbone, phase: 'CLOSED' | null = null) =>
      (await participants(who, { first: 10, search, phase })).edges.map(({ node }) => node.familyName);
    expect(await find('berg')).toEqual(['Bergman', 'van der Berg']);
    expect(await find('sam BERG van')).toEqual(['van der Berg']);
    expect(await find('a\u0301sgeirsd')).toEqual(['Ásgeirsdóttir']);
    expect(await find('p-000001')).toEqual(['Ásgeirsdóttir']);
    expect(await find(null, backbone, 'CLOSED')).toEqual(['Bergman']);
    expect(await find(null, linkWorker)).toEqual(['Bergman', 'van der Berg', 'Ásgeirsdóttir']);
    expect(await find(null, other)).toEqual(['Elsewhere']);
    expect(await find(null, verifier)).toEqual([]);
    await expect(find(null, commissioner)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const first = await participants(backbone, { first: 3, count: true });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const rest = await participants(backbone, { first: 3, after: first.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.familyName)).toEqual(['Ásgeirsdóttir']);
    let text = '';
    for await (const part of exportParticipants(backbone, { search: 'berg' })) text += part;
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);
    const id = rest.edges[0]?.node.id ?? '';
    for (const stranger of [other, scene.people.backbone, verifier])
      expect(await participant(stranger, id)).toBeNull();
    expect(await participant(backbone, 'nobody')).toBeNull();
  });

  it('stand on a ladder: reached, in progress, possible, later', async () => {
    const { linkWorker, backbone } = scene.people;
    const steps = async (id: string) => {
      const ladder = (await laddersOf(linkWorker, [id])).get(id) ?? [];
      return Object.fromEntries(
        ladder.map((step) => [step.outcomeCode, [step.state, step.dueOn, step.claimState]]),
      );
    };
    const { id } = await scene.enrol();
    expect(await steps(id)).toEqual({
      ENTRY: ['POSSIBLE', null, null],
      STAY_3: ['LATER', null, null],
      STAY_6: ['LATER', null, null],
      COURSE: ['POSSIBLE', null, null],
      WELL: ['POSSIBLE', null, null],
    });
    await scene.verified({ participantId: id, achievedOn: on('2024-11-30') });
    const stay = granted(
      await submitClaim(linkWorker, scene.input(id, { outcomeCode: 'STAY_3', achievedOn: on('2025-02-28') })),
    );
    expect(await steps(id)).toMatchObject({
      ENTRY: ['REACHED', null, 'VERIFIED'],
      STAY_3: ['IN_PROGRESS', '2025-02-28', 'SUBMITTED'],
      STAY_6: ['POSSIBLE', '2025-05-30', null],
    });
    const at = new Date('2025-05-01T12:00:00Z');
    const then = (await laddersOf({ ...linkWorker, at }, [id])).get(id) ?? [];
    expect(then[1]).toMatchObject({
      title: '3 months at home',
      price: { amount: 220_000n, currency: 'GBP' },
      evidence: ['DOCUMENT', 'SELF_CERTIFICATION'],
      after: 'ENTRY',
      achievedOn: '2025-02-28',
      claimId: stay.id,
    });
    expect(then[2]).toMatchObject({ state: 'LATER', dueOn: '2025-05-30' });
    const historic = await scene.enrol({ cohort: 'HISTORIC' });
    expect(await steps(historic.id)).toEqual({ STAY_3: ['LATER', null, null] });
    expect((await laddersOf(scene.people.auditor, [id])).size).toBe(0);
    expect((await laddersOf(backbone, ['nobody'])).size).toBe(0);
  });

  it('are told what can never be claimed, and why', async () => {
    const short = await makeClaimScene(database.owner, { contractTo: '2024-06-30' });
    const { linkWorker } = short.people;
    const { id } = await short.enrol();
    const steps = async (of = id) =>
      Object.fromEntries(
        ((await laddersOf(linkWorker, [of])).get(of) ?? []).map((one) => [one.outcomeCode, one]),
      );
    expect(await steps()).toMatchObject({
      ENTRY: { state: 'POSSIBLE', latestOn: '2024-06-30', whyNot: null },
      STAY_3: { state: 'LATER', whyNot: null },
      STAY_6: { state: 'NOT_POSSIBLE', whyNot: 'Not possible: the contract ended on 30 June 2024' },
    });
    await short.submitted({ participantId: id, achievedOn: on('2024-05-01') });
    expect((await steps()).STAY_3).toMatchObject({ state: 'NOT_POSSIBLE', dueOn: '2024-08-01' });
    for (const day of ['2024-02-01', '2024-02-02'])
      await short.submitted({ outcomeCode: 'COURSE', achievedOn: on(day) });
    expect((await steps()).COURSE).toMatchObject({
      state: 'NOT_POSSIBLE',
      whyNot: 'Not possible: all 2 that the rate card pays for until 31 December 2024 are claimed',
    });
    const other = await makeClaimScene(database.owner);
    for (const day of ['2024-02-01', '2024-02-02', '2025-02-01'])
      await other.submitted({ outcomeCode: 'COURSE', achievedOn: on(day) });
    const late = await other.enrol();
    const [course] = ((await laddersOf(other.people.linkWorker, [late.id])).get(late.id) ?? []).filter(
      (one) => one.outcomeCode === 'COURSE',
    );
    expect(course?.whyNot).toBe('Not possible: all 3 that the rate card pays for are claimed');
  });

  it('who are historic have baselines, recorded by those who are not paid for what follows', async () => {
    const { backbone, linkWorker, otherBackbone } = scene.people;
    const assessor = await scene.person('The Hub', 'ASSESSOR');
    const { id } = await scene.enrol({ cohort: 'HISTORIC' });
    const baseline = (who: typeof backbone, outcomeCode: string, achievedOn: string, participantId = id) =>
      recordBaseline(who, { participantId, outcomeCode, achievedOn: on(achievedOn) });
    expect(granted(await baseline(assessor, 'ENTRY', '2017-06-01')).id).toBe(id);
    const code = async (answer: ReturnType<typeof baseline>) => ((await answer) as { code?: string }).code;
    expect(await code(baseline(backbone, 'ENTRY', '2017-06-01'))).toBe('ALREADY_CLAIMED');
    expect(await code(baseline(backbone, 'STAY_3', '9999-12-31'))).toBe('OUT_OF_RANGE');
    expect(await code(baseline(backbone, 'DANCE', '2017-06-01'))).toBe('NOT_ON_RATE_CARD');
    const { id: newcomer } = await scene.enrol();
    expect(await code(baseline(backbone, 'ENTRY', '2017-06-01', newcomer))).toBe('INVALID');
    await expect(baseline(linkWorker, 'ENTRY', '2017-06-01')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(baseline(backbone, 'ENTRY', '2017-06-01', 'nobody')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const elsewhere = await makeClaimScene(database.owner);
    await expect(baseline(elsewhere.people.backbone, 'ENTRY', '2017-06-01')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const twice = await Promise.all(
      [backbone, otherBackbone].map((who) => code(baseline(who, 'COURSE', '2017-06-01'))),
    );
    expect(twice.sort()).toEqual(['ALREADY_CLAIMED', undefined]);
    const steps = (await laddersOf(linkWorker, [id])).get(id);
    expect(steps).toMatchObject([
      { outcomeCode: 'ENTRY', state: 'BASELINE', achievedOn: '2017-06-01', claimId: null },
      { outcomeCode: 'COURSE', state: 'BASELINE' },
      { outcomeCode: 'STAY_3', state: 'POSSIBLE', dueOn: '2017-09-01' },
    ]);
  });
});
