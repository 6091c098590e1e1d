import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../../rules/index.js';
import {
  granted,
  type Line,
  type MatchScene,
  makeMatchScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import { clearExtracts, extract, extractsOfAgreement, openExtractStore } from '../extracts/index.js';
import { matchOffers, takeEffectOfRun } from '../matched-evidence/index.js';
import { estimateMatchRun, startMatchRun } from '../matches/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { endSharingAgreement } from './index.js';

const WORK: Line[] = [
  { code: 'JOB', title: 'Entry into work', evidence: ['SELF_CERTIFICATION'] },
  {
    code: 'KEPT_6',
    title: '6.5 weeks in work',
    after: 'JOB',
    fullTimeWeeks: '6.5',
    breakDays: 28,
    evidence: ['DATA_MATCH'],
  },
];
const REASON = 'The council left.';

describe('an agreement that ends', () => {
  let database: TestDatabase;
  let home: string;
  let scene: MatchScene;

  beforeAll(async () => {
    database = await testDatabase();
    home = mkdtempSync(join(tmpdir(), 'weft-ends-'));
    scene = await makeMatchScene(database.owner, home, { lines: WORK });
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  /** An agreement under which a claim is offered. */
  async function offering(): Promise<{ agreementId: string; participantId: string; extractId: string }> {
    const agreementId = await scene.agreement({ evidence: [['KEPT_6', 'SUSTAINED']] });
    const { id: participantId } = await scene.enrol();
    granted(
      await submitClaim(
        scene.people.linkWorker,
        scene.input(participantId, { outcomeCode: 'JOB', achievedOn: calendarDate('2024-03-04') }),
      ),
    );
    await scene.told(agreementId, [participantId]);
    const extractId = await scene.extract(agreementId, [{ RECORD_ID: '1', FAMILY_NAME: 'Ahmed' }]);
    const record = { STARTED_ON: '2024-03-04', WEEKLY_HOURS: '35' };
    const { runId } = await scene.run({
      agreementId,
      extractId,
      pairs: [{ participantId, recordId: '1', record }],
    });
    await takeEffectOfRun(systemActor(scene.partnershipId), runId);
    return { agreementId, participantId, extractId };
  }
  const shown = async (participantId: string) =>
    (await matchOffers(scene.people.linkWorker, { first: 5, participantId })).edges.length;
  const offerOf = async (participantId: string) =>
    (
      await database.owner.query<{ state: string; reason: string | null; statement: string | null }>(
        'SELECT state, reason, statement FROM match_offer WHERE participant_id = $1',
        [participantId],
      )
    ).rows;
  const waiting = async () =>
    (
      await database.owner.query<{ kind: string; payload: { runId: string } }>(
        `SELECT kind, payload FROM outbox WHERE partnership_id = $1 AND kind LIKE 'matching.%' AND done_at IS NULL`,
        [scene.partnershipId],
      )
    ).rows;
  const runOf = async (id: string) =>
    (
      await database.owner.query<{ state: string; problem: string | null; ended_at: Date | null }>(
        'SELECT state, problem, ended_at FROM match_run WHERE id = $1',
        [id],
      )
    ).rows[0];
  /** A run that was asked for, and stands so. */
  const runIn = async (state: 'ESTIMATING' | 'ESTIMATED', extractId: string): Promise<string> => {
    const { id } = granted(await estimateMatchRun(scene.dataLead, { extractId }));
    await database.owner.query('UPDATE match_run SET state = $2 WHERE id = $1', [id, state]);
    return id;
  };

  it('has what it offered taken back at once, and not by the next day', async () => {
    const { agreementId, participantId } = await offering();
    const other = await offering();
    expect(await shown(participantId)).toBe(1);
    granted(await endSharingAgreement(scene.people.backbone, { agreementId, reason: REASON }));
    expect(await shown(participantId)).toBe(0);
    const [job, ...more] = await waiting();
    expect(job?.kind).toBe('matching.effects');
    expect(more).toEqual([]);
    // as the worker does it
    await takeEffectOfRun(systemActor(scene.partnershipId), job?.payload.runId ?? '');
    expect(await offerOf(participantId)).toEqual([
      { state: 'WITHDRAWN', reason: 'The agreement under which the record came is over.', statement: null },
    ]);
    expect(await offerOf(other.participantId)).toMatchObject([{ state: 'OFFERED' }]);
    await database.owner.query(`UPDATE outbox SET done_at = now() WHERE kind = 'matching.effects'`);
  });

  it('announces nothing where nothing is offered', async () => {
    const agreementId = await scene.agreement();
    const extractId = await scene.extract(agreementId, []);
    await scene.run({ agreementId, extractId, pairs: [] });
    granted(await endSharingAgreement(scene.people.backbone, { agreementId, reason: REASON }));
    expect(await waiting()).toEqual([]);
  });

  it('is over for what came in under it at once, though that is deleted a moment later', async () => {
    const { agreementId, extractId } = await offering();
    const standing = async () => {
      const [listed, one] = [
        (await extractsOfAgreement(scene.dataLead, agreementId)).extracts[0],
        await extract(scene.dataLead, extractId),
      ];
      expect([listed?.state, listed?.isBeingDeleted]).toEqual([one?.state, one?.isBeingDeleted]);
      return [one?.state, one?.isBeingDeleted];
    };
    expect(await standing()).toEqual(['READY', false]);
    granted(await endSharingAgreement(scene.people.backbone, { agreementId, reason: REASON }));
    expect(await standing()).toEqual(['READY', true]);
    await clearExtracts(scene.partnershipId, openExtractStore(home));
    expect(await standing()).toEqual(['DELETED', false]);
  });

  it.each([
    ['ESTIMATED', /^The agreement ended before anybody started this run.*Sign a new agreement/],
    ['ESTIMATING', /^The agreement ended while this run was under way.*Sign a new agreement/],
  ] as const)('ends a run that stands %s, and says what to do', async (state, sentence) => {
    const { agreementId, extractId, participantId } = await offering();
    const id = await runIn(state, extractId);
    const others = await offering();
    const stays = await runIn('ESTIMATED', others.extractId);
    granted(await endSharingAgreement(scene.people.backbone, { agreementId, reason: REASON }));
    expect(await runOf(id)).toEqual({
      state: 'CANCELLED',
      problem: expect.stringMatching(sentence),
      ended_at: expect.any(Date),
    });
    expect((await waiting()).filter(({ payload }) => payload.runId === id)).toEqual([]);
    expect(await startMatchRun(scene.dataLead, id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await runOf(stays)).toMatchObject({ state: 'ESTIMATED', problem: null });
    expect(await shown(participantId)).toBe(0);
  });

  it('ends a run also where its last day has passed, and nobody ended it', async () => {
    const today = await withTenant(systemActor(scene.partnershipId), async (tenant) => tenant.today);
    const agreementId = await scene.agreement({ expiresOn: today });
    const extractId = await scene.extract(agreementId, [{ RECORD_ID: '1', FAMILY_NAME: 'Ahmed' }]);
    const id = await runIn('ESTIMATED', extractId);
    const clear = (day: string) =>
      clearExtracts(scene.partnershipId, openExtractStore(home), new Date(`${day}T12:00:00Z`));
    await clear(today);
    expect(await runOf(id)).toMatchObject({ state: 'ESTIMATED' });
    await clear(addDays(today, 1));
    expect(await runOf(id)).toMatchObject({
      state: 'CANCELLED',
      problem: expect.stringMatching(/Sign a new agreement/),
    });
  });
});
