import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor } from '../tenancy/index.js';
import { authorisePayments, executeRun, paymentRun, paymentRuns, previewRun, runPayments } from './index.js';

describe('what a run does to the limits', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  const END = '2024-03-31' as never;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner, { contractCap: 100_000n });
    await scene.agree([
      { label: 'Top-up', funder: 'Fund', kind: 'PERCENT', percent: 3000, cap: 29_000n },
      { label: 'Council', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    await scene.claims({ price: 32_000n, count: 3 });
  });
  afterAll(() => database.close());

  it('is said before it is prepared', async () => {
    const { backbone, commissioner } = scene.people;
    expect(await previewRun(backbone, { periodEnd: '2024-03-14' as never })).toMatchObject({
      claimCount: 0,
      warnings: [],
    });
    expect(await previewRun(backbone, { periodEnd: END })).toMatchObject({
      claimCount: 3,
      total: { amount: 96_000n },
      warnings: [
        'With these claims it comes to £960.00 of the contract’s maximum of £1,000.00: £40.00 is left.',
      ],
    });
    await scene.claims({ price: 10_000n });
    expect(await previewRun(backbone, { periodEnd: END })).toMatchObject({
      warnings: [
        'With these claims it comes to £1,060.00: £60.00 more than the contract’s maximum of £1,000.00.',
      ],
    });
    expect(await previewRun(backbone, { periodEnd: '2999-01-01' as never })).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'periodEnd',
    });
    await expect(previewRun(commissioner, { periodEnd: END })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is said to whoever authorises it, in the list and on its page, and not afterwards', async () => {
    const { backbone, commissioner } = scene.people;
    await database.owner.query('UPDATE tariff SET maximum_paid = 4 WHERE partnership_id = $1', [
      scene.partnershipId,
    ]);
    await database.owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = now() WHERE partnership_id = $1`,
      [scene.partnershipId, commissioner.personId],
    );
    const prepared = await runPayments(backbone, { periodEnd: END });
    if ('code' in prepared) throw new Error(prepared.message);
    await executeRun(systemActor(scene.partnershipId), prepared.id);
    const warnings = [
      'With this run, and the claims that it could not bill, it comes to £1,060.00: £60.00 more than the contract’s maximum of £1,000.00.',
      'Top-up comes to £288.00 of its cap of £290.00: £2.00 is left.',
      '“Home” is claimed 4 of the 4 times that the rate card pays it in all: none is left.',
    ];
    const read = async () => (await paymentRun(commissioner, prepared.id, { warnings: true }))?.warnings;
    expect(await read()).toEqual(warnings);
    const listed = await paymentRuns(commissioner, { first: 5, parts: { warnings: true } });
    expect(listed.edges[0]?.node.warnings).toEqual(warnings);
    expect((await paymentRun(commissioner, prepared.id))?.warnings).toEqual([]);
    await authorisePayments(commissioner, { runId: prepared.id });
    expect(await read()).toEqual([]);
  });
});
