import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  authorisePayments,
  executeRun,
  recordGrant,
  runPayments,
  settleStatement,
  verifyLedger,
} from './index.js';

const on = calendarDate;

describe('verifying the ledger', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
    const school = await scene.organisation('School', 'ANCHOR', 'FUNDER');
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 40000n },
      { label: 'S', anchorPays: true, kind: 'PERCENT', percent: 1200, anchorIds: [school] },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    const reversed = await scene.claims({ count: 2, price: 20001n, achievedOn: '2024-02-01' });
    await scene.claims({ count: 5, price: 33333n, anchorId: school });
    await runTo('2024-02-29');
    await scene.reverse(reversed[0] ?? '');
    const paid = await runTo('2024-03-31');
    const grant = await recordGrant(scene.people.backbone, {
      from: on('2024-04-01'),
      to: on('2024-04-30'),
      amount: '77.77',
      reason: 'A month by grant',
    });
    if (isRefusal(grant)) throw new Error(grant.message);
    const run = await authorisePayments(scene.people.commissioner, { runId: paid });
    if (isRefusal(run)) throw new Error(run.message);
    for (const { id } of run.statements)
      await settleStatement(scene.people.commissioner, { id, on: on('2024-05-01'), reference: 'BACS' });
  });
  afterAll(() => database.close());

  const runTo = async (end: string): Promise<string> => {
    const run = await runPayments(scene.people.backbone, { periodEnd: on(end) });
    if (isRefusal(run)) throw new Error(run.message);
    await executeRun(systemActor(scene.partnershipId), run.id, { batchSize: 3 });
    return run.id;
  };
  const findings = async () => (await verifyLedger(systemActor(scene.partnershipId))).findings;

  /** As somebody with the owner's rights and no scruples would: past every trigger. */
  const tamper = async (sql: string): Promise<void> => {
    const client: pg.PoolClient = await database.owner.connect();
    try {
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
      const changed = await client.query(sql, [scene.partnershipId]);
      expect(changed.rowCount).toBeGreaterThan(0);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };

  it('finds nothing where everything adds up', async () => {
    expect(await verifyLedger(systemActor(scene.partnershipId))).toMatchObject({ findings: [] });
  });

  it.each([
    [
      'a changed share',
      `UPDATE ledger_entry SET amount = amount + 1 WHERE id = (SELECT id FROM ledger_entry
        WHERE partnership_id = $1 AND account = 'DUE' AND claim_id IS NOT NULL AND amount > 0 ORDER BY id LIMIT 1)`,
      ['every transaction sums to zero', 'a claim’s shares add up to its price', 'every split is what'],
    ],
    [
      'a lost transaction',
      `DELETE FROM ledger_entry WHERE transaction_id = (SELECT id FROM ledger_transaction
        WHERE partnership_id = $1 AND kind = 'BILLED' ORDER BY id LIMIT 1)`,
      ['a claim’s shares add up to its price', 'a statement’s total'],
    ],
    [
      'a share moved to another funder',
      `UPDATE ledger_entry e SET funder_id = (SELECT id FROM organisation WHERE partnership_id = $1 AND name = 'The Council Fund')
        WHERE id = (SELECT id FROM ledger_entry WHERE partnership_id = $1 AND account = 'DUE' AND claim_id IS NOT NULL
          AND amount > 0 ORDER BY id LIMIT 1)`,
      ['a statement’s total is what the ledger says', 'every split is what'],
    ],
    [
      'a claim said to be paid',
      `UPDATE claim SET state = 'BILLED' WHERE id = (SELECT id FROM claim WHERE partnership_id = $1 AND state = 'PAID' LIMIT 1)`,
      ['a claim is paid exactly when all its statements are settled'],
    ],
    [
      'a claim that was billed and says it was not',
      `UPDATE claim SET state = 'VERIFIED' WHERE id = (SELECT id FROM claim WHERE partnership_id = $1 AND state = 'PAID' LIMIT 1)`,
      ['a claim is billed and paid exactly when the ledger says so'],
    ],
    [
      'a statement’s total',
      `UPDATE statement SET total = total - 1 WHERE partnership_id = $1`,
      ['a statement’s total is'],
    ],
    ['a run’s total', `UPDATE payment_run SET total = 0 WHERE partnership_id = $1`, ['a run’s total']],
    [
      'a stream',
      `UPDATE funding_stream SET total = total + 1 WHERE partnership_id = $1`,
      ['a stream has run'],
    ],
    [
      'a total',
      `UPDATE contribution_total SET paid = paid + 1 WHERE partnership_id = $1`,
      ['what a contribution has paid'],
    ],
    [
      'a settlement',
      `DELETE FROM ledger_entry WHERE partnership_id = $1 AND account = 'SETTLED'`,
      ['a statement is settled exactly', 'every transaction sums to zero'],
    ],
    [
      'a currency',
      `UPDATE ledger_entry SET currency = 'EUR' WHERE partnership_id = $1`,
      ['every entry is in the partnership’s currency'],
    ],
  ])('notices %s', async (_, sql, checks) => {
    await tamper(sql);
    const found = (await findings()).map((finding) => finding.check);
    for (const check of checks) expect(found.some((one) => one.startsWith(check))).toBe(true);
  });

  it('looks at its own partnership alone', async () => {
    const other = await makeMoneyScene(database.owner);
    await tamper(`UPDATE payment_run SET total = 0 WHERE partnership_id = $1`);
    expect(await verifyLedger(systemActor(other.partnershipId))).toMatchObject({ entries: 0, findings: [] });
  });
});
