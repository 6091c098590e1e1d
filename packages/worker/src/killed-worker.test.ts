import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarDate, isRefusal } from '@weft/shared';
import {
  closeDatabase,
  openDatabase,
  paymentRun,
  runPayments,
  systemActor,
  verifyLedger,
} from '@weft/shared/server';
import { type MoneyScene, makeMoneyScene, type OwnServer, ownServer } from '@weft/shared/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtWorker } from './testing/built.js';
import { holdTable } from './testing/hold-table.js';
import { mortals } from './testing/mortal.js';

/** In the order in which a batch comes to them. */
const WRITTEN_BY_A_BATCH = [
  'ledger_transaction',
  'ledger_entry',
  'claim',
  'claim_event',
  'payment_run_claim',
  'payment_run',
];

const PATIENCE = { timeout: 140_000, interval: 50 };

/** At the points that were chosen; at those that chance finds: packages/api/e2e/drill. */
describe('a payment run whose worker is killed, or whose database goes away', { timeout: 300_000 }, () => {
  const built = builtWorker();
  let server: OwnServer;
  let owner: pg.Pool;
  let scene: MoneyScene;
  let home: string;
  const { start: child, kill, killAll } = mortals(() => ({ server, home }));

  beforeAll(async () => {
    server = await ownServer();
    home = mkdtempSync(join(tmpdir(), 'weft-killed-'));
    owner = new pg.Pool({ connectionString: server.ownerUrl, max: 3 });
    owner.on('error', () => undefined);
    await openDatabase(server.appUrl, { applicationName: 'weft-test' });
  }, 120_000);
  beforeEach(async () => {
    scene = await makeMoneyScene(owner);
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 20_000_00n },
      { label: 'S', funder: 'School', kind: 'PERCENT', percent: 1250 },
      { label: 'F', funder: 'Foundation', kind: 'FIXED', amount: 777n },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
    ]);
  });
  afterEach(() => {
    killAll();
  });
  afterAll(async () => {
    await closeDatabase();
    await owner.end();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const prepare = async (): Promise<string> => {
    const run = await runPayments(scene.people.backbone, { periodEnd: calendarDate('2024-03-31') });
    if (isRefusal(run)) throw new Error(run.message);
    return run.id;
  };
  const progress = async (runId: string) => {
    const { rows } = await owner.query<{ state: string; done_count: number }>(
      'SELECT state, done_count FROM payment_run WHERE id = $1',
      [runId],
    );
    return rows[0] ?? { state: '', done_count: 0 };
  };
  const expectRight = async (runId: string, claims: number, price: bigint): Promise<void> => {
    expect(await paymentRun(scene.people.backbone, runId)).toMatchObject({
      state: 'DONE',
      claimCount: claims,
      unfundedClaimCount: 0,
      total: { amount: BigInt(claims) * price },
    });
    const due = Object.values(await scene.due()).reduce((sum, amount) => sum + amount, 0n);
    expect(due).toBe(BigInt(claims) * price);
    expect((await verifyLedger(systemActor(scene.partnershipId))).findings).toEqual([]);
  };

  it('bills each claim once, killed at every point at which it writes', async () => {
    await scene.claims({ count: 4_000, price: 10001n });
    const runId = await prepare();
    const program = [
      '--input-type=module',
      '-e',
      `const { openDatabase, executeRun, systemActor } = await import(${JSON.stringify(built.server)});
       await openDatabase(process.env.WEFT_APP_DATABASE_URL);
       await executeRun(systemActor(${JSON.stringify(scene.partnershipId)}), ${JSON.stringify(runId)}, { batchSize: 40 });
       process.exit(0);`,
    ];
    for (const table of WRITTEN_BY_A_BATCH) {
      const before = (await progress(runId)).done_count;
      const victim = child(program);
      await vi.waitFor(
        async () => expect((await progress(runId)).done_count).toBeGreaterThan(before),
        PATIENCE,
      );
      const held = await holdTable(owner, table);
      await held.reached(PATIENCE);
      await kill(victim);
      held.letGo();
    }
    expect((await progress(runId)).state).toBe('RUNNING');
    const statements = await holdTable(owner, 'statement');
    const last = child(program);
    await statements.reached(PATIENCE);
    await kill(last);
    statements.letGo();
    expect(await progress(runId)).toEqual({ state: 'RUNNING', done_count: 4_000 });
    const heir = child(program);
    await new Promise((resolve) => heir.once('exit', resolve));
    await expectRight(runId, 4_000, 10001n);
  });

  it.each([
    ['handed the job over', 'outbox'],
    ['fixed the list', 'payment_run_claim'],
    ['entered a batch in the ledger', 'ledger_entry'],
    ['moved the claims of a batch on', 'claim_event'],
    ['issued the statements', 'statement'],
  ])('goes on by itself when the database crashed while it %s', async (_when, table) => {
    await scene.claims({ count: 200, price: 333n });
    const runId = await prepare();
    const held = await holdTable(owner, table);
    const worker = child([built.main]);
    await held.reached(PATIENCE);
    await server.crash();
    held.letGo();
    await vi.waitFor(async () => expect((await progress(runId)).state).toBe('DONE'), PATIENCE);
    expect(worker.exitCode).toBeNull();
    await expectRight(runId, 200, 333n);
  });

  it('ends by itself when it is told to, and starts before its database does', async () => {
    const away = server.crash(3_000);
    const worker = child([built.main]);
    await away;
    const runId = await prepare();
    await vi.waitFor(async () => expect((await progress(runId)).state).toBe('DONE'), PATIENCE);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
