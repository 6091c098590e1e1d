import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countStatements,
  type MoneyScene,
  makeMoneyScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { claim, claimsTogether } from './index.js';

describe('what several claims come to before they are decided on', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner, { contractCap: 1_000_000n });
    await scene.agree([
      { label: 'Top-up', funder: 'Fund', kind: 'PERCENT', percent: 3000, cap: 250_000n },
      { label: 'Council', funder: 'Council', kind: 'RESIDUAL' },
    ]);
  });
  afterAll(() => database.close());

  const together = (ids: readonly (string | undefined)[], who = scene.people.verifier) =>
    claimsTogether(who, { ids: ids.map((id) => id ?? '') });

  it('warns of what they go over together, where none of them does alone', async () => {
    const claims = await scene.claims({ count: 4, price: 240_000n, state: 'APPROVED' });
    for (const id of claims) {
      expect((await claim(scene.people.verifier, id))?.warnings).toEqual([]);
      expect(await together([id])).toMatchObject({ claimCount: 1, warnings: [] });
    }
    const all = await together(claims);
    expect(all).toEqual({
      claimCount: 4,
      total: { amount: 960_000n, currency: 'GBP' },
      warnings: [
        'With these claims, all that is billed, and the verified claims that are not yet, it comes to £9,600.00 of the contract’s maximum of £10,000.00: £400.00 is left.',
        'Top-up would pay £2,880.00 of these claims, and its cap leaves £2,500.00.',
      ],
    });
    // what is verified and waits counts with them
    await scene.claims({ price: 50_000n });
    expect((await together(claims)).warnings[0]).toBe(
      'With these claims, all that is billed, and the verified claims that are not yet, it comes to £10,100.00: £100.00 more than the contract’s maximum of £10,000.00.',
    );
  });

  it('adds up what waits for approval for the backbone, and what cannot be decided on for nobody', async () => {
    const submitted = await scene.claims({ count: 2, price: 10_000n, state: 'SUBMITTED' });
    const [verified] = await scene.claims({ price: 1_000n });
    const [dated] = await scene.claims({ price: 500n, state: 'SUBMITTED', achievedOn: '2019-05-05' });
    const unknown = crypto.randomUUID();
    const asked = [...submitted, submitted[0], verified, 'nothing', unknown, dated];
    const { backbone, linkWorker, commissioner, funder } = scene.people;
    expect(await together(asked, backbone)).toMatchObject({
      claimCount: 3,
      total: { amount: 20_500n },
      warnings: [
        expect.stringMatching(/^No funding agreement was in effect when this claim was achieved: C-\d+\.$/),
      ],
    });
    expect(await together(['nothing'], backbone)).toEqual({
      claimCount: 0,
      total: { amount: 0n, currency: 'GBP' },
      warnings: [],
    });
    // the trail names all that was asked by, whatever was shown of it
    const { rows: notes } = await database.owner.query<{ ids: string[] }>(
      `SELECT record_ids AS ids FROM audit_note WHERE action = 'claimsTogether' AND person_id = $1`,
      [backbone.personId],
    );
    expect(notes).toEqual([{ ids: expect.arrayContaining([...submitted, verified, unknown, dated]) }]);
    for (const who of [linkWorker, commissioner, funder])
      await expect(together(asked, who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const wrong of [[], Array.from({ length: 101 }, () => verified)])
      await expect(together(wrong, backbone)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('says a count of the rate card once for all of them, and nothing of what a grant has paid', async () => {
    const here = await makeMoneyScene(database.owner);
    await here.agree([{ label: 'Council', funder: 'Council', kind: 'RESIDUAL' }]);
    const claims = await here.claims({ count: 3, price: 50_000n, state: 'APPROVED' });
    await database.owner.query('UPDATE tariff SET maximum_paid = 3 WHERE partnership_id = $1', [
      here.partnershipId,
    ]);
    await database.owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = now() WHERE partnership_id = $1`,
      [here.partnershipId, here.people.commissioner.personId],
    );
    const { verifier } = here.people;
    expect((await together(claims, verifier)).warnings).toEqual([
      '“Home” is claimed 3 of the 3 times that the rate card pays it in all: none is left.',
    ]);
    const one = await countStatements(() => together(claims.slice(0, 1), verifier));
    expect(await countStatements(() => together(claims, verifier))).toBe(one);
    await database.owner.query(
      `INSERT INTO payment_run (partnership_id, kind, period_from, period_end, amount, reason, prepared_at)
       VALUES ($1, 'GRANT', '2024-01-01', '2024-03-31', 5, 'Grant', now())`,
      [here.partnershipId],
    );
    expect(await together(claims, verifier)).toMatchObject({ claimCount: 3, warnings: [] });
  });
});
