import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { granted, type Line, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type MatchScene, makeMatchScene, type PairGiven } from '../../testing/match-scene.js';
import { approveClaim, claim, claims, rejectClaim, submitClaim, verifyClaim } from '../claims/index.js';
import { milestonesOf, recordHours, recordStatus } from '../milestones/index.js';
import { notifications, tellWhatHappened } from '../notifications/index.js';
import {
  authorisePayments,
  executeRun,
  paymentRun,
  runPayments,
  settleStatement,
} from '../payments/index.js';
import { sealRecord } from '../sealing/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import {
  claimMatchOffer,
  effectsOfMatchRun,
  matchOffers,
  setMatchOfferAside,
  sweepMatchedEvidence,
  takeEffect,
  takeEffectOfRun,
  wayOfEvidence,
} from './index.js';

const on = calendarDate;
const WORK: Line[] = [
  { code: 'JOB', title: 'Entry into work', price: 50_000n, evidence: ['SELF_CERTIFICATION', 'DATA_MATCH'] },
  ...(['6.5', '13'] as const).map(
    (fullTimeWeeks): Line => ({
      code: `KEPT_${Number(fullTimeWeeks) > 10 ? '13' : '6'}`,
      title: `${fullTimeWeeks} weeks in work`,
      price: 100_000n,
      after: 'JOB',
      fullTimeWeeks,
      breakDays: 28,
      evidence: ['DOCUMENT', 'DATA_MATCH'],
    }),
  ),
];
const SUSTAINED = [
  ['KEPT_6', 'SUSTAINED'],
  ['KEPT_13', 'SUSTAINED'],
] as const;

let database: TestDatabase;
let scene: MatchScene;
let agreementId: string;

beforeAll(async () => {
  database = await testDatabase();
  scene = await makeMatchScene(database.owner, null, { lines: WORK });
  agreementId = await scene.agreement({ evidence: SUSTAINED });
});
afterAll(() => database.close());

type RecordGiven = NonNullable<PairGiven['record']>;

/** Somebody who began to work on 4 March 2024, by a claim, and was told of the sharing unless said. */
async function worker(given: { told?: boolean; claimed?: boolean } = {}): Promise<string> {
  const { id } = await scene.enrol();
  if (given.claimed !== false)
    granted(
      await submitClaim(
        scene.people.linkWorker,
        scene.input(id, { outcomeCode: 'JOB', achievedOn: on('2024-03-04') }),
      ),
    );
  if (given.told !== false) await scene.told(agreementId, [id]);
  return id;
}
let records = 0;
/** A run that matched somebody with these records of one extract, and what it led to. */
async function matched(
  participantId: string,
  of: readonly (RecordGiven & { recordId?: string })[],
  given: { under?: string; until?: string; verdict?: 'MATCH' | 'REVIEW' } = {},
) {
  const under = given.under ?? agreementId;
  const extractId = await scene.extract(under, [], given.until ? { describesUntil: given.until } : {});
  const pairs = of.map(({ recordId = `R${++records}`, ...record }) => ({
    participantId,
    recordId,
    record,
    ...(given.verdict ? { verdict: given.verdict } : {}),
  }));
  const run = await scene.run({ agreementId: under, extractId, pairs });
  await takeEffectOfRun(systemActor(scene.partnershipId), run.runId);
  return { ...run, extractId };
}
const full = { STARTED_ON: '2024-03-04', WEEKLY_HOURS: '35' };
const offersOf = async (participantId: string, actor = scene.people.linkWorker) =>
  (await matchOffers(actor, { first: 20, participantId })).edges.map(({ node }) => node);
const said = async (participantId: string) =>
  (await offersOf(participantId)).map((one) => `${one.outcomeCode} ${one.achievedOn}`).sort();
const statesOf = async (participantId: string) => {
  const found = await database.owner.query<{ line: string }>(
    `SELECT concat_ws(' ', outcome_code, achieved_on, state, reason) AS line FROM match_offer
     WHERE participant_id = $1 ORDER BY offered_at, outcome_code, achieved_on`,
    [participantId],
  );
  return found.rows.map(({ line }) => line);
};
const standing = async (participantId: string) =>
  (await milestonesOf(scene.people.linkWorker, [participantId])).get(participantId) ?? [];
const factsOf = async (participantId: string) =>
  ((await standing(participantId))[0]?.recorded ?? [])
    .map((one) =>
      one.weekly === null ? `${one.held ? 'held' : 'ended'} ${one.from}` : `${one.weekly} ${one.from}`,
    )
    .sort();
const decide = (
  participantId: string,
  pairId: string,
  runId: string,
  decision: 'SAME' | 'DIFFERENT' | 'OPEN',
) =>
  withTenant(scene.dataLead, async (tenant) => {
    await tenant.execute(
      `INSERT INTO match_decision (partnership_id, agreement_id, participant_id, record_key, pair_id, run_id,
         probability, decision, decided_by, decided_at)
       SELECT partnership_id, agreement_id, participant_id, record_key, id, run_id, probability, $3, $4, now()
       FROM match_pair WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, pairId, decision, tenant.personId],
    );
    expect(runId).toBeTruthy();
    await takeEffect(tenant, agreementId, [participantId]);
  });

describe('from a match to evidence', () => {
  it('moves milestones, offers the rungs, and submits nothing by itself', async () => {
    const id = await worker();
    const { runId } = await matched(id, [full]);
    expect(await said(id)).toEqual(['KEPT_13 2024-06-03', 'KEPT_6 2024-04-19']);
    expect((await standing(id)).map(({ outcomeCode, state }) => `${outcomeCode} ${state}`)).toEqual([
      'KEPT_6 REACHED',
      'KEPT_13 REACHED',
    ]);
    expect((await standing(id))[0]?.recorded).toMatchObject([
      { held: true, by: null, isMatched: true },
      { weekly: '35', by: null, isMatched: true },
    ]);
    const found = await claims(scene.people.backbone, { first: 10, filter: { participantId: id } });
    expect(found.edges.map(({ node }) => node.outcomeCode)).toEqual(['JOB']);
    expect(await effectsOfMatchRun(scene.dataLead, runId)).toEqual([
      expect.objectContaining({ outcomeCode: 'KEPT_13', milestones: 1, reached: 1, offered: 1, claimed: 0 }),
      expect.objectContaining({ outcomeCode: 'KEPT_6', milestones: 1, reached: 1, offered: 1, claimed: 0 }),
    ]);
    await expect(effectsOfMatchRun(scene.otherLead, runId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leads from the offer to a claim that is approved, verified and paid, and the way back is told', async () => {
    const { linkWorker, backbone, verifier, commissioner, funderId, auditor } = scene.people;
    const id = await worker({ claimed: false });
    await scene.verified({ participantId: id, outcomeCode: 'JOB', achievedOn: on('2024-03-04') });
    const { extractId } = await matched(id, [{ ...full, WEEKLY_HOURS: '17.5' }]);
    const [offer] = (await offersOf(id)).filter(({ outcomeCode }) => outcomeCode === 'KEPT_6');
    expect(offer).toMatchObject({
      achievedOn: '2024-06-03',
      mine: true,
      price: { amount: 100_000n, currency: 'GBP' },
      statement:
        'An employment record shows work from 4 March 2024, 17.5 hours a week. It had not ended on 31 December 2025. By 3 June 2024 that comes to 6.5 full-time weeks.',
      way: {
        agreementTitle: 'Employment records',
        legalGateway: 'Digital Economy Act 2017, section 35',
        suppliers: ['The Council'],
        toldOn: '2024-01-02',
        fileName: 'employment.csv',
        stands: true,
        decidedBy: null,
      },
    });
    const made = granted(await claimMatchOffer(linkWorker, { id: offer?.id ?? '' }));
    expect(made).toMatchObject({
      outcomeCode: 'KEPT_6',
      state: 'SUBMITTED',
      evidence: [{ kind: 'DATA_MATCH', statement: offer?.statement }],
    });
    expect(await statesOf(id)).toContain('KEPT_6 2024-06-03 CLAIMED');
    granted(await approveClaim(backbone, made));
    granted(await verifyClaim(verifier, made));

    const funding = randomUUID();
    await database.owner.query(
      `INSERT INTO funding_agreement (partnership_id, id, version, effective_from, agreed_by, agreed_at)
       VALUES ($1, $2, 1, '2020-01-01', $3, now())`,
      [scene.partnershipId, funding, commissioner.personId],
    );
    await database.owner.query(
      `INSERT INTO contribution (partnership_id, agreement_id, position, label, funder_id, kind)
       VALUES ($1, $2, 1, 'All of it', $3, 'RESIDUAL')`,
      [scene.partnershipId, funding, funderId],
    );
    const { id: run } = granted(await runPayments(backbone, { periodEnd: on('2024-12-31') }));
    await executeRun(systemActor(scene.partnershipId), run);
    granted(await authorisePayments(commissioner, { runId: run }));
    for (const statement of (await paymentRun(backbone, run))?.statements ?? [])
      granted(
        await settleStatement(commissioner, { id: statement.id, on: on('2024-12-31'), reference: 'BACS' }),
      );
    expect((await claim(backbone, made.id))?.state).toBe('PAID');

    // what was matched is deleted as was promised, and the way stays
    await database.owner.query(
      `UPDATE extract SET state = 'DELETED', deleted_at = now(), clean_key = NULL, preview = '[]' WHERE id = $1`,
      [extractId],
    );
    await database.owner.query(
      `UPDATE match_pair SET ours = '{}', theirs = '{}', record = '{}' WHERE extract_id = $1`,
      [extractId],
    );
    await sweepMatchedEvidence(systemActor(scene.partnershipId));
    const evidenceId = made.evidence[0]?.id ?? '';
    for (const reader of [linkWorker, backbone, verifier, auditor])
      expect(await wayOfEvidence(reader, evidenceId)).toMatchObject({
        fileName: 'employment.csv',
        extractDeletedAt: expect.any(Date),
        stands: true,
      });
    expect(await said(id)).toEqual(['KEPT_13 2024-09-02']);
    expect(await factsOf(id)).toEqual(['17.5 2024-03-04', 'held 2024-03-04']);
    const stranger = await scene.person('Second Steps', 'LINK_WORKER');
    expect(await wayOfEvidence(stranger, evidenceId)).toBeNull();
    await expect(wayOfEvidence(scene.people.funder, evidenceId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('offers an entry where its line accepts a match, and the rungs once it is claimed', async () => {
    const under = await scene.agreement({ evidence: [['JOB', 'STARTED'], ...SUSTAINED] });
    const id = await worker({ claimed: false });
    await scene.told(under, [id]);
    await matched(id, [full], { under });
    expect(await said(id)).toEqual(['JOB 2024-03-04']);
    const [entry] = await offersOf(id);
    granted(await claimMatchOffer(scene.people.manager, { id: entry?.id ?? '' }));
    expect(await said(id)).toEqual(['KEPT_13 2024-06-03', 'KEPT_6 2024-04-19']);
  });

  it('stops where the record ends, and adds up two jobs at once', async () => {
    const id = await worker();
    await matched(id, [{ ...full, ENDED_ON: '2024-05-05' }]);
    expect(await said(id)).toEqual(['KEPT_6 2024-04-19']);
    expect(await factsOf(id)).toEqual([
      '0 2024-05-06',
      '35 2024-03-04',
      'ended 2024-05-06',
      'held 2024-03-04',
    ]);
    const other = await worker();
    await matched(other, [
      { STARTED_ON: '2024-03-04', WEEKLY_HOURS: '10' },
      { STARTED_ON: '2024-03-04', WEEKLY_HOURS: '25', ENDED_ON: '2024-04-28' },
    ]);
    expect(await factsOf(other)).toEqual(['10 2024-04-29', '35 2024-03-04', 'held 2024-03-04']);
    expect(await said(other)).toContain('KEPT_6 2024-04-19');
  });

  it('changes nothing when it is done twice, and goes by what the newest run says of a record', async () => {
    const id = await worker();
    const { runId } = await matched(id, [{ ...full, recordId: 'SAME' }], { until: '2024-05-05' });
    const before = [await statesOf(id), await factsOf(id)];
    const count = async () => (await database.owner.query('SELECT count(*) FROM audit_entry')).rows;
    const noted = await count();
    await takeEffectOfRun(systemActor(scene.partnershipId), runId);
    await sweepMatchedEvidence(systemActor(scene.partnershipId));
    expect([await statesOf(id), await factsOf(id)]).toEqual(before);
    expect(await count()).toEqual(noted);
    expect(before[0]).toEqual(['KEPT_6 2024-04-19 OFFERED']);
    // the next extract says that there were fewer hours
    await matched(id, [{ ...full, WEEKLY_HOURS: '17.5', recordId: 'SAME' }], { until: '2024-07-05' });
    expect(await statesOf(id)).toEqual([
      'KEPT_6 2024-04-19 WITHDRAWN What is known now no longer shows it.',
      'KEPT_6 2024-06-03 OFFERED',
    ]);
    expect(await factsOf(id)).toEqual(['17.5 2024-03-04', 'held 2024-03-04']);
  });

  it('takes nothing over that contradicts what a person recorded, and the offer says so', async () => {
    const { linkWorker } = scene.people;
    const id = await worker();
    const about = { participantId: id, outcomeCode: 'JOB' };
    granted(await recordHours(linkWorker, { ...about, from: on('2024-03-04'), weekly: '17.5' }));
    await matched(id, [full]);
    expect(await factsOf(id)).toEqual(['17.5 2024-03-04']);
    const [offer] = await offersOf(id);
    expect(offer?.statement).toMatch(/17\.5 hours a week are recorded, and the record says 35\./);
    expect(await said(id)).toEqual(['KEPT_13 2024-09-02', 'KEPT_6 2024-06-03']);
    granted(await claimMatchOffer(linkWorker, { id: offer?.id ?? '' }));

    // whoever says later that it was otherwise is believed as well
    const other = await worker();
    await matched(other, [full]);
    const away = {
      held: false,
      from: on('2024-03-10'),
      to: on('2024-03-20'),
      reason: 'IN_HOSPITAL',
    } as const;
    granted(await recordStatus(linkWorker, { participantId: other, outcomeCode: 'JOB', ...away }));
    await sweepMatchedEvidence(systemActor(scene.partnershipId));
    expect(await factsOf(other)).toEqual(['ended 2024-03-10']);
  });

  it('is of nobody who was not told, and of nobody who took it back', async () => {
    const id = await worker({ told: false });
    await matched(id, [full]);
    expect([await statesOf(id), await factsOf(id)]).toEqual([[], []]);
    await scene.told(agreementId, [id]);
    await sweepMatchedEvidence(systemActor(scene.partnershipId));
    const open = await offersOf(id);
    expect(open).toHaveLength(2);
    await scene.told(agreementId, [id], 'TAKEN_BACK');
    // not shown at once, and taken back by whatever looks next
    expect(await offersOf(id)).toEqual([]);
    await expect(claimMatchOffer(scene.people.linkWorker, { id: open[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await sweepMatchedEvidence(systemActor(scene.partnershipId));
    expect(await statesOf(id)).toEqual([
      'KEPT_13 2024-06-03 WITHDRAWN The person was not told of this sharing, or took it back.',
      'KEPT_6 2024-04-19 WITHDRAWN The person was not told of this sharing, or took it back.',
    ]);
    expect(await factsOf(id)).toEqual([]);
  });

  it('is taken back when somebody decides that it is another person, and made when it is the same', async () => {
    const id = await worker();
    const { runId, pairIds } = await matched(id, [full], { verdict: 'REVIEW' });
    const [pairId = ''] = pairIds;
    expect(await statesOf(id)).toEqual([]);
    await decide(id, pairId, runId, 'SAME');
    expect(await said(id)).toEqual(['KEPT_13 2024-06-03', 'KEPT_6 2024-04-19']);
    const [offer] = await offersOf(id);
    expect(offer?.way).toMatchObject({ decidedBy: { id: scene.dataLead.personId }, stands: true });
    const made = granted(await claimMatchOffer(scene.people.linkWorker, { id: offer?.id ?? '' }));
    await decide(id, pairId, runId, 'DIFFERENT');
    expect(await offersOf(id)).toEqual([]);
    expect(await factsOf(id)).toEqual([]);
    // the claim stays, and says that its match does not
    expect(await wayOfEvidence(scene.people.verifier, made.evidence[0]?.id ?? '')).toMatchObject({
      stands: false,
    });
    await decide(id, pairId, runId, 'OPEN');
    expect(await said(id)).toEqual([]);
  });

  it('is nothing any more when the agreement is over', async () => {
    const under = await scene.agreement({ evidence: SUSTAINED });
    const id = await worker();
    await scene.told(under, [id]);
    const { runId } = await matched(id, [full], { under });
    const [offer] = await offersOf(id);
    await scene.endAgreement(under);
    expect(await offersOf(id)).toEqual([]);
    const refused = await claimMatchOffer(scene.people.linkWorker, { id: offer?.id ?? '' });
    expect(refused).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/agreement .* is over/),
    });
    await takeEffectOfRun(systemActor(scene.partnershipId), runId);
    expect(await statesOf(id)).toEqual(
      ['KEPT_13 2024-06-03', 'KEPT_6 2024-04-19'].map(
        (one) => `${one} WITHDRAWN The agreement under which the record came is over.`,
      ),
    );
    // what was taken over while it was in force stays
    expect(await factsOf(id)).toHaveLength(2);
  });

  it('is offered to nobody where the claim is there already, and again once that is turned down', async () => {
    const { linkWorker, backbone, verifier } = scene.people;
    const id = await worker();
    await matched(id, [full]);
    const open = await offersOf(id);
    const uploadId = await scene.upload();
    const made = granted(
      await submitClaim(linkWorker, {
        participantId: id,
        outcomeCode: 'KEPT_6',
        achievedOn: on('2024-04-19'),
        evidence: [{ kind: 'DOCUMENT', uploadId }],
      }),
    );
    expect(await said(id)).toEqual(['KEPT_13 2024-06-03']);
    const late = open.find(({ outcomeCode }) => outcomeCode === 'KEPT_6')?.id ?? '';
    expect(await claimMatchOffer(linkWorker, { id: late })).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/^Somebody has claimed this already\. Reload the page/),
    });
    granted(await approveClaim(backbone, made));
    granted(await rejectClaim(verifier, { id: made.id, reason: 'The letter is of somebody else.' }));
    await sweepMatchedEvidence(systemActor(scene.partnershipId));
    expect(await said(id)).toEqual(['KEPT_13 2024-06-03', 'KEPT_6 2024-04-19']);
  });

  it('is told to whoever supports the person, and waits in their day, until it is taken back', async () => {
    const { linkWorker, manager } = scene.people;
    const id = await worker();
    await database.owner.query('UPDATE participant SET link_worker_id = $2 WHERE id = $1', [
      id,
      linkWorker.personId,
    ]);
    await database.owner.query(`UPDATE membership SET joined_at = now() WHERE partnership_id = $1`, [
      scene.partnershipId,
    ]);
    const waits = async (actor: Person) =>
      (await getToday(actor)).find(({ kind }) => kind === 'MATCHES_TO_CLAIM')?.count ?? 0;
    const told = async (actor: Person) =>
      (await notifications(actor, { first: 50 })).edges
        .filter(({ node }) => node.kind === 'MATCH_OFFERED' && node.aboutId === id)
        .map(({ node }) => node.who);
    const [mine, everybodys] = [await waits(linkWorker), await waits(manager)];
    await tellWhatHappened(systemActor(scene.partnershipId));
    await matched(id, [full]);
    expect([await waits(linkWorker), await waits(manager)]).toEqual([mine + 2, everybodys + 2]);
    await tellWhatHappened(systemActor(scene.partnershipId));
    for (const actor of [linkWorker, manager])
      expect(await told(actor)).toEqual([expect.stringMatching(/^Sam Number/)]);
    await scene.told(agreementId, [id], 'TAKEN_BACK');
    expect([await waits(linkWorker), await waits(manager)]).toEqual([mine, everybodys]);
    for (const actor of [linkWorker, manager]) expect(await told(actor)).toEqual([]);
  });

  it('is claimed once where several claim it at once, and who came late is told so', async () => {
    const { linkWorker, manager } = scene.people;
    const id = await worker();
    await matched(id, [{ ...full, ENDED_ON: '2024-05-05' }]);
    const [offer] = await offersOf(id);
    const input = { id: offer?.id ?? '' };
    const all = await Promise.all([linkWorker, manager, manager].map((one) => claimMatchOffer(one, input)));
    const message = expect.stringMatching(/^Somebody has claimed this already/);
    const late = { code: 'WRONG_STATE', message };
    expect(all.filter(isRefusal)).toMatchObject([late, late]);
  });

  it('is set aside with a reason, and not offered again for the same day', async () => {
    const { linkWorker } = scene.people;
    const id = await worker();
    const { runId } = await matched(id, [{ ...full, ENDED_ON: '2024-05-05' }]);
    const [offer] = await offersOf(id);
    const input = { id: offer?.id ?? '', reason: ' ' };
    expect(await setMatchOfferAside(linkWorker, input)).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect(
      granted(await setMatchOfferAside(linkWorker, { ...input, reason: 'They were on unpaid leave.' })),
    ).toMatchObject({
      state: 'SET_ASIDE',
      reason: 'They were on unpaid leave.',
      settledBy: { id: linkWorker.personId },
      mine: false,
    });
    await takeEffectOfRun(systemActor(scene.partnershipId), runId);
    expect(await offersOf(id)).toEqual([]);
    expect(await claimMatchOffer(linkWorker, input)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await setMatchOfferAside(linkWorker, { ...input, reason: 'x' })).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('is not another provider’s to see, to claim or to set aside; nor the data lead’s to claim', async () => {
    const stranger = await scene.person('Second Steps', 'LINK_WORKER', 'PROVIDER_MANAGER');
    const id = await worker();
    await matched(id, [full]);
    const [offer] = await offersOf(id);
    const input = { id: offer?.id ?? '', reason: 'x' };
    expect(await offersOf(id, stranger)).toEqual([]);
    await expect(claimMatchOffer(stranger, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(setMatchOfferAside(stranger, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(claimMatchOffer(scene.dataLead, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // who is named sees that it is offered, and not to whom: nor does asking person by person say so
    const seen = (await matchOffers(scene.dataLead, { first: 50 })).edges.map(({ node }) => node);
    expect(seen.find((one) => one.id === offer?.id)).toMatchObject({ participant: null, mine: false });
    expect(await offersOf(id, scene.dataLead)).toEqual([]);
    expect(await offersOf(id, scene.otherLead)).toEqual([]);
  });
});

it('a sealed record is matched with nothing, and nothing of it is shown', async () => {
  const id = await worker();
  await matched(id, [full]);
  const other = await worker();
  for (const recordId of [id, other])
    granted(
      await sealRecord(scene.people.backbone, {
        recordId,
        reason: 'Somebody who hurt them looks for them.',
        personIds: [scene.people.otherBackbone.personId],
      }),
    );
  await matched(other, [full]);
  expect(await statesOf(other)).toEqual([]);
  expect(await offersOf(id)).toEqual([]);
  const waiting = await matchOffers(scene.dataLead, { first: 50 });
  expect(waiting.edges.map(({ node }) => node.id)).not.toContain(
    (await database.owner.query<{ id: string }>('SELECT id FROM match_offer WHERE participant_id = $1', [id]))
      .rows[0]?.id,
  );
});
