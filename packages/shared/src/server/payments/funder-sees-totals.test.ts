import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { claim, claims, exportClaims } from '../claims/index.js';
import { searchEverything } from '../search/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { executeRun, funderShares, paymentRun, runPayments, statement } from './index.js';

const on = calendarDate;

describe('what a funder sees of sensitive outcomes', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  /** entries of the ledger: what a funder would know single claims by */
  let ids: Record<string, string>;
  let statementId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    await scene.agree([{ label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' }]);
    await scene.claims({ code: 'HOME', price: 50000n, achievedOn: '2024-03-15' });
    // the partnership's list says "Mental health": however a card writes it
    await scene.claims({ code: 'CALM', price: 20000n, domain: 'Mental health', achievedOn: '2024-02-03' });
    await scene.claims({ code: 'KIND', price: 1000n, domain: 'mental health', achievedOn: '2024-02-20' });
    await scene.claims({ code: 'WELL', price: 300n, domain: '  MENTAL  Health ', achievedOn: '2024-03-02' });
    const prepared = await runPayments(scene.people.backbone, { periodEnd: on('2024-03-31') });
    if (isRefusal(prepared)) throw new Error(prepared.message);
    await executeRun(systemActor(scene.partnershipId), prepared.id);
    const run = await paymentRun(scene.people.backbone, prepared.id);
    statementId = run?.statements[0]?.id ?? '';
    const entries = await database.owner.query<{ code: string; id: string }>(
      `SELECT c.outcome_code AS code, e.id FROM ledger_entry e JOIN claim c ON c.id = e.claim_id WHERE e.opens_share`,
    );
    ids = Object.fromEntries(entries.rows.map(({ code, id }) => [code, id]));
  });
  afterAll(() => database.close());

  it('is no single claim: not listed, counted, filtered, opened, found or exported', async () => {
    const { funder } = scene.people;
    const page = await claims(funder, { first: 25, count: true });
    expect(page.edges.map(({ node }) => node.outcomeCode)).toEqual(['HOME']);
    expect(page.totalCount).toBe(1);
    for (const filter of [
      { outcomeCodes: ['CALM', 'KIND', 'WELL', 'Mental health', 'mental health'] },
      { achievedFrom: on('2024-02-01'), achievedTo: on('2024-03-02') },
      { search: 'F-', achievedTo: on('2024-03-02') },
    ])
      expect((await claims(funder, { first: 25, count: true, filter })).totalCount).toBe(0);
    expect(await claim(funder, ids.HOME ?? '')).toMatchObject({ outcomeCode: 'HOME' });
    for (const code of ['CALM', 'KIND', 'WELL']) {
      const id = ids[code] ?? '';
      expect(await claim(funder, id)).toBeNull();
      const reference = `F-${id.replaceAll('-', '').slice(0, 12)}`;
      expect(await searchEverything(funder, { text: reference })).toEqual([]);
    }
    let text = '';
    for await (const part of exportClaims(funder)) text += part;
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).toContain('HOME');
    expect(text).not.toMatch(/mental|CALM|KIND|WELL/i);
  });

  it('is the total of their domain on statements and in shares, exact and by whole months', async () => {
    const { funder, commissioner } = scene.people;
    const lines = (await statement(funder, statementId))?.lines;
    expect(lines?.map((line) => [line.outcomeCode, line.claimCount, line.total.amount])).toEqual([
      ['HOME', 1, 50000n],
      ['Mental health', 3, 21300n],
    ]);
    const shares = async (from: string, to: string) =>
      (await funderShares(funder, { from: on(from), to: on(to) })).map((share) => [
        share.outcomeCode,
        share.claimCount,
        share.amount.amount,
      ]);
    expect(await shares('2024-01-01', '2024-12-31')).toEqual([
      ['HOME', 1, 50000n],
      ['Mental health', 3, 21300n],
    ]);
    expect(await shares('2024-03-01', '2024-03-31')).toEqual([
      ['HOME', 1, 50000n],
      ['Mental health', 1, 300n],
    ]);
    // a day gives its month's total, whichever day it is
    for (const day of ['2024-02-03', '2024-02-04', '2024-02-29'])
      expect(await shares(day, day)).toEqual([['Mental health', 2, 21000n]]);
    expect(await funderShares(commissioner, { from: on('2024-02-03'), to: on('2024-02-03') })).toHaveLength(
      1,
    );
  });

  it('holds in the database, for whatever is asked of the views', async () => {
    const rows = await withTenant(scene.people.funder, async (tenant) => ({
      claims: await tenant.rows<{ outcome_code: string }>('SELECT outcome_code FROM funder_claim'),
      months: await tenant.rows(
        'SELECT domain, month, claim_count, amount FROM funder_domain_month ORDER BY month',
      ),
    }));
    expect(rows.claims).toEqual([{ outcome_code: 'HOME' }]);
    expect(rows.months).toEqual([
      { domain: 'Mental health', month: '2024-02-01', claim_count: 2, amount: 21000n },
      { domain: 'Mental health', month: '2024-03-01', claim_count: 1, amount: 300n },
    ]);
    const stranger = await scene.person('Another fund', 'FUNDER');
    expect(await withTenant(stranger, (tenant) => tenant.rows('SELECT FROM funder_domain_month'))).toEqual(
      [],
    );
  });
});
