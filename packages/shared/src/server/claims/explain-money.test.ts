import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  type MoneyScene,
  makeClaimScene,
  makeMoneyScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { executeRun, runPayments } from '../payments/index.js';
import { systemActor } from '../tenancy/index.js';
import { claim, claims } from './index.js';

describe('warnings', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  const warned = async (id: string | undefined, who = scene.people.verifier) =>
    (await claim(who, id ?? ''))?.warnings;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner, { contractCap: 120_000n });
  });
  afterAll(() => database.close());

  it('say from approval on what the next run would meet, and to whom it concerns', async () => {
    const [first] = await scene.claims({ price: 50_000n });
    expect(await warned(first)).toEqual(['No funding agreement was in effect on 15 March 2024.']);
    await scene.agree([
      { label: 'Top-up', funder: 'Fund', kind: 'PERCENT', percent: 3000, cap: 10_000n },
      { label: 'Council', funder: 'Council', kind: 'RESIDUAL', cap: 100_000n },
    ]);
    expect(await warned(first)).toEqual([
      'Top-up would pay £150.00, and its cap leaves £100.00. Paid instead: Council £50.00 more. The claim is funded whole.',
    ]);
    expect(await warned(first, scene.people.linkWorker)).toEqual([]);
    const [, , dear] = await scene.claims({ count: 3, price: 60_000n });
    expect(await warned(dear, scene.people.commissioner)).toEqual([
      'Top-up would pay £180.00, and its cap leaves £100.00. Paid instead: Council £80.00 more. The claim is funded whole.',
      'With the verified claims that no run has billed yet it comes to £2,300.00, and the contract’s maximum leaves £1,200.00.',
    ]);
    const [more] = await scene.claims({ price: 130_000n, state: 'APPROVED' });
    expect(await warned(more)).toEqual([
      'Top-up would pay £390.00, and its cap leaves £100.00.',
      'Council would pay £1,200.00, and its cap leaves £1,000.00.',
      'The contract’s maximum leaves £1,200.00, which is less than the price.',
    ]);
    const [submitted] = await scene.claims({ price: 130_000n, state: 'SUBMITTED' });
    expect(await warned(submitted)).toEqual([]);
  });

  it('begin when little is left: of a cap, of the contract’s maximum, of an outcome’s count', async () => {
    const here = await makeMoneyScene(database.owner, { contractCap: 1_000_000n });
    await here.agree([
      { label: 'Top-up', funder: 'Fund', kind: 'PERCENT', percent: 3000, cap: 15_700n },
      { label: 'Council', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    const [one] = await here.claims({ price: 50_000n, state: 'SUBMITTED' });
    const cap = 'Top-up comes to £150.00 of its cap of £157.00: £7.00 is left.';
    const told = async (who = here.people.verifier) => (await claim(who, one ?? ''))?.warnings;
    expect(await told(here.people.backbone)).toEqual([cap]);
    expect(await told()).toEqual([]);
    await database.owner.query(`UPDATE claim SET state = 'APPROVED' WHERE id = $1`, [one]);
    expect(await told()).toEqual([cap]);
    await here.claims({ price: 900_000n });
    const maximum =
      'With all that is billed, and the verified claims that are not yet, it comes to £9,500.00 of the contract’s maximum of £10,000.00: £500.00 is left.';
    expect(await told()).toEqual([cap, maximum]);
    await database.owner.query(
      `UPDATE tariff SET maximum_paid = 1, maximum_paid_per_year = 2 WHERE partnership_id = $1`,
      [here.partnershipId],
    );
    await database.owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = now() WHERE partnership_id = $1`,
      [here.partnershipId, here.people.commissioner.personId],
    );
    expect(await told()).toEqual([
      cap,
      maximum,
      '“Home” is claimed 2 of the 1 times that the rate card pays it in all: 1 too many.',
      '“Home” is claimed 2 of the 2 times that the rate card pays it from 1 January 2024 to 31 December 2024: none is left.',
    ]);
  });

  it('tell a provider that its claim is unfunded, and no amount of the funders’ or of the contract', async () => {
    const here = await makeMoneyScene(database.owner, { contractCap: 120_040n });
    await here.agree([{ label: 'Council', funder: 'Council', kind: 'RESIDUAL' }]);
    const [dear] = await here.claims({ price: 130_000n });
    const run = await runPayments(here.people.backbone, { periodEnd: calendarDate('2024-12-31') });
    if (isRefusal(run)) throw new Error(run.message);
    await executeRun(systemActor(here.partnershipId), run.id);
    const told = async (who: typeof here.people.verifier) => (await claim(who, dear ?? ''))?.unfundedReason;
    const { backbone, commissioner, verifier, linkWorker, manager } = here.people;
    for (const who of [backbone, commissioner, verifier])
      expect(await told(who)).toBe('The contract’s maximum leaves £1,200.40, which is less than the price.');
    // one that pays in another organisation’s name knows its own terms alone
    const both = await here.person('First Steps', 'PROVIDER_MANAGER', 'FUNDER', 'INVESTOR');
    for (const who of [linkWorker, manager, both]) {
      expect(await told(who)).toBe('The money that the funders have agreed to pay does not reach for it.');
      const page = await claims(who, { first: 10 });
      expect(
        JSON.stringify(page, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
      ).not.toMatch(/£/);
    }
  });

  it('are none where nothing stands in the way', async () => {
    const here = await makeClaimScene(database.owner);
    const { id } = await here.approved();
    expect((await claim(here.people.backbone, id))?.warnings).toEqual([
      'No funding agreement was in effect on 1 March 2024.',
    ]);
    await database.owner.query(
      `INSERT INTO payment_run (partnership_id, kind, period_from, period_end, amount, reason, prepared_at)
       VALUES ($1, 'GRANT', '2024-01-01', '2024-03-31', 5, 'Grant', now())`,
      [here.partnershipId],
    );
    for (const who of [here.people.backbone, here.people.linkWorker, here.people.verifier])
      expect(await claim(who, id)).toMatchObject({ paidByGrant: true, warnings: [] });
  });
});
