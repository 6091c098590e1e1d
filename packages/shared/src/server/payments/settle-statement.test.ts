import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  authorisePayments,
  executeRun,
  funderShares,
  type PaymentRunView,
  paymentRun,
  portfolio,
  runPayments,
  settleStatement,
  statement,
  statements,
} from './index.js';

const on = calendarDate;

describe('authorising and settling', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let run: PaymentRunView;
  let ids: string[];

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
    await scene.agree([
      {
        label: 'T',
        funder: 'Central fund',
        kind: 'PERCENT',
        percent: 3000,
        outcomeCodes: ['HOME'],
        cap: 100000n,
      },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    ids = [
      ...(await scene.claims({ code: 'HOME', price: 50000n })),
      ...(await scene.claims({ code: 'CALM', price: 20000n, domain: 'Mental health' })),
      ...(await scene.claims({ code: 'KIND', price: 1000n, domain: 'Mental health' })),
    ];
    const prepared = await runPayments(scene.people.backbone, { periodEnd: on('2024-03-31') });
    if (isRefusal(prepared)) throw new Error(prepared.message);
    await executeRun(systemActor(scene.partnershipId), prepared.id);
    run = (await paymentRun(scene.people.backbone, prepared.id)) ?? prepared;
  });
  afterAll(() => database.close());

  const authorise = () => authorisePayments(scene.people.commissioner, { runId: run.id });
  const idOf = (funder: string): string => run.statements.find((one) => one.funder.name === funder)?.id ?? '';
  const settle = (
    funder: string,
    given: { on?: string; reference?: string } = {},
    actor = scene.people.commissioner,
  ) =>
    settleStatement(actor, {
      id: idOf(funder),
      on: on(given.on ?? '2024-04-15'),
      reference: given.reference ?? 'BACS 1',
    });
  const states = async (): Promise<string[]> =>
    (
      await database.owner.query<{ state: string }>(
        'SELECT state FROM claim WHERE id = ANY ($1) ORDER BY reference',
        [ids],
      )
    ).rows.map((row) => row.state);

  it('makes a claim paid when every statement that it stands on is settled', async () => {
    await authorise();
    expect(await states()).toEqual(['BILLED', 'BILLED', 'BILLED']);
    expect(await settle('The Council Fund')).toMatchObject({
      state: 'SETTLED',
      settlementReference: 'BACS 1',
    });
    expect(await states()).toEqual(['BILLED', 'PAID', 'PAID']);
    await settle('Central fund');
    expect(await states()).toEqual(['PAID', 'PAID', 'PAID']);
    const events = await database.owner.query(
      `SELECT by_person FROM claim_event WHERE claim_id = ANY ($1) AND to_state = 'PAID'`,
      [ids],
    );
    expect(events.rows).toEqual(Array(3).fill({ by_person: scene.people.commissioner.personId }));
    expect(await scene.due()).toEqual({ 'Central fund': 0n, 'The Council Fund': 0n });
  });

  it('makes it paid also when both are settled in the same instant', async () => {
    await authorise();
    await Promise.all([settle('The Council Fund'), settle('Central fund')]);
    expect(await states()).toEqual(['PAID', 'PAID', 'PAID']);
  });

  it('is not done by whoever prepared the run, nor twice, nor before it is finished', async () => {
    const both = await scene.person('Both', 'BACKBONE', 'COMMISSIONER');
    const own = await runPayments(both, { periodEnd: on('2024-04-30') });
    if (isRefusal(own)) throw new Error(own.message);
    expect(await authorisePayments(scene.people.commissioner, { runId: own.id })).toMatchObject({
      code: 'WRONG_STATE',
    });
    await executeRun(systemActor(scene.partnershipId), own.id);
    expect(await authorisePayments(both, { runId: own.id })).toMatchObject({ code: 'SAME_PERSON' });
    expect(await authorise()).toMatchObject({
      id: run.id,
      statements: [{ state: 'AUTHORISED' }, { state: 'AUTHORISED' }],
    });
    expect(await authorise()).toMatchObject({ code: 'WRONG_STATE' });
    await expect(authorisePayments(scene.people.backbone, { runId: run.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    for (const runId of ['not-an-id', crypto.randomUUID()])
      await expect(authorisePayments(scene.people.commissioner, { runId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('refuses a settlement too early, in the future, before the period’s end, without a reference, or twice', async () => {
    expect(await settle('Central fund')).toMatchObject({ code: 'WRONG_STATE' });
    await authorise();
    expect(await settle('Central fund', { on: '9999-12-31' })).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'on',
    });
    expect(await settle('Central fund', { on: '2024-03-30' })).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'on',
    });
    expect(await settle('Central fund', { reference: ' ' })).toMatchObject({
      code: 'INVALID',
      field: 'reference',
    });
    expect(await settle('Central fund', { reference: 'x'.repeat(201) })).toMatchObject({ code: 'INVALID' });
    const twice = await Promise.all([settle('Central fund'), settle('Central fund')]);
    expect(twice.filter(isRefusal)).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(await settle('Central fund')).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('lets a funder settle its own statement, and see no other', async () => {
    await authorise();
    expect(await settle('The Council Fund', {}, scene.people.funder)).toMatchObject({ state: 'SETTLED' });
    expect(await states()).toEqual(['BILLED', 'PAID', 'PAID']);
    await expect(settle('Central fund', {}, scene.people.funder)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const seen = await statements(scene.people.funder, { first: 10, lines: true, count: true });
    expect(seen.edges.map(({ node }) => node.funder.name)).toEqual(['The Council Fund']);
    expect(seen.totalCount).toBe(1);
    expect(await statement(scene.people.funder, idOf('Central fund'))).toBeNull();
    await expect(paymentRun(scene.people.funder, run.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows sensitive outcomes to a funder as their domain, to the commissioner as they are', async () => {
    const own = await statement(scene.people.funder, idOf('The Council Fund'));
    expect(own?.lines.map((line) => [line.outcomeCode, line.claimCount, line.total.amount])).toEqual([
      ['HOME', 1, 35000n],
      ['Mental health', 2, 21000n],
    ]);
    expect(own?.total.amount).toBe(56000n);
    const whole = await statement(scene.people.commissioner, idOf('The Council Fund'));
    expect(whole?.lines.map((line) => line.outcomeCode)).toEqual(['CALM', 'HOME', 'KIND']);

    const between = { from: on('2024-03-15'), to: on('2024-03-15') };
    const mine = await funderShares(scene.people.funder, between);
    expect(
      mine.map((share) => [share.funder.name, share.outcomeCode, share.claimCount, share.amount.amount]),
    ).toEqual([
      ['The Council Fund', 'HOME', 1, 35000n],
      ['The Council Fund', 'Mental health', 2, 21000n],
    ]);
    expect(await funderShares(scene.people.commissioner, between)).toHaveLength(4);
    expect(
      await funderShares(scene.people.commissioner, { from: on('2024-03-16'), to: on('2024-12-31') }),
    ).toEqual([]);
    await expect(funderShares(scene.people.verifier, between)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows a funder its own money across the partnerships it pays into', async () => {
    const other = await makeMoneyScene(database.owner);
    const fund = await scene.person('Central fund', 'FUNDER');
    await other.agree([{ label: 'All', funder: 'Central fund', kind: 'RESIDUAL' }]);
    await database.owner.query(
      `INSERT INTO membership (partnership_id, person_id, organisation_id, roles)
       SELECT $1, $2, id, '{FUNDER}' FROM organisation WHERE partnership_id = $1 AND name = 'Central fund'`,
      [other.partnershipId, fund.personId],
    );
    await authorise();
    await settle('Central fund');
    const rows = await portfolio({ personId: fund.personId });
    const here = rows.find((row) => row.partnership.slug === scene.slug);
    expect(rows).toHaveLength(2);
    expect(here).toMatchObject({
      paid: { amount: 15000n },
      committed: { amount: 0n },
      headroom: { amount: 85000n },
    });
    expect(rows.find((row) => row.partnership.slug === other.slug)).toMatchObject({
      paid: { amount: 0n },
      headroom: null,
    });
    expect(await portfolio({ personId: scene.people.backbone.personId })).toEqual([]);
  });

  it('shows nothing of it in another partnership', async () => {
    const other = await makeMoneyScene(database.owner);
    expect(await paymentRun(other.people.backbone, run.id)).toBeNull();
    expect(await statement(other.people.commissioner, idOf('Central fund'))).toBeNull();
    expect((await statements(other.people.auditor, { first: 5 })).edges).toEqual([]);
    await expect(authorisePayments(other.people.commissioner, { runId: run.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      settleStatement(other.people.commissioner, {
        id: idOf('Central fund'),
        on: on('2024-04-15'),
        reference: 'x',
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
