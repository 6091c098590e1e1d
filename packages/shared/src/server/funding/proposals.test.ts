import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { getToday } from '../today/index.js';
import {
  agreeFundingProposal,
  discardFundingProposal,
  type FundingAgreementInput,
  getFundingCost,
  listFundingAgreements,
  listFundingProposals,
  proposeFunding,
  returnFundingProposal,
  updateFundingProposal,
} from './index.js';

const made = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(`${result.code}: ${result.message} ${result.field}`);
  return result;
};

describe('proposals for who pays', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let councilId: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
    councilId = await scene.organisation('The Council', 'FUNDER');
  });

  const input = (percent: string, cap: string | null = '1000.00'): FundingAgreementInput => ({
    effectiveFrom: '2024-04-01',
    contributions: [
      {
        label: 'Central fund',
        funderId: scene.people.funderId,
        anchorPays: false,
        kind: 'PERCENT',
        percent,
        cap,
      },
      { label: 'Council', funderId: councilId, anchorPays: false, kind: 'RESIDUAL' },
    ],
  });
  const waitsFor = async (actor: MoneyScene['people']['backbone']) =>
    (await getToday(actor)).map(({ kind }) => kind).filter((kind) => kind.startsWith('FUNDING'));

  it('are made by the backbone, wait for the commissioner, and become a version when agreed', async () => {
    const { backbone, commissioner } = scene.people;
    const draft = made(await proposeFunding(backbone, input('30')));
    expect(draft).toMatchObject({
      state: 'PROPOSED',
      revision: 1,
      draftedBy: [{ id: backbone.personId }],
      contributions: [
        { label: 'Central fund', percent: '30.00', cap: { amount: 100000n } },
        { label: 'Council', funder: { name: 'The Council' } },
      ],
    });
    expect(await waitsFor(commissioner)).toEqual(['FUNDING_TO_AGREE']);
    expect(await waitsFor(backbone)).toEqual([]);
    const agreed = made(await agreeFundingProposal(commissioner, { id: draft.id, revision: 1 }));
    expect(agreed).toMatchObject({
      version: 1,
      effectiveFrom: '2024-04-01',
      agreedBy: { id: commissioner.personId },
    });
    expect(agreed.contributions).toHaveLength(2);
    expect(await listFundingProposals(backbone)).toEqual([]);
    expect(await listFundingAgreements(backbone)).toHaveLength(1);
    const refused = { code: 'WRONG_STATE' };
    expect(await agreeFundingProposal(commissioner, { id: draft.id, revision: 1 })).toMatchObject(refused);
    expect(await updateFundingProposal(backbone, { id: draft.id, input: input('20') })).toMatchObject(
      refused,
    );
    expect(await discardFundingProposal(backbone, { id: draft.id })).toMatchObject(refused);
    for (const sql of [
      `UPDATE funding_proposal SET reason = 'x' WHERE id = $1`,
      'DELETE FROM proposed_contribution WHERE proposal_id = $1',
    ])
      await expect(database.owner.query(sql, [draft.id])).rejects.toThrow('never changes');
  });

  it('are sent back with a reason, changed and proposed again', async () => {
    const { backbone, commissioner } = scene.people;
    const { id } = made(await proposeFunding(backbone, input('30')));
    expect(await returnFundingProposal(commissioner, { id, reason: ' ' })).toMatchObject({
      code: 'INVALID',
      field: 'reason',
    });
    const back = made(await returnFundingProposal(commissioner, { id, reason: 'The fund pays less.' }));
    expect(back).toMatchObject({
      state: 'RETURNED',
      reason: 'The fund pays less.',
      decidedBy: { id: commissioner.personId },
    });
    expect(await waitsFor(backbone)).toEqual(['FUNDING_RETURNED']);
    expect(await agreeFundingProposal(commissioner, { id, revision: 1 })).toMatchObject({
      code: 'WRONG_STATE',
    });
    const again = made(await updateFundingProposal(backbone, { id, input: input('25') }));
    expect(again).toMatchObject({ state: 'PROPOSED', revision: 2, reason: null, decidedBy: null });
    expect(await waitsFor(commissioner)).toEqual(['FUNDING_TO_AGREE']);
    // who read the first content does not agree to the second
    expect(await agreeFundingProposal(commissioner, { id, revision: 1 })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(
      made(await agreeFundingProposal(commissioner, { id, revision: 2 })).contributions[0],
    ).toMatchObject({
      percent: '25.00',
    });
  });

  it('are judged as agreements are, and agreed by somebody who had no hand in them', async () => {
    const { backbone, commissioner } = scene.people;
    expect(await proposeFunding(backbone, { ...input('30'), contributions: [] })).toMatchObject({
      code: 'INVALID',
    });
    expect(
      await proposeFunding(backbone, {
        ...input('30'),
        contributions: input('30').contributions.slice(0, 1),
      }),
    ).toMatchObject({ code: 'NOT_BALANCED' });
    const both = await scene.person('The Backbone', 'BACKBONE', 'COMMISSIONER');
    const { id } = made(await proposeFunding(both, input('30')));
    expect(await agreeFundingProposal(both, { id, revision: 1 })).toMatchObject({ code: 'SAME_PERSON' });
    for (const [deed, actor] of [
      [() => proposeFunding(commissioner, input('30')), commissioner],
      [() => agreeFundingProposal(backbone, { id, revision: 1 }), backbone],
      [() => returnFundingProposal(backbone, { id, reason: 'No' }), backbone],
      [() => listFundingProposals(scene.people.funder), scene.people.funder],
    ] as const)
      await expect(deed(), String(actor.personId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = await makeMoneyScene(database.owner);
    await expect(
      agreeFundingProposal(elsewhere.people.commissioner, { id, revision: 1 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(made(await discardFundingProposal(backbone, { id }))).toMatchObject({ id });
    expect(await listFundingProposals(backbone)).toEqual([]);
  });

  it('say what each contribution would have paid of the last twelve months', async () => {
    const at = new Date('2025-06-30T12:00:00Z');
    await scene.agree([
      { label: 'Central fund', funder: 'First fund', kind: 'PERCENT', percent: 3000 },
      { label: 'Old gift', funder: 'Giver', kind: 'FIXED', amount: 10_00n },
      { label: 'Council', funder: 'The Council', kind: 'RESIDUAL' },
    ]);
    const fundId = await scene.organisation('First fund');
    await scene.claims({ count: 3, price: 100_00n, achievedOn: '2025-06-30' });
    await scene.claims({ count: 1, price: 200_00n, achievedOn: '2024-07-01' });
    // a day too early
    await scene.claims({ count: 5, price: 100_00n, achievedOn: '2024-06-30' });
    const wanted = {
      ...input('50', '1.00'),
      contributions: input('50', '1.00').contributions.map((one) =>
        one.label === 'Central fund' ? { ...one, funderId: fundId } : one,
      ),
    };
    const cost = made(await getFundingCost({ ...scene.people.commissioner, at }, wanted));
    expect(cost).toMatchObject({
      from: '2024-07-01',
      to: '2025-06-30',
      claimCount: 4,
      total: { amount: 500_00n },
      unfundedCountBefore: 0,
      unfundedCountAfter: 0,
    });
    // the new cap of £1.00 is left out, and the gift of £10.00 a claim goes
    expect(cost.lines.map(({ label, before, after }) => [label, before?.amount, after?.amount])).toEqual([
      ['Central fund', 150_00n, 250_00n],
      ['Council', 310_00n, 250_00n],
      ['Old gift', 40_00n, undefined],
    ]);
    await expect(getFundingCost(scene.people.funder, wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
