import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, formatMoney, isRefusal, type Refusal } from '../../rules/index.js';
import {
  type MoneyScene,
  makeMoneyScene,
  pdfText,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { type Actor, systemActor } from '../tenancy/index.js';
import {
  authorisePayments,
  buildStatementCsv,
  buildStatementPdf,
  executeRun,
  paymentRun,
  recordGrant,
  runPayments,
  statementDocument,
} from './index.js';

const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

/** What the ledger holds for one funder in one run: its lines by their names, and their sum. */
interface Due {
  readonly lines: Record<string, bigint>;
  readonly total: bigint;
}

/** Rows of a CSV without line breaks in its cells, each by its headings. */
function csvRows(csv: string): Record<string, string>[] {
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
    );
  const [headings = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const names = cells(headings);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, n) => [names[n] ?? '', cell])));
}

describe('the papers of statements and the ledger', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let runs: string[];

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    const { backbone } = scene.people;
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3333, cap: 900_00n },
      { label: 'S', funder: 'School', kind: 'PERCENT', percent: 1250, outcomeCodes: ['HOME', 'CALM'] },
      { label: 'F', funder: 'Foundation', kind: 'FIXED', amount: 777n },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    const run = async (periodEnd: string): Promise<string> => {
      const { id } = granted(await runPayments(backbone, { periodEnd: calendarDate(periodEnd) }));
      await executeRun(systemActor(scene.partnershipId), id);
      return id;
    };
    const first = await scene.claims({ count: 7, price: 10_001n });
    await scene.claims({ count: 4, code: 'CALM', domain: 'Mental health', price: 33_333n });
    await scene.claims({ count: 3, code: 'KIND', domain: 'Mental health', price: 1_299n });
    runs = [await run('2024-03-31')];
    await authorisePayments(scene.people.commissioner, { runId: runs[0] ?? '' });
    for (const id of first.slice(0, 6)) await scene.reverse(id);
    await scene.claims({ count: 2, code: 'WORK', domain: 'Work', price: 5_005n, achievedOn: '2024-04-10' });
    runs.push(await run('2024-04-30'));
    const grant = granted(
      await recordGrant(backbone, {
        from: calendarDate('2024-05-01'),
        to: calendarDate('2024-05-31'),
        amount: '1000.01',
        reason: 'A month by grant',
      }),
    );
    runs.push(grant.id);
  });
  afterAll(() => database.close());

  /** By funder's name; outcomes in a sensitive domain are one line, and what is given back is one of its own. */
  const ledger = async (runId: string): Promise<Map<string, Due>> => {
    const { rows } = await database.owner.query<{ funder: string; line: string; amount: string }>(
      `SELECT o.name AS funder, sum(e.amount) AS amount,
         (CASE WHEN c.id IS NULL THEN 'Grant' WHEN t.domain = 'Mental health' THEN t.domain
           ELSE c.outcome_code END) || CASE WHEN e.amount < 0 THEN ' given back' ELSE '' END AS line
       FROM ledger_entry e
       JOIN organisation o ON o.partnership_id = e.partnership_id AND o.id = e.funder_id
       LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
       LEFT JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
       WHERE e.run_id = $1 AND e.account = 'DUE' GROUP BY 1, 3`,
      [runId],
    );
    const found = new Map<string, Due>();
    for (const { funder, line, amount } of rows) {
      const { lines, total } = found.get(funder) ?? { lines: {}, total: 0n };
      found.set(funder, { lines: { ...lines, [line]: BigInt(amount) }, total: total + BigInt(amount) });
    }
    return found;
  };
  const paper = async (actor: Actor, id: string) => {
    const document = await statementDocument(actor, id);
    if (document === null) throw new Error('There is no such statement.');
    return document;
  };
  const statementsOf = async (runId: string) =>
    (await paymentRun(scene.people.commissioner, runId))?.statements ?? [];

  const sorted = (amounts: Iterable<bigint>): bigint[] => [...amounts].sort((a, b) => Number(a - b));
  const expectCsv = (csv: string, due: Due): void => {
    const rows = csvRows(csv).map(({ Amount: amount = '' }) => {
      expect(amount).toMatch(/^-?\d+\.\d\d$/);
      return BigInt(amount.replace('.', ''));
    });
    expect(rows.reduce((sum, amount) => sum + amount, 0n)).toBe(due.total);
    expect(sorted(rows)).toEqual(sorted(Object.values(due.lines)));
  };
  const expectPdf = (text: string, due: Due): void => {
    // the minus may stand in a run of glyphs of its own
    const amounts = text.match(/(?:-\s*)?£[\d,]+\.\d\d/g)?.map((said) => said.replace(/\s/g, ''));
    const wanted = [...Object.values(due.lines), due.total].map((amount) => formatMoney(amount, 'GBP'));
    expect(amounts).toEqual(expect.arrayContaining(wanted));
  };

  it('agree for every funder and every run: bills, what a reversal gives back, a cap, and a grant', async () => {
    const seen: string[] = [];
    for (const runId of runs) {
      const due = await ledger(runId);
      const statements = await statementsOf(runId);
      expect(statements.map(({ funder }) => funder.name).sort()).toEqual([...due.keys()].sort());
      for (const { id, funder } of statements) {
        const here = due.get(funder.name) ?? { lines: {}, total: 0n };
        const document = await paper(scene.people.commissioner, id);
        expect(document.statement.total.amount).toBe(here.total);
        expectCsv(buildStatementCsv(document), here);
        expectPdf(pdfText(await buildStatementPdf(document)), here);
        seen.push(funder.name);
      }
      const all = [...due.values()].reduce((sum, { total }) => sum + total, 0n);
      expect((await paymentRun(scene.people.commissioner, runId))?.total.amount).toBe(all);
    }
    expect(seen.length).toBeGreaterThanOrEqual(9);
    const second = await ledger(runs[1] ?? '');
    expect([...second.values()].some(({ total }) => total < 0n)).toBe(true);
  });

  it('agree for a funder too, to whom sensitive outcomes are the total of their domain', async () => {
    for (const runId of runs) {
      const own = (await statementsOf(runId)).find(({ funder }) => funder.name === 'The Council Fund');
      const here = (await ledger(runId)).get('The Council Fund');
      if (!own || !here) throw new Error('The council has a part in every run.');
      const document = await paper(scene.people.funder, own.id);
      expectCsv(buildStatementCsv(document), here);
      const text = pdfText(await buildStatementPdf(document));
      expectPdf(text, here);
      expect(text).not.toMatch(/calm/i);
    }
  });
});
