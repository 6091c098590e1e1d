import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, type MatchDecision, sayNotification } from '../../rules/index.js';
import { granted, type Line, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type MatchScene, makeMatchScene } from '../../testing/match-scene.js';
import { decideMatch } from '../match-review/index.js';
import { moveMatchThresholds } from '../matches/index.js';
import { notifications, tellWhatHappened } from '../notifications/index.js';
import { sealRecord } from '../sealing/index.js';
import { systemActor } from '../tenancy/index.js';
import { claimMatchOffer, matchOffers, takeEffectOfRun, wayOfEvidence } from './index.js';

const on = calendarDate;
const WORK: Line[] = [
  { code: 'JOB', title: 'Entry into work', price: 50_000n, evidence: ['SELF_CERTIFICATION', 'DATA_MATCH'] },
];
/** Held to be one person with 91 %. */
const LIKELY = [0, 0, 1, 1];
/** With 28 %: somebody has to say. */
const UNSURE = [0, 1, 1, 1];
const STRICTER = { matchFrom: 0.95, reviewFrom: 0.1 };
const AS_BEFORE = { matchFrom: 0.5, reviewFrom: 0.1 };

describe('a claim whose match is not held to be one person any more', () => {
  let database: TestDatabase;
  let scene: MatchScene;
  let agreementId: string;
  let records = 0;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMatchScene(database.owner, null, { lines: WORK });
    agreementId = await scene.agreement({ evidence: [['JOB', 'STARTED']] });
    await database.owner.query('UPDATE membership SET joined_at = now() WHERE partnership_id = $1', [
      scene.partnershipId,
    ]);
    await look();
  });
  afterAll(() => database.close());

  const look = () => tellWhatHappened(systemActor(scene.partnershipId));
  const told = async (actor: Person, claimId: string): Promise<string[]> =>
    (await notifications(actor, { first: 50 })).edges
      .filter(({ node }) => node.kind === 'MATCH_WITHDRAWN' && node.aboutId === claimId)
      .map(({ node }) => sayNotification(node.kind, node.detail));
  const stands = async (actor: Person, evidenceId: string) =>
    (await wayOfEvidence(actor, evidenceId))?.stands;

  async function somebody(): Promise<string> {
    const { id } = await scene.enrol();
    await scene.told(agreementId, [id]);
    return id;
  }
  async function matched(participantId: string, recordId: string, levels: readonly number[] = LIKELY) {
    const extractId = await scene.extract(agreementId, []);
    const record = { STARTED_ON: '2024-03-04' };
    const run = await scene.run({
      agreementId,
      extractId,
      pairs: [{ participantId, recordId, record, levels }],
    });
    await takeEffectOfRun(systemActor(scene.partnershipId), run.runId);
    return run;
  }
  async function claim(participantId: string) {
    const { edges } = await matchOffers(scene.people.linkWorker, { first: 1, participantId });
    const made = granted(await claimMatchOffer(scene.people.linkWorker, { id: edges[0]?.node.id ?? '' }));
    expect(made.achievedOn).toBe(on('2024-03-04'));
    return { claimId: made.id, evidenceId: made.evidence[0]?.id ?? '' };
  }
  /** A claim that rests on a match, with its run and record. */
  async function claimed() {
    const [participantId, recordId] = [await somebody(), `R${++records}`];
    const { runId, pairIds } = await matched(participantId, recordId);
    return { ...(await claim(participantId)), participantId, recordId, runId, pairId: pairIds[0] ?? '' };
  }
  const move = async (runId: string, to: typeof STRICTER) =>
    granted(await moveMatchThresholds(scene.dataLead, runId, to));

  const FELL = 'A match that proves a claim is not held to be one any more';

  it('is told once to whoever claimed it and whoever decides on it, where a threshold was moved', async () => {
    const { linkWorker, manager, backbone, verifier, commissioner } = scene.people;
    const { claimId, evidenceId, runId } = await claimed();
    const beside = await claimed();
    await move(runId, STRICTER);
    await look();
    await look();
    for (const actor of [linkWorker, manager, backbone]) expect(await told(actor, claimId)).toEqual([FELL]);
    // it is not approved: nothing is theirs to decide yet
    for (const actor of [verifier, commissioner]) expect(await told(actor, claimId)).toEqual([]);
    expect(await stands(backbone, evidenceId)).toBe(false);
    for (const actor of [linkWorker, backbone]) expect(await told(actor, beside.claimId)).toEqual([]);
    expect(await stands(backbone, beside.evidenceId)).toBe(true);
    // falling deeper is nothing new
    await move(runId, { matchFrom: 0.95, reviewFrom: 0.94 });
    await look();
    for (const actor of [linkWorker, backbone]) expect(await told(actor, claimId)).toEqual([FELL]);

    // it stands again, and falls a second time
    await move(runId, AS_BEFORE);
    await look();
    expect(await stands(backbone, evidenceId)).toBe(true);
    expect(await told(backbone, claimId)).toHaveLength(1);
    await move(runId, STRICTER);
    await look();
    expect(await told(backbone, claimId)).toHaveLength(2);
  });

  it('is told to nobody where the threshold was moved back before anybody looked, or somebody decided', async () => {
    const { linkWorker, backbone } = scene.people;
    const [back, decided] = [await claimed(), await claimed()];
    await move(back.runId, STRICTER);
    await move(back.runId, AS_BEFORE);
    granted(await decideMatch(scene.dataLead, { pairId: decided.pairId, decision: 'SAME' }));
    await move(decided.runId, STRICTER);
    await look();
    for (const { claimId, evidenceId } of [back, decided]) {
      for (const actor of [linkWorker, backbone]) expect(await told(actor, claimId)).toEqual([]);
      expect(await stands(backbone, evidenceId)).toBe(true);
    }
  });

  it('is told where what somebody decided of a pair that nobody can be sure of is taken back', async () => {
    const { backbone } = scene.people;
    const [participantId, recordId] = [await somebody(), `R${++records}`];
    const { pairIds } = await matched(participantId, recordId, UNSURE);
    const decide = async (decision: 'SAME' | 'OPEN', seen: 'SAME' | null) =>
      granted(await decideMatch(scene.dataLead, { pairId: pairIds[0] ?? '', decision, seen }));
    await decide('SAME', null);
    const { claimId, evidenceId } = await claim(participantId);
    await look();
    expect(await told(backbone, claimId)).toEqual([]);
    await decide('OPEN', 'SAME');
    await look();
    expect(await told(backbone, claimId)).toEqual([FELL]);
    expect(await stands(backbone, evidenceId)).toBe(false);
  });

  it('is told where a decision is taken back that outlived a threshold, and stands again where one is', async () => {
    const { backbone } = scene.people;
    const [same, different] = [await claimed(), await claimed()];
    const decide = async (pairId: string, decision: MatchDecision, seen: MatchDecision | null) =>
      granted(await decideMatch(scene.dataLead, { pairId, decision, seen }));
    await decide(same.pairId, 'SAME', null);
    await move(same.runId, STRICTER);
    await look();
    expect(await told(backbone, same.claimId)).toEqual([]);
    expect((await decide(same.pairId, 'OPEN', 'SAME')).verdict).toBe('REVIEW');
    expect(await stands(backbone, same.evidenceId)).toBe(false);
    await look();
    await look();
    expect(await told(backbone, same.claimId)).toEqual([FELL]);

    // the threshold judges it with that decision too: what is below because of it is a match again
    await decide(different.pairId, 'DIFFERENT', null);
    await look();
    const before = await told(backbone, different.claimId);
    expect(before).toHaveLength(1);
    await move(different.runId, { matchFrom: 0.6, reviewFrom: 0.1 });
    expect((await decide(different.pairId, 'OPEN', 'DIFFERENT')).verdict).toBe('MATCH');
    expect(await stands(backbone, different.evidenceId)).toBe(true);
    await look();
    expect(await told(backbone, different.claimId)).toEqual(before);
  });

  it('is told where a later run takes the record for somebody else, or finds it less likely', async () => {
    const { linkWorker, backbone } = scene.people;
    const [others, unlike, again, notThere] = [
      await claimed(),
      await claimed(),
      await claimed(),
      await claimed(),
    ];
    await matched(await somebody(), others.recordId);
    await matched(unlike.participantId, unlike.recordId, [0, 2, 1, 2]);
    await matched(again.participantId, again.recordId);
    // the two took no part in it: it is below for somebody else, and nothing is known of them
    await matched(await somebody(), notThere.recordId, [2, 2, 2, 2]);
    await look();
    for (const { claimId, evidenceId } of [others, unlike]) {
      for (const actor of [linkWorker, backbone]) expect(await told(actor, claimId)).toEqual([FELL]);
      expect(await stands(backbone, evidenceId)).toBe(false);
    }
    for (const { claimId, evidenceId } of [again, notThere]) {
      expect(await told(backbone, claimId)).toEqual([]);
      expect(await stands(backbone, evidenceId)).toBe(true);
    }

    // runs that find the same again have nothing new to tell
    await matched(await somebody(), others.recordId);
    await matched(unlike.participantId, unlike.recordId, [0, 2, 1, 2]);
    await look();
    for (const { claimId } of [others, unlike]) expect(await told(backbone, claimId)).toEqual([FELL]);
    // held again in between, it falls a second time
    await matched(unlike.participantId, unlike.recordId);
    await look();
    expect(await stands(backbone, unlike.evidenceId)).toBe(true);
    await matched(unlike.participantId, unlike.recordId, [0, 2, 1, 2]);
    await look();
    expect(await told(backbone, unlike.claimId)).toEqual([FELL, FELL]);
  });

  it('holds a claim by a run in which the two took no part, and an offer not', async () => {
    const { backbone, linkWorker } = scene.people;
    const made = await claimed();
    const [offeredTo, recordId] = [await somebody(), `R${++records}`];
    await matched(offeredTo, recordId);
    const offers = async (...states: ('OFFERED' | 'WITHDRAWN')[]) =>
      (await matchOffers(linkWorker, { first: 5, participantId: offeredTo, states })).edges.map(
        ({ node }) => node,
      );
    expect(await offers('OFFERED')).toHaveLength(1);
    for (const looked of [made.recordId, recordId]) await matched(await somebody(), looked, [2, 2, 2, 2]);
    expect(await stands(backbone, made.evidenceId)).toBe(true);
    expect(await offers('OFFERED')).toEqual([]);
    const [taken] = await offers('WITHDRAWN');
    // nobody decided against it, and it may be offered again
    expect(taken?.reason).toBe('What is known now no longer shows it.');
    await matched(offeredTo, recordId);
    expect(await offers('OFFERED')).toHaveLength(1);

    // once the record is taken for somebody else, neither is left
    await matched(await somebody(), made.recordId);
    await matched(await somebody(), recordId);
    expect(await stands(backbone, made.evidenceId)).toBe(false);
    expect(await offers('OFFERED')).toEqual([]);
  });

  it('is the same for every reader where the record is somebody’s now whose own is sealed', async () => {
    const { linkWorker, backbone, otherBackbone } = scene.people;
    const { evidenceId, participantId, recordId } = await claimed();
    const { id: sealed } = await scene.enrol({ familyName: 'Zabinska' });
    await scene.told(agreementId, [sealed]);
    await matched(sealed, recordId);
    const way = async (actor: Person) => (await wayOfEvidence(actor, evidenceId)) ?? null;
    const before = await way(backbone);
    expect(before).toMatchObject({ stands: false });
    granted(
      await sealRecord(backbone, {
        recordId: sealed,
        reason: 'Somebody who hurt them looks for them.',
        personIds: [otherBackbone.personId],
      }),
    );
    expect(await way(backbone)).toEqual(before);
    for (const actor of [linkWorker, otherBackbone]) expect(await stands(actor, evidenceId)).toBe(false);
    const { edges } = await matchOffers(linkWorker, { first: 5, participantId, states: ['CLAIMED'] });
    expect(edges.map(({ node }) => node.way.stands)).toEqual([false]);
    // who is sealed is named nowhere
    for (const hidden of [sealed, 'Zabinska'])
      expect(JSON.stringify([before, edges[0]?.node.way])).not.toContain(hidden);
  });
});
