import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { executeRun, paymentRun, runPayments, verifyLedger } from './index.js';

describe('a payment run that is stopped', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let runId: string;
  let reversed: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 30000n },
      { label: 'S', funder: 'School', kind: 'PERCENT', percent: 1250 },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL', cap: 100000n },
    ]);
    const [first = ''] = await scene.claims({ price: 9999n, achievedOn: '2024-02-01' });
    reversed = first;
    await executeRun(system(), await prepare('2024-02-29'));
    await scene.reverse(reversed);
    await scene.claims({ count: 20, price: 9999n });
    runId = await prepare('2024-03-31');
  });
  afterAll(() => database.close());

  const system = () => systemActor(scene.partnershipId);
  const prepare = async (end: string): Promise<string> => {
    const run = await runPayments(scene.people.backbone, { periodEnd: calendarDate(end) });
    if (isRefusal(run)) throw new Error(run.message);
    return run.id;
  };
  const outcome = async () => {
    const run = await paymentRun(scene.people.backbone, runId);
    const report = await verifyLedger(system());
    return {
      findings: report.findings,
      state: run?.state,
      billed: run?.claimCount,
      unfunded: run?.unfundedClaimCount,
      total: run?.total.amount,
      statements: run?.statements.map((one) => [one.funder.name, one.total.amount]),
    };
  };
  /** What an undisturbed run comes to; 21 rows in batches of 4 are six batches. */
  const UNDISTURBED = {
    findings: [],
    state: 'DONE',
    billed: 14,
    unfunded: 6,
    total: 14n * 9999n - 9999n,
  };

  it('comes to the same when nothing happens', async () => {
    await executeRun(system(), runId, { batchSize: 4 });
    expect(await outcome()).toMatchObject(UNDISTURBED);
  });

  it.each([0, 1, 2, 3, 4, 5])('goes on where it was when it is stopped after batch %i', async (stopAfter) => {
    let batches = -1;
    const stop = () => {
      batches += 1;
      if (batches === stopAfter) throw new Error('killed');
    };
    await expect(executeRun(system(), runId, { batchSize: 4, onProgress: stop })).rejects.toThrow('killed');
    await executeRun(system(), runId, { batchSize: 4 });
    expect(await outcome()).toMatchObject(UNDISTURBED);
  });

  it('says that it is done together with whoever asked for it, or not at all', async () => {
    const finishing = () => Promise.reject(new Error('killed'));
    await expect(executeRun(system(), runId, { finishing })).rejects.toThrow('killed');
    expect((await paymentRun(scene.people.backbone, runId))?.state).toBe('RUNNING');
    await executeRun(system(), runId);
    expect(await outcome()).toMatchObject(UNDISTURBED);
    let asked = 0;
    await executeRun(system(), runId, {
      finishing: async () => {
        asked += 1;
      },
    });
    expect(asked).toBe(1);
    expect(await outcome()).toMatchObject(UNDISTURBED);
  });

  it('is done once when three do it at once', async () => {
    await Promise.all([1, 2, 3].map(() => executeRun(system(), runId, { batchSize: 3 })));
    expect(await outcome()).toMatchObject(UNDISTURBED);
  });

  it('leaves out what was reversed after its list was fixed, and bills nothing that came later', async () => {
    let done = 0;
    await executeRun(system(), runId, {
      batchSize: 4,
      onProgress: async () => {
        done += 1;
        if (done > 1) return;
        await database.owner.query(
          `UPDATE claim SET state = 'REVERSED' WHERE partnership_id = $1 AND reference = 'C-000021'`,
          [scene.partnershipId],
        );
        await scene.claims({ count: 1, price: 1n, achievedOn: '2024-01-01' });
      },
    });
    expect(await outcome()).toMatchObject({ ...UNDISTURBED, unfunded: 5 });
    const results = await database.owner.query(
      `SELECT result, count(*)::int AS count FROM payment_run_claim WHERE run_id = $1 GROUP BY 1 ORDER BY 1`,
      [runId],
    );
    expect(results.rows).toEqual([
      { result: 'BILLED', count: 14 },
      { result: 'LEFT_OUT', count: 1 },
      { result: 'REVERSED', count: 1 },
      { result: 'UNFUNDED', count: 5 },
    ]);
  });
});

describe('the ledger itself', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
    await scene.claims();
    const run = await runPayments(scene.people.backbone, { periodEnd: calendarDate('2024-03-31') });
    if (isRefusal(run)) throw new Error(run.message);
    await executeRun(systemActor(scene.partnershipId), run.id);
  });
  afterAll(() => database.close());

  it.each(['ledger_entry', 'ledger_transaction'])(
    'lets nobody change or delete of %s, its owner included',
    async (table) => {
      const never = /never changed or deleted/;
      await expect(database.owner.query(`UPDATE ${table} SET at = now()`)).rejects.toThrow(never);
      await expect(database.owner.query(`DELETE FROM ${table}`)).rejects.toThrow(never);
      await expect(database.owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(never);
      const change = withTenant(systemActor(scene.partnershipId), (tenant) =>
        tenant.execute(`UPDATE ${table} SET at = now()`),
      );
      await expect(change).rejects.toThrow(/permission denied/);
    },
  );

  it('takes no entries that do not sum to zero', async () => {
    const added = database.owner.query(
      `INSERT INTO ledger_entry (partnership_id, transaction_id, account, amount, currency, at)
       SELECT partnership_id, id, 'OUTCOMES', 1, 'GBP', now() FROM ledger_transaction LIMIT 1`,
    );
    await expect(added).rejects.toThrow(/sum to zero/);
  });

  it('takes a billing of one claim once', async () => {
    const again = database.owner.query(
      `INSERT INTO ledger_transaction (partnership_id, kind, run_id, claim_id, at)
       SELECT partnership_id, kind, run_id, claim_id, now() FROM ledger_transaction WHERE kind = 'BILLED' LIMIT 1`,
    );
    await expect(again).rejects.toThrow(/ledger_billed_once/);
  });

  it('is written by the system alone', async () => {
    for (const actor of [scene.people.backbone, scene.people.commissioner, scene.people.funder]) {
      const written = withTenant(actor, (tenant) =>
        tenant.execute(
          `INSERT INTO ledger_transaction (partnership_id, kind, at) VALUES ($1, 'GRANT', now())`,
          [tenant.partnership.id],
        ),
      );
      await expect(written).rejects.toThrow(/row-level security/);
    }
  });
});
