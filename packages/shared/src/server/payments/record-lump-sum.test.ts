import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  authorisePayments,
  executeRun,
  type PaymentRunView,
  paymentRun,
  recordGrant,
  recordOpening,
  runPayments,
  settleStatement,
} from './index.js';

const on = calendarDate;

describe('amounts for a whole period', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner, { contractFrom: '2019-09-01' });
    await scene.agree(
      [
        { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 1000000n },
        { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
      ],
      '2019-09-01',
    );
  });
  afterAll(() => database.close());

  const grant = (
    from: string,
    to: string,
    amount = '1000.01',
    reason = 'Lockdown: paid on the medium scenario',
  ) => recordGrant(scene.people.backbone, { from: on(from), to: on(to), amount, reason });
  const must = (run: PaymentRunView | { code: string }): PaymentRunView => {
    if (isRefusal(run)) throw new Error(run.message);
    return run as PaymentRunView;
  };
  const runTo = async (end: string): Promise<PaymentRunView | null> => {
    const run = must(await runPayments(scene.people.backbone, { periodEnd: on(end) }));
    await executeRun(systemActor(scene.partnershipId), run.id);
    return paymentRun(scene.people.backbone, run.id);
  };

  it('splits a grant by the agreement, and nothing more is due for what was achieved in its period', async () => {
    await scene.claims({ achievedOn: '2020-05-01' });
    await scene.claims({ achievedOn: '2020-07-01', price: 100n });
    const run = must(await grant('2020-04-01', '2020-06-30'));
    expect(run).toMatchObject({
      kind: 'GRANT',
      state: 'DONE',
      total: { amount: 100001n },
      claimCount: 0,
      authorisedAt: null,
    });
    expect(run.statements.map((one) => [one.funder.name, one.total.amount, one.state])).toEqual([
      ['Central fund', 30000n, 'ISSUED'],
      ['Council', 70001n, 'ISSUED'],
    ]);
    expect(run.statements[0]?.lines).toMatchObject([
      { outcomeCode: 'GRANT', claimCount: 0, total: { amount: 30000n } },
    ]);
    expect(await runTo('2020-09-30')).toMatchObject({ claimCount: 1, total: { amount: 100n } });
  });

  it('goes on like any run: another person authorises it, then its statements are settled', async () => {
    const run = must(await grant('2020-04-01', '2020-06-30'));
    expect(await authorisePayments(scene.people.commissioner, { runId: run.id })).toMatchObject({
      id: run.id,
    });
    for (const { id } of run.statements) {
      const settled = await settleStatement(scene.people.commissioner, {
        id,
        on: on('2020-08-01'),
        reference: 'BACS 1',
      });
      expect(settled).toMatchObject({ state: 'SETTLED', settledOn: '2020-08-01' });
    }
  });

  it('takes a claim out of sight that nobody could pay, once a grant covers its period', async () => {
    await database.owner.query('UPDATE partnership SET contract_cap = 200000 WHERE id = $1', [
      scene.partnershipId,
    ]);
    const [id] = await scene.claims({ achievedOn: '2020-05-01', price: 900000n });
    expect(await runTo('2020-05-31')).toMatchObject({ unfundedClaimCount: 1 });
    must(await grant('2020-04-01', '2020-06-30'));
    const claim = await database.owner.query(
      'SELECT unfunded_reason, unfunded_run_id FROM claim WHERE id = $1',
      [id],
    );
    expect(claim.rows).toEqual([{ unfunded_reason: null, unfunded_run_id: null }]);
  });

  it('enters what was paid before Weft as settled', async () => {
    const run = must(
      await recordOpening(scene.people.backbone, {
        periodEnd: on('2019-12-31'),
        amount: '50000',
        reason: 'Paid by the earlier system',
      }),
    );
    expect(run).toMatchObject({ kind: 'OPENING', state: 'DONE', authorisedBy: null });
    expect(run.authorisedAt).not.toBeNull();
    expect(run.statements.map((one) => [one.state, one.settledOn, one.settlementReference])).toEqual([
      ['SETTLED', '2019-12-31', 'Opening'],
      ['SETTLED', '2019-12-31', 'Opening'],
    ]);
    expect(await scene.due()).toEqual({ 'Central fund': 0n, Council: 0n });
    // it counts against the cap and the contract's maximum like everything else
    const totals = await database.owner.query<{ paid: string }>(
      `SELECT paid FROM contribution_total WHERE partnership_id = $1 ORDER BY label`,
      [scene.partnershipId],
    );
    expect(totals.rows.map((row) => row.paid)).toEqual(['4000000', '1000000']);
  });

  it('counts against caps: what the top-up cannot carry the council does', async () => {
    const run = must(await grant('2020-04-01', '2020-06-30', '100000'));
    expect(run.statements.map((one) => one.total.amount)).toEqual([1000000n, 9000000n]);
  });

  it.each([
    ['1e3', 'INVALID', 'amount'],
    ['12.345', 'INVALID', 'amount'],
    ['-5', 'INVALID', 'amount'],
    ['١٢', 'INVALID', 'amount'],
    ['0', 'INVALID', 'amount'],
    ['1000000000000000', 'INVALID', 'amount'],
  ])('refuses the amount %s', async (amount, code, field) => {
    expect(await grant('2020-04-01', '2020-06-30', amount)).toMatchObject({ code, field });
  });

  it('refuses a period that cannot be paid at once, and says why', async () => {
    expect(await grant('2020-06-30', '2020-04-01')).toMatchObject({ code: 'INVALID', field: 'from' });
    expect(await grant('2020-04-01', '2020-06-30', '1', ' ')).toMatchObject({
      code: 'INVALID',
      field: 'reason',
    });
    expect(await grant('2019-08-31', '2020-06-30')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'from' });
    expect(await grant('2020-04-01', '9999-12-31')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'to' });
    await scene.claims({ achievedOn: '2020-01-15' });
    await runTo('2020-01-31');
    expect(await grant('2020-01-01', '2020-01-31')).toMatchObject({ code: 'IN_USE', field: 'to' });
    expect(await grant('2019-12-01', '2019-12-31')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'to' });
    expect(await grant('2020-01-01', '2020-02-29')).toMatchObject({ code: 'IN_USE', field: 'from' });
    must(await grant('2020-02-01', '2020-02-29'));
    expect(await grant('2020-02-29', '2020-03-31')).toMatchObject({ code: 'IN_USE', field: 'from' });
    must(await runPayments(scene.people.backbone, { periodEnd: on('2020-03-31') }));
    expect(await grant('2020-04-01', '2020-04-30')).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('refuses what the agreement cannot carry', async () => {
    await database.owner.query('UPDATE partnership SET contract_cap = 100 WHERE id = $1', [
      scene.partnershipId,
    ]);
    const refused = await grant('2020-04-01', '2020-06-30');
    expect(refused).toMatchObject({ code: 'INVALID', field: 'amount' });
    expect(refused).toHaveProperty('message', expect.stringContaining('maximum leaves £1.00'));
  });

  it('is for the backbone alone', async () => {
    const input = { from: on('2020-04-01'), to: on('2020-06-30'), amount: '1', reason: 'x' };
    for (const actor of [scene.people.commissioner, scene.people.funder, scene.people.manager])
      await expect(recordGrant(actor, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is recorded once when two record it at once', async () => {
    const both = await Promise.all([grant('2020-04-01', '2020-06-30'), grant('2020-04-01', '2020-06-30')]);
    expect(both.filter(isRefusal)).toMatchObject([{ code: 'IN_USE' }]);
  });
});
