import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type Refusal } from '../../rules/index.js';
import {
  type MoneyScene,
  makeMoneyScene,
  type Person,
  pdfText,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { getHeadroom } from '../funding/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  authorisePayments,
  buildStatementCsv,
  buildStatementPdf,
  executeRun,
  funderShares,
  paymentRun,
  portfolio,
  previewRun,
  recordGrant,
  recordOpening,
  runPayments,
  statement,
  statementDocument,
  statements,
  verifyLedger,
} from './index.js';

const on = calendarDate;
const EVER = { from: on('2020-01-01'), to: on('2099-12-31') };
const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

/** An opening amount, a run, two reversals and a third that waits, and a grant, for four funders. */
describe('what is given back', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let second: string;
  const funders: Record<string, Person> = {};

  const run = async (periodEnd: string): Promise<string> => {
    const { id } = granted(await runPayments(scene.people.backbone, { periodEnd: on(periodEnd) }));
    await executeRun(systemActor(scene.partnershipId), id);
    granted(await authorisePayments(scene.people.commissioner, { runId: id }));
    return id;
  };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3333, cap: 900_000n },
      { label: 'S', funder: 'School', kind: 'PERCENT', percent: 1250, outcomeCodes: ['CALM'] },
      { label: 'D', funder: 'Foundation', kind: 'FIXED', amount: 777n, outcomeCodes: ['HOME'] },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    for (const name of ['Central fund', 'School', 'Foundation'])
      funders[name] = await scene.person(name, 'FUNDER');
    funders['The Council Fund'] = scene.people.funder;
    granted(
      await recordOpening(scene.people.backbone, {
        periodEnd: on('2023-12-31'),
        amount: '1000.01',
        reason: 'Before Weft',
      }),
    );
    const homes = await scene.claims({ count: 5, price: 10_001n });
    const calm = await scene.claims({ count: 2, code: 'CALM', domain: 'Mental health', price: 33_333n });
    await run('2024-03-31');
    await scene.reverse(homes[0] ?? '');
    await scene.reverse(calm[0] ?? '');
    await scene.claims({ count: 1, price: 10_001n, achievedOn: '2024-04-10' });
    second = await run('2024-04-30');
    granted(
      await recordGrant(scene.people.backbone, {
        from: on('2024-05-01'),
        to: on('2024-05-31'),
        amount: '500.05',
        reason: 'A month by grant',
      }),
    );
    await scene.reverse(homes[1] ?? '');
  });
  afterAll(() => database.close());

  const paperOf = async (actor: Person, funder: string) => {
    const found = (await paymentRun(scene.people.backbone, second))?.statements.find(
      (one) => one.funder.name === funder,
    );
    const document = await statementDocument(actor, found?.id ?? '');
    if (!document) throw new Error('There is no such statement.');
    return document;
  };

  it('stands on the run beside what was billed', async () => {
    expect(await paymentRun(scene.people.commissioner, second)).toMatchObject({
      claimCount: 1,
      billedTotal: { amount: 10_001n },
      givenBackCount: 2,
      givenBackTotal: { amount: 43_334n },
      total: { amount: -33_333n },
    });
  });

  it('is said of the next run before it is prepared', async () => {
    expect(await previewRun(scene.people.backbone, { periodEnd: on('2024-06-30') })).toMatchObject({
      claimCount: 0,
      total: { amount: 0n },
      givenBackCount: 1,
      givenBackTotal: { amount: 10_001n },
    });
  });

  it('is a line of its own on each statement, and the lines add up to the total', async () => {
    const council = (await paperOf(scene.people.funder, 'The Council Fund')).statement;
    const seen = await statement(scene.people.commissioner, council.id);
    expect(seen?.lines.map((line) => [line.title, line.givenBack, line.claimCount])).toEqual([
      ['Calm', true, -1],
      ['Home', false, 1],
      ['Home', true, -1],
    ]);
    const own = await statement(scene.people.funder, council.id);
    expect(own?.lines.map((line) => [line.outcomeCode, line.title, line.givenBack])).toEqual([
      ['HOME', 'Home', false],
      ['HOME', 'Home', true],
      ['Mental health', 'Mental health', true],
    ]);
    for (const actor of [scene.people.commissioner, ...Object.values(funders)]) {
      const { edges } = await statements(actor, { first: 50, lines: true });
      expect(edges.length).toBeGreaterThan(1);
      for (const { node } of edges)
        expect(node.lines.reduce((sum, line) => sum + line.total.amount, 0n)).toBe(node.total.amount);
    }
  });

  it('stands on one paper, the same whoever asks for it', async () => {
    const theirs = await paperOf(scene.people.funder, 'The Council Fund');
    const ours = await paperOf(scene.people.backbone, 'The Council Fund');
    expect(ours).toEqual(theirs);
    expect(Buffer.from(await buildStatementPdf(ours))).toEqual(Buffer.from(await buildStatementPdf(theirs)));
    const text = pdfText(await buildStatementPdf(ours)).replaceAll('\n', '');
    expect(text).toContain('Home, given back-1-£');
    expect(text).toContain('Mental health, given back-1-£');
    expect(text).not.toMatch(/calm/i);
    const amounts = buildStatementCsv(ours)
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => BigInt((line.split(',').at(-2) ?? '').replace('.', '')));
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(ours.statement.total.amount);
  });

  it('lets share, portfolio, statements, headroom and ledger agree to the penny for every funder', async () => {
    const sum = (rows: readonly { amount: { amount: bigint } }[]) =>
      rows.reduce((total, row) => total + row.amount.amount, 0n);
    const all = await funderShares(scene.people.commissioner, EVER);
    const headroom = await getHeadroom(scene.people.commissioner);
    for (const [name, actor] of Object.entries(funders)) {
      const mine = await funderShares(actor, EVER);
      const [row] = await portfolio({ personId: actor.personId });
      const { edges } = await statements(actor, { first: 50 });
      const asked = edges.reduce((total, { node }) => total + node.total.amount, 0n);
      expect(sum(mine), name).toBe(asked);
      expect((row?.paid.amount ?? 0n) + (row?.committed.amount ?? 0n), name).toBe(asked);
      expect(sum(all.filter((share) => share.funder.name === name)), name).toBe(asked);
      expect(headroom.contributions.find((one) => one.funder?.name === name)?.billed.amount, name).toBe(
        asked,
      );
      expect(asked, name).not.toBe(0n);
    }
    expect(sum(all)).toBe(headroom.paid.amount + headroom.committed.amount);
    expect((await verifyLedger(systemActor(scene.partnershipId))).findings).toEqual([]);
    // the claim whose reversal still waits for its run is billed until then
    const homes = all.filter(({ outcomeCode }) => outcomeCode === 'HOME');
    expect(homes.find(({ funder }) => funder.name === 'Central fund')?.claimCount).toBe(5);
  });

  it('shows opening amounts and grants by the end of their period', async () => {
    const kinds = async (from: string, to: string) =>
      (await funderShares(scene.people.funder, { from: on(from), to: on(to) })).map((share) => share.title);
    expect(await kinds('2023-12-31', '2023-12-31')).toEqual(['Paid before Weft']);
    expect(await kinds('2024-05-31', '2024-06-01')).toEqual(['Grant']);
    expect(await kinds('2024-05-01', '2024-05-30')).toEqual([]);
  });

  it('leaves a statement that comes to nothing settled with the authorisation, and its claims paid', async () => {
    const other = await makeMoneyScene(database.owner);
    await other.agree([{ label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' }]);
    const [first = ''] = await other.claims({ price: 5000n });
    const to = async (end: string) => {
      const { id } = granted(await runPayments(other.people.backbone, { periodEnd: on(end) }));
      await executeRun(systemActor(other.partnershipId), id);
      return granted(await authorisePayments(other.people.commissioner, { runId: id }));
    };
    await to('2024-03-31');
    await other.reverse(first);
    const [next = ''] = await other.claims({ price: 5000n, achievedOn: '2024-04-01' });
    expect((await to('2024-04-30')).statements).toMatchObject([
      { total: { amount: 0n }, state: 'SETTLED', settlementReference: 'Nothing to pay' },
    ]);
    const { rows } = await database.owner.query('SELECT state FROM claim WHERE id = $1', [next]);
    expect(rows).toEqual([{ state: 'PAID' }]);
    expect((await verifyLedger(systemActor(other.partnershipId))).findings).toEqual([]);
  });
});
