import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarDate, drawSample, isRefusal } from '../../rules/index.js';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type Actor, systemActor, withTenant } from '../tenancy/index.js';
import { auditSamples } from './audit-samples.js';
import { drawAuditSample, drawScheduledSample } from './draw-audit-sample.js';
import { exportAuditFrame } from './export-audit-frame.js';
import { recordFinding } from './record-finding.js';
import type { AuditSampleView } from './sample-view.js';

const MONTH = '2026-03-01' as CalendarDate;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the monthly audit sample', () => {
  let database: TestDatabase;
  let scene: Scene;
  let auditor: Actor & { personId: string };
  let other: Actor & { personId: string };
  let verifier: Actor & { personId: string };
  let commissioner: Actor & { personId: string };

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeScene(database.owner, { timeZone: 'Europe/London' });
    auditor = await scene.person('Internal audit', 'AUDITOR');
    other = await scene.person('Internal audit', 'AUDITOR');
    verifier = await scene.person('Contracts', 'VERIFIER', 'AUDITOR');
    commissioner = await scene.person('Council', 'COMMISSIONER');
  });

  /** Verified claims behind the policies: so many at an instant, for two outcomes of two providers in turn. */
  const verified = async (many: number, at: string, by = verifier.personId): Promise<void> => {
    const worker = await scene.person('North', 'LINK_WORKER');
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    const providers = [
      await scene.organisation('North', 'PROVIDER'),
      await scene.organisation('South', 'PROVIDER'),
    ];
    await database.owner.query(
      `WITH card AS (
         INSERT INTO rate_card (partnership_id, version, effective_from, drafted_by, drafted_at)
         VALUES ($1, (SELECT count(*) + 1 FROM rate_card WHERE partnership_id = $1), '2020-01-01', ARRAY[$2::uuid], now())
         RETURNING id
       ), priced AS (
         INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence)
         SELECT $1, card.id, n, code, initcap(code), 'Home', 'NEW', 10000, '{DOCUMENT}'
         FROM card, unnest(ARRAY['HOME', 'WORK']) WITH ORDINALITY AS o(code, n) RETURNING id, outcome_code
       ), people AS (
         INSERT INTO participant (partnership_id, reference, given_name, family_name, provider_id, enrolled_on)
         SELECT $1, 'P-' || gen_random_uuid(), 'Ada', 'Moss', ($3::uuid[])[1 + n % 2], '2025-01-01'
         FROM generate_series(1, $4::int) n RETURNING id, provider_id
       ), supported AS (
         INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
         SELECT $1, id, provider_id, 'NEW', '2025-01-01', now() FROM people RETURNING id, participant_id, provider_id
       )
       INSERT INTO claim (partnership_id, reference, participant_id, enrolment_id, provider_id, cohort, outcome_code,
         tariff_id, achieved_on, price, state, submitted_by, submitted_at, approved_by, approved_at, verified_by, verified_at)
       SELECT $1, 'C-' || gen_random_uuid(), e.participant_id, e.id, e.provider_id, 'NEW', t.outcome_code, t.id, '2026-01-10',
         10000, 'VERIFIED', $5, $7::timestamptz, $2, $7::timestamptz, $6, $7::timestamptz
       FROM supported e JOIN LATERAL (SELECT * FROM priced ORDER BY md5(priced.id::text || e.id::text) LIMIT 1) t ON true`,
      [scene.partnershipId, backbone.personId, providers, many, worker.personId, by, at],
    );
  };
  const draw = async (actor: Actor = auditor, month = MONTH): Promise<AuditSampleView> => {
    const sample = await drawAuditSample(actor, { month });
    if (isRefusal(sample)) throw new Error(sample.message);
    return sample;
  };

  it('takes a tenth of what was verified in the month, in the partnership’s own time', async () => {
    await verified(43, '2026-03-15T12:00:00Z');
    // the last hour of March and the first of April in London, where summer has begun
    await verified(1, '2026-03-31T22:59:59Z');
    await verified(1, '2026-03-31T23:00:00Z');
    const sample = await draw();
    expect(sample.rate).toEqual({ verified: 44, examined: 0, failed: 0, interval: null });
    expect(sample.claims).toHaveLength(5);
    expect(sample.claims.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  });

  it('can be repeated by anyone from the published seed and frame', async () => {
    await verified(37, '2026-03-15T12:00:00Z');
    const sample = await draw();
    let csv = '';
    for await (const part of exportAuditFrame(commissioner, sample.id)) csv += part;
    const rows = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const frame = rows.map(([reference = '', outcomeCode = '', provider = '']) => ({
      reference,
      outcomeCode,
      provider,
    }));
    expect(frame).toHaveLength(37);
    expect(drawSample(frame, sample.seed, sha256)).toEqual(sample.claims.map(({ reference }) => reference));
  });

  it('is drawn once, also when two ask at once', async () => {
    await verified(25, '2026-03-15T12:00:00Z');
    const [first, second] = await Promise.all([draw(), draw(other)]);
    expect(second).toEqual(first);
    await verified(10, '2026-03-16T12:00:00Z');
    expect((await draw()).claims).toEqual(first?.claims);
  });

  it('waits for the month’s end, and for something to draw from', async () => {
    const now = new Date().toISOString().slice(0, 10) as CalendarDate;
    expect(await drawAuditSample(auditor, { month: now })).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect(await drawAuditSample(auditor, { month: MONTH })).toMatchObject({ code: 'WRONG_STATE' });
    await expect(drawAuditSample(commissioner, { month: MONTH })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is drawn by the schedule when the month is over', async () => {
    await verified(12, '2026-03-15T12:00:00Z');
    const at = (instant: string) => systemActor(scene.partnershipId, new Date(instant));
    expect(await drawScheduledSample(at('2026-03-31T22:00:00Z'))).toBe(false);
    expect(await drawScheduledSample(at('2026-03-31T23:30:00Z'))).toBe(true);
    expect(await drawScheduledSample(at('2026-04-01T10:00:00Z'))).toBe(false);
    expect(await auditSamples(commissioner)).toMatchObject([{ month: MONTH, drawnBy: null }]);
  });

  it('reverses a claim that fails, and says the error rate with its interval', async () => {
    await verified(30, '2026-03-15T12:00:00Z');
    const { id: sampleId, claims } = await draw();
    const [first, second, third] = claims.map(({ claimId }) => claimId);
    if (!first || !second || !third) throw new Error('too few');
    const find = (claimId: string, verdict: 'CONFIRMED' | 'FAILED', note?: string, actor: Actor = auditor) =>
      recordFinding(actor, { sampleId, claimId, verdict, ...(note ? { note } : {}) });
    expect(await find(first, 'CONFIRMED')).toMatchObject({ rate: { examined: 1, failed: 0 } });
    expect(await find(second, 'FAILED')).toMatchObject({ code: 'INVALID', field: 'note' });
    const after = await find(second, 'FAILED', 'The letter is of another person.');
    expect(after).toMatchObject({ rate: { verified: 30, examined: 2, failed: 1 } });
    const state = await withTenant(commissioner, (tenant) =>
      tenant.row<{ state: string }>('SELECT state FROM claim WHERE id = $1', [second]),
    );
    expect(state).toEqual({ state: 'REVERSED' });
    expect(await find(second, 'CONFIRMED')).toMatchObject({ code: 'WRONG_STATE' });
    // whoever verified a claim never audits it
    expect(await find(third, 'CONFIRMED', undefined, verifier)).toMatchObject({ code: 'SAME_PERSON' });
    await expect(find(third, 'CONFIRMED', undefined, commissioner)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await find(third, 'CONFIRMED', undefined, other)).toMatchObject({
      rate: { examined: 3, failed: 1, interval: { fewest: 1, most: 26 } },
    });
  });

  it('keeps what was found, whatever the code does', async () => {
    await verified(12, '2026-03-15T12:00:00Z');
    const { id: sampleId, claims } = await draw();
    const [one, two] = claims;
    if (!one || !two) throw new Error('too few');
    await recordFinding(auditor, { sampleId, claimId: one.claimId, verdict: 'CONFIRMED' });
    const change = (actor: Actor & { personId: string }, claimId: string, by: string) =>
      withTenant(actor, (tenant) =>
        tenant.execute(
          `UPDATE audit_sample_claim SET verdict = 'FAILED', note = 'x', found_by = $2, found_at = now() WHERE claim_id = $1`,
          [claimId, by],
        ),
      );
    await expect(change(auditor, one.claimId, auditor.personId)).rejects.toThrow(/made once/);
    await expect(change(auditor, two.claimId, other.personId)).rejects.toThrow(/row-level security/);
    await expect(change(verifier, two.claimId, verifier.personId)).rejects.toThrow(/what they verified/);
    await expect(
      recordFinding(auditor, {
        sampleId,
        claimId: '11111111-1111-4111-8111-111111111111',
        verdict: 'CONFIRMED',
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
