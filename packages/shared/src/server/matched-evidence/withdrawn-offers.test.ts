import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import { granted, type Line, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type MatchScene, makeMatchScene } from '../../testing/match-scene.js';
import { approveClaim, rejectClaim, submitClaim, verifyClaim } from '../claims/index.js';
import { emptyPairs } from '../extracts/forget-extract.js';
import { decideMatch, matchPair } from '../match-review/index.js';
import { mergeParticipants } from '../merging/index.js';
import { notifications, tellWhatHappened } from '../notifications/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { claimMatchOffer, matchOffers, setMatchOfferAside, takeEffectOfRun, wayOfEvidence } from './index.js';

const on = calendarDate;
const WORK: Line[] = [
  { code: 'JOB', title: 'Entry into work', price: 50_000n, evidence: ['SELF_CERTIFICATION', 'DATA_MATCH'] },
  {
    code: 'KEPT_6',
    title: '6.5 weeks in work',
    price: 100_000n,
    after: 'JOB',
    fullTimeWeeks: '6.5',
    breakDays: 28,
    evidence: ['DOCUMENT', 'DATA_MATCH'],
  },
];

describe('what a match said', () => {
  let database: TestDatabase;
  let scene: MatchScene;
  let agreementId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMatchScene(database.owner, null, { lines: WORK });
    agreementId = await scene.agreement({
      evidence: [['KEPT_6', 'SUSTAINED']],
      // those of another role may be named, and see no more by it
      named: [scene.people.otherBackbone, scene.people.linkWorker, scene.people.verifier],
    });
  });
  afterAll(() => database.close());

  async function worker(): Promise<string> {
    const { id } = await scene.enrol();
    granted(
      await submitClaim(
        scene.people.linkWorker,
        scene.input(id, { outcomeCode: 'JOB', achievedOn: on('2024-03-04') }),
      ),
    );
    await scene.told(agreementId, [id]);
    return id;
  }
  async function matched(...people: readonly string[]) {
    const extractId = await scene.extract(agreementId, []);
    const run = await scene.run({
      agreementId,
      extractId,
      pairs: people.map((participantId) => ({
        participantId,
        recordId: 'E77',
        record: { EMPLOYER: 'Mill & Co', STARTED_ON: '2024-03-04', WEEKLY_HOURS: '35' },
        verdict: 'MATCH' as const,
      })),
    });
    await takeEffectOfRun(systemActor(scene.partnershipId), run.runId);
    return { ...run, extractId };
  }
  const offers = async (participantId: string, actor: (typeof scene)['dataLead'], ...states: string[]) =>
    (await matchOffers(actor, { first: 20, participantId, states: states as ['OFFERED'] })).edges.map(
      ({ node }) => node,
    );

  it('is not shown any more once somebody decided that it is of another person', async () => {
    const id = await worker();
    const { pairIds } = await matched(id);
    const { linkWorker } = scene.people;
    expect(await offers(id, linkWorker, 'OFFERED')).toHaveLength(1);
    granted(await decideMatch(scene.dataLead, { pairId: pairIds[0] ?? '', decision: 'DIFFERENT' }));
    const [taken] = await offers(id, linkWorker, 'WITHDRAWN');
    expect(taken?.reason).toBe('The match was decided to be another person.');
    expect(taken?.statement).toBe('What the record said is not kept, because nothing was claimed from it.');
  });

  it('goes with the extract where it was set aside, and not while it waits', async () => {
    const [id, other] = [await worker(), await worker()];
    const { extractId } = await matched(id, other);
    const { linkWorker } = scene.people;
    const [offer] = await offers(id, linkWorker, 'OFFERED');
    granted(await setMatchOfferAside(linkWorker, { id: offer?.id ?? '', reason: 'They have left us.' }));
    expect((await offers(id, linkWorker, 'SET_ASIDE'))[0]?.statement).toContain('4 March 2024');
    await withTenant(systemActor(scene.partnershipId), (tenant) => emptyPairs(tenant, extractId));
    expect((await offers(id, linkWorker, 'SET_ASIDE'))[0]?.statement).not.toContain('4 March 2024');
    expect((await offers(other, linkWorker, 'OFFERED'))[0]?.statement).toContain('4 March 2024');
  });

  it('is seen at the backbone by who is named, before anything is claimed from it', async () => {
    const id = await worker();
    const { runId, extractId, pairIds } = await matched(id);
    const [pairId = ''] = pairIds;
    const { backbone, otherBackbone, linkWorker, manager, verifier } = scene.people;
    expect(await offers(id, backbone, 'OFFERED')).toEqual([]);
    const [offer] = await offers(id, otherBackbone, 'OFFERED');
    expect(offer?.statement).toContain('4 March 2024');
    // its way leads on to the run and the extract, which nobody else sees
    expect(offer?.way).toMatchObject({ runId, extractId, pairId });
    expect(await matchPair(otherBackbone, pairId)).toMatchObject({ id: pairId, runId });
    const toNobody = { runId: null, extractId: null, pairId: null, runNumber: offer?.way.runNumber };
    for (const actor of [linkWorker, manager])
      expect((await offers(id, actor, 'OFFERED'))[0]?.way).toMatchObject(toNobody);
    const { evidence } = granted(await claimMatchOffer(linkWorker, { id: offer?.id ?? '' }));
    expect(await offers(id, backbone, 'CLAIMED')).toHaveLength(1);
    for (const [actor, way] of [
      [otherBackbone, { runId, extractId, pairId }],
      [backbone, toNobody],
      [linkWorker, toNobody],
      [verifier, toNobody],
    ] as const)
      expect(await wayOfEvidence(actor, evidence[0]?.id ?? '')).toMatchObject(way);
    // nor to a pair that nobody is shown any more
    await scene.told(agreementId, [id], 'TAKEN_BACK');
    expect(await wayOfEvidence(otherBackbone, evidence[0]?.id ?? '')).toMatchObject({ runId, pairId: null });
    expect(await matchPair(otherBackbone, pairId)).toBeNull();
  });

  describe('and a claim rests on it', () => {
    const told = async (actor: Person, claimId: string) =>
      (await notifications(actor, { first: 50 })).edges
        .filter(({ node }) => node.kind === 'MATCH_WITHDRAWN' && node.aboutId === claimId)
        .map(({ node }) => node.who);
    const look = () => tellWhatHappened(systemActor(scene.partnershipId));
    /** A claim that rests on a match, and the pair. */
    async function claimed() {
      const { id } = await scene.enrol();
      await scene.verified({ participantId: id, outcomeCode: 'JOB', achievedOn: on('2024-03-04') });
      await scene.told(agreementId, [id]);
      const { pairIds } = await matched(id);
      const [offer] = await offers(id, scene.people.linkWorker);
      const made = granted(await claimMatchOffer(scene.people.linkWorker, { id: offer?.id ?? '' }));
      return { claimId: made.id, evidenceId: made.evidence[0]?.id ?? '', pairId: pairIds[0] ?? '' };
    }
    const decide = async (pairId: string, decision: 'DIFFERENT' | 'SAME', seen: 'DIFFERENT' | null = null) =>
      granted(await decideMatch(scene.dataLead, { pairId, decision, seen }));
    let auditor: Person;

    beforeAll(async () => {
      auditor = scene.people.auditor;
      await database.owner.query('UPDATE membership SET joined_at = now() WHERE partnership_id = $1', [
        scene.partnershipId,
      ]);
      await look();
    });

    it('is told, where it was another person, to whoever claimed it and to whoever can still act', async () => {
      const { linkWorker, manager, backbone, verifier, commissioner } = scene.people;
      const { claimId, evidenceId, pairId } = await claimed();
      granted(await approveClaim(backbone, { id: claimId }));
      granted(await verifyClaim(verifier, { id: claimId }));
      await decide(pairId, 'DIFFERENT');
      await look();
      await look();
      const name = expect.stringMatching(/^Sam Number/);
      for (const actor of [linkWorker, manager]) expect(await told(actor, claimId)).toEqual([name]);
      // who decides on it is told of the claim, and not whose it is
      for (const actor of [backbone, scene.people.otherBackbone, verifier, auditor])
        expect(await told(actor, claimId)).toEqual([null]);
      expect(await told(commissioner, claimId)).toEqual([]);
      for (const actor of [linkWorker, backbone, verifier, auditor])
        expect(await wayOfEvidence(actor, evidenceId)).toMatchObject({
          stands: false,
          decidedAt: expect.any(Date),
        });
    });

    it('is told of a claim that nobody has approved to those alone who act on it then', async () => {
      const { linkWorker, backbone, verifier } = scene.people;
      const { claimId, pairId } = await claimed();
      await decide(pairId, 'DIFFERENT');
      await look();
      expect(await told(linkWorker, claimId)).toHaveLength(1);
      expect(await told(backbone, claimId)).toHaveLength(1);
      for (const actor of [verifier, auditor]) expect(await told(actor, claimId)).toEqual([]);
    });

    it('is told to nobody where the decision was taken back, or the claim is turned down already', async () => {
      const { linkWorker, backbone, verifier } = scene.people;
      const [mistaken, rejected] = [await claimed(), await claimed()];
      await decide(mistaken.pairId, 'DIFFERENT');
      await decide(mistaken.pairId, 'SAME', 'DIFFERENT');
      granted(await approveClaim(backbone, { id: rejected.claimId }));
      granted(
        await rejectClaim(verifier, { id: rejected.claimId, reason: 'The letter is of somebody else.' }),
      );
      await decide(rejected.pairId, 'DIFFERENT');
      await look();
      for (const { claimId } of [mistaken, rejected])
        for (const actor of [linkWorker, backbone, verifier]) expect(await told(actor, claimId)).toEqual([]);
    });
  });

  const merge = async (keptId: string, mergedId: string) =>
    granted(
      await mergeParticipants(scene.people.backbone, {
        keptId,
        mergedId,
        nameFrom: 'KEPT',
        birthDateFrom: 'KEPT',
        postcodeFrom: 'KEPT',
        supportFrom: 'KEPT',
        baselines: [],
      }),
    );

  it('does not keep two records of one person apart', async () => {
    const [keptId, mergedId] = [await worker(), (await scene.enrol()).id];
    await scene.told(agreementId, [mergedId]);
    await matched(keptId, mergedId);
    // both were matched with one record, and only one of the two pairs can be the kept one's
    await merge(keptId, mergedId);
  });

  it('stays taken back when the record under which they took it back becomes one with another', async () => {
    const refused = (await scene.enrol()).id;
    await scene.told(agreementId, [refused]);
    await scene.told(agreementId, [refused], 'TAKEN_BACK');
    // told later than they took it back, of another record, as a list of everybody does
    const toldLater = await worker();
    await matched(toldLater);
    expect(await offers(toldLater, scene.people.linkWorker)).toHaveLength(1);
    await merge(toldLater, refused);
    expect(await offers(toldLater, scene.people.linkWorker)).toEqual([]);
    const { rows } = await database.owner.query(
      `SELECT o.state, o.statement FROM match_offer o WHERE o.participant_id = $1`,
      [toldLater],
    );
    expect(rows).toEqual([{ state: 'WITHDRAWN', statement: null }]);
  });

  it('is withdrawn at once also where they took it back after they were told under the other record', async () => {
    const kept = await worker();
    await matched(kept);
    const refused = (await scene.enrol()).id;
    await scene.told(agreementId, [refused]);
    await scene.told(agreementId, [refused], 'TAKEN_BACK');
    await merge(kept, refused);
    expect(await offers(kept, scene.people.linkWorker)).toEqual([]);
    const { rows } = await database.owner.query(
      `SELECT state, statement, (SELECT count(*)::int FROM sharing_notice n WHERE n.participant_id = o.participant_id
         AND n.kind = 'TAKEN_BACK') AS said FROM match_offer o WHERE o.participant_id = $1`,
      [kept],
    );
    expect(rows).toEqual([{ state: 'WITHDRAWN', statement: null, said: 1 }]);
  });
});
