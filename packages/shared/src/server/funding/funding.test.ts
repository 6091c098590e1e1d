import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarDate, isRefusal, type Refusal } from '../../rules/index.js';
import {
  type Cast,
  countStatements,
  makeScene,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { recordVariation } from '../partnerships/record-variation.js';
import { agreeFunding } from './agree-funding.js';
import type { FundingAgreementView } from './agreement-view.js';
import { getFundingAgreement, listFundingAgreements } from './get-agreements.js';
import { getHeadroom } from './get-headroom.js';
import type { ContributionInput } from './read-contributions.js';

const made = (result: FundingAgreementView | Refusal): FundingAgreementView => {
  if (isRefusal(result)) throw new Error(`${result.code}: ${result.message} ${result.field}`);
  return result;
};

describe('who pays', () => {
  let database: TestDatabase;
  let scene: Scene;
  let cast: Cast;
  let councilId: string;
  let schoolId: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    scene = await makeScene(database.owner, { contractCap: 1_000_000_00n });
    cast = await scene.cast();
    councilId = await scene.organisation('The Council', 'FUNDER');
    schoolId = await scene.organisation('Hill School', 'ANCHOR', 'FUNDER');
  });

  const fund = (change: Partial<ContributionInput> = {}): ContributionInput => ({
    label: 'Central fund',
    funderId: cast.funderId,
    anchorPays: false,
    kind: 'PERCENT',
    percent: '30.00',
    cap: '1000.00',
    ...change,
  });
  const rest = (change: Partial<ContributionInput> = {}): ContributionInput => ({
    label: 'Council',
    funderId: councilId,
    anchorPays: false,
    kind: 'RESIDUAL',
    ...change,
  });
  const agree = (contributions: ContributionInput[], effectiveFrom = '2022-01-01') =>
    agreeFunding(cast.commissioner, { effectiveFrom, contributions });
  const paid = (label: string, amount: bigint) =>
    database.owner.query(
      `INSERT INTO contribution_total (partnership_id, label, paid) VALUES ($1, $2, $3)
       ON CONFLICT (partnership_id, label) DO UPDATE SET paid = excluded.paid`,
      [scene.partnershipId, label, amount],
    );

  /** A claim of a participant of its own, put behind the policies. */
  const claimed = async (state: string, on: string, price: bigint, unfundedReason: string | null = null) => {
    const verified = state === 'VERIFIED';
    await database.owner.query(
      `WITH card AS (
         INSERT INTO rate_card (partnership_id, version, effective_from, drafted_by, drafted_at)
         VALUES ($1, (SELECT count(*) + 1 FROM rate_card WHERE partnership_id = $1), '2020-01-01', ARRAY[$3::uuid], now())
         RETURNING id),
       line AS (
         INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence)
         SELECT $1, card.id, 0, 'HOME', 'A home', 'Home', 'NEW', $6, '{DOCUMENT}' FROM card RETURNING id),
       who AS (
         INSERT INTO participant (partnership_id, reference, given_name, family_name, provider_id, enrolled_on)
         VALUES ($1, gen_random_uuid()::text, 'Ada', 'Byron', $2, '2020-01-01') RETURNING id),
       episode AS (
         INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
         SELECT $1, who.id, $2, 'NEW', '2020-01-01', now() FROM who RETURNING id, participant_id)
       INSERT INTO claim (partnership_id, reference, participant_id, enrolment_id, provider_id, cohort, outcome_code,
         tariff_id, achieved_on, price, state, submitted_by, submitted_at, approved_by, verified_by, unfunded_reason)
       SELECT $1, gen_random_uuid()::text, episode.participant_id, episode.id, $2, 'NEW', 'HOME', line.id, $5, $6, $4,
         $3, now(), $7, $8, $9 FROM episode, line`,
      [
        scene.partnershipId,
        cast.providerId,
        cast.linkWorker.personId,
        state,
        on,
        price,
        cast.backbone.personId,
        verified ? cast.verifier.personId : null,
        unfundedReason,
      ],
    );
  };

  it('is agreed by the commissioner, in order and exactly as typed', async () => {
    const at = new Date('2022-01-05T10:00:00Z');
    const agreed = made(
      await agreeFunding(
        { ...cast.commissioner, at },
        {
          effectiveFrom: '2022-01-01',
          contributions: [
            fund({ percent: '12.5', cohort: 'NEW', outcomeCodes: ['HOME', 'HOME', 'JOB'] }),
            { label: 'Schools', anchorPays: true, kind: 'PERCENT', percent: '12' },
            {
              label: 'Gift',
              funderId: schoolId,
              anchorPays: false,
              kind: 'FIXED',
              amount: '450',
              anchorIds: [schoolId],
            },
            rest(),
          ],
        },
      ),
    );
    expect(agreed).toMatchObject({
      version: 1,
      effectiveFrom: '2022-01-01',
      agreedBy: { id: cast.commissioner.personId },
      agreedAt: at,
    });
    expect(agreed.contributions).toMatchObject([
      {
        label: 'Central fund',
        percent: '12.50',
        cap: { amount: 100000n },
        outcomeCodes: ['HOME', 'JOB'],
        cohort: 'NEW',
      },
      { label: 'Schools', funder: null, anchorPays: true, percent: '12.00', cap: null, headroom: null },
      {
        label: 'Gift',
        kind: 'FIXED',
        amount: { amount: 45000n, currency: 'GBP' },
        anchorIds: [schoolId],
        percent: null,
      },
      { label: 'Council', kind: 'RESIDUAL', funder: { name: 'The Council' }, paid: { amount: 0n } },
    ]);
    await expect(
      database.owner.query('UPDATE contribution SET cap = 1 WHERE partnership_id = $1', [
        scene.partnershipId,
      ]),
    ).rejects.toThrow('never changed');
  });

  it('must cover every price', async () => {
    expect(await agree([fund({ cap: null })])).toMatchObject({ code: 'NOT_BALANCED' });
    expect(await agree([fund({ percent: '70' }), fund({ label: 'Other', percent: '30.01' })])).toMatchObject({
      code: 'NOT_BALANCED',
    });
    expect(
      await agree([fund({ percent: '99.99', outcomeCodes: ['HOME'] }), rest({ cohort: 'NEW' })]),
    ).toMatchObject({
      code: 'NOT_BALANCED',
    });
    expect(
      made(await agree([fund({ percent: '69.99' }), fund({ label: 'Other', percent: '30.01' })])).version,
    ).toBe(1);
  });

  it.each([
    ['contributions.0.percent', { percent: '12.345' }],
    ['contributions.0.percent', { percent: '1e1' }],
    ['contributions.0.percent', { percent: null }],
    ['contributions.0.amount', { amount: '5' }],
    ['contributions.0.cap', { cap: '-5' }],
    ['contributions.0.cap', { cap: '1000000000000000' }],
    ['contributions.0.label', { label: ' ' }],
    ['contributions.1.label', { label: 'Council' }],
    ['contributions.0.funderId', { anchorPays: true }],
    ['contributions.0.outcomeCodes', { outcomeCodes: ['no code'] }],
    ['contributions.0.outcomeCodes', { outcomeCodes: [] }],
  ])('is refused with the path of what is wrong: %s', async (field, change) => {
    expect(await agree([fund(change as Partial<ContributionInput>), rest()])).toMatchObject({
      code: 'INVALID',
      field,
    });
  });

  it('names organisations of this partnership, and keeps a label for one payer', async () => {
    const other = await makeScene(database.owner);
    const strangerId = await other.organisation('Elsewhere', 'FUNDER');
    for (const change of [
      { funderId: strangerId },
      { funderId: 'x' },
      { funderId: '' },
      { anchorIds: [strangerId] },
    ])
      await expect(agree([fund(change), rest()])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    made(await agree([fund(), rest()]));
    expect(await agree([fund({ funderId: schoolId }), rest()])).toMatchObject({
      code: 'INVALID',
      field: 'contributions.0.label',
    });
    await expect(
      agreeFunding(cast.backbone, { effectiveFrom: '2022-01-01', contributions: [] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('comes in versions, of which the highest in effect holds, even one that reaches back', async () => {
    made(await agree([fund(), rest()], '2022-01-01'));
    made(await agree([fund({ percent: '20' }), rest()], '2023-01-01'));
    const on = async (date: string) =>
      (await getFundingAgreement(cast.backbone, { on: date as CalendarDate }))?.version ?? null;
    expect([await on('2021-12-31'), await on('2022-12-31'), await on('2023-01-01')]).toEqual([null, 1, 2]);
    made(await agree([fund({ percent: '25' }), rest()], '2022-06-01'));
    expect([await on('2022-05-31'), await on('2022-06-01'), await on('2024-01-01')]).toEqual([1, 3, 3]);
    expect((await listFundingAgreements(cast.backbone)).map((one) => one.version)).toEqual([3, 2, 1]);
    const raced = await Promise.all([agree([rest()]), agree([rest()])]);
    expect(raced.map((one) => made(one).version).sort()).toEqual([4, 5]);
    expect(await countStatements(() => listFundingAgreements(cast.backbone))).toBe(1);
    expect(await countStatements(() => getHeadroom(cast.backbone))).toBe(1);
    const other = await makeScene(database.owner);
    const stranger = await other.person('The Backbone', 'BACKBONE');
    expect(await listFundingAgreements(stranger)).toEqual([]);
    expect(await getFundingAgreement(stranger, {})).toBeNull();
  });

  it('shows a funder its own amounts and nobody else’s', async () => {
    const council = await scene.person('The Council', 'FUNDER');
    made(await agree([fund(), rest({ cap: '5000.00' })]));
    made(await agree([fund({ cap: '700.00' }), rest({ cap: '5000.00' })]));
    await paid('Central fund', 650_00n);
    await paid('Council', 1_500_00n);
    const seen = async (actor: Cast['backbone']) =>
      (await listFundingAgreements(actor))[1]?.contributions.map((one) => [
        one.cap?.amount ?? null,
        one.paid?.amount ?? null,
        one.headroom?.amount ?? null,
      ]);
    const fundSees = [100000n, 65000n, 5000n];
    const councilSees = [500000n, 150000n, 350000n];
    const nothing = [null, null, null];
    expect(await seen(cast.backbone)).toEqual([fundSees, councilSees]);
    expect(await seen(cast.funder)).toEqual([fundSees, nothing]);
    expect(await seen(council)).toEqual([nothing, councilSees]);
    const investor = await scene.person('The Bank', 'INVESTOR');
    expect(await seen(investor)).toEqual([
      [100000n, null, null],
      [500000n, null, null],
    ]);
    await expect(listFundingAgreements(cast.linkWorker)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('adds up to the headroom of the contract', async () => {
    const { owner } = database;
    made(await agree([fund(), rest()]));
    await recordVariation(cast.backbone, {
      on: '2021-01-01',
      newMaximum: '10000.00',
      reason: 'Smaller contract',
    });
    await paid('Central fund', 1_050_00n);
    await paid('Council', 2_000_00n);
    await owner.query(
      `WITH run AS (
         INSERT INTO payment_run (partnership_id, kind, period_from, period_end, amount, reason, prepared_at, state)
         VALUES ($1, 'OPENING', '2020-01-01', '2020-12-31', 305000, 'Before Weft', now(), 'DONE') RETURNING id),
       t AS (
         INSERT INTO ledger_transaction (partnership_id, kind, run_id, at)
         SELECT $1, 'OPENING', run.id, now() FROM run RETURNING id)
       INSERT INTO ledger_entry (partnership_id, transaction_id, account, funder_id, amount, currency, at)
       SELECT $1, t.id, account, funder, amount, 'GBP', now() FROM t, (VALUES
         ('DUE', $2::uuid, 305000), ('OPENING', NULL, -305000), ('SETTLED', $2, 105000), ('DUE', $2, -105000)
       ) AS e(account, funder, amount)`,
      [scene.partnershipId, cast.funderId],
    );
    await claimed('APPROVED', '2022-02-01', 100_00n);
    await claimed('VERIFIED', '2022-02-02', 20_00n);
    await claimed('VERIFIED', '2022-02-03', 3_00n, 'The cap of Council leaves nothing.');
    await claimed('VERIFIED', '2020-06-01', 7_00n);
    await claimed('SUBMITTED', '2022-02-01', 9_00n);
    expect(await getHeadroom(cast.auditor)).toMatchObject({
      maximum: { amount: 1000000n, currency: 'GBP' },
      paid: { amount: 105000n },
      committed: { amount: 200000n },
      remaining: { amount: 695000n },
      awaiting: { amount: 12300n },
      unfunded: { amount: 300n },
      unfundedClaimCount: 1,
      contributions: [
        {
          label: 'Central fund',
          cap: { amount: 100000n },
          billed: { amount: 105000n },
          headroom: { amount: 0n },
        },
        { label: 'Council', cap: null, billed: { amount: 200000n }, headroom: null },
      ],
      variations: [
        { on: '2021-01-01', newMaximum: { amount: 1000000n }, by: { id: cast.backbone.personId } },
      ],
    });
    for (const actor of [cast.funder, cast.linkWorker])
      await expect(getHeadroom(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const empty = await makeScene(owner);
    expect(await getHeadroom((await empty.cast()).backbone)).toMatchObject({
      maximum: null,
      remaining: null,
      paid: { amount: 0n },
      contributions: [],
    });
  });
});
