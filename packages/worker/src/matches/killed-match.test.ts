import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  carryOutMatchRun,
  closeDatabase,
  estimateMatchRun,
  matchRun,
  openDatabase,
  openFileStore,
  reckonMatchRun,
  startMatchRun,
  sweepWorkshops,
  systemActor,
} from '@weft/shared/server';
import {
  addParticipants,
  chanceFrom,
  granted,
  type MatchScene,
  madePeople,
  makeMatchScene,
  type OwnServer,
  ownServer,
  recordsOf,
  TEST_SECRET,
  tellAll,
} from '@weft/shared/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtWorker } from '../testing/built.js';
import { holdTable } from '../testing/hold-table.js';
import { mortals } from '../testing/mortal.js';

const PATIENCE = { timeout: 100_000, interval: 50 };

describe('a run of matching whose worker is killed', { timeout: 200_000 }, () => {
  const built = builtWorker();
  let server: OwnServer;
  let owner: pg.Pool;
  let home: string;
  let folder: string;
  let scene: MatchScene;
  let runId: string;
  const { start: child, kill, killAll } = mortals(() => ({ server, home }));

  beforeAll(async () => {
    server = await ownServer();
    home = mkdtempSync(join(tmpdir(), 'weft-match-'));
    folder = join(home, 'matching');
    owner = new pg.Pool({ connectionString: server.ownerUrl, max: 3 });
    owner.on('error', () => undefined);
    await openDatabase(server.appUrl, { applicationName: 'weft-test' });
    scene = await makeMatchScene(owner, home);
    const chance = chanceFrom(21);
    const people = madePeople(200, chance);
    await addParticipants(owner, scene, people);
    const agreementId = await scene.agreement();
    await tellAll(owner, scene, agreementId, people);
    const extractId = await scene.extract(agreementId, recordsOf(people, chance));
    ({ id: runId } = granted(await estimateMatchRun(scene.dataLead, { extractId })));
    await reckonMatchRun(systemActor(scene.partnershipId), openFileStore(join(home, 'extracts')), runId, {
      folder,
      secret: TEST_SECRET,
    });
    granted(await startMatchRun(scene.dataLead, runId));
  }, 120_000);
  afterAll(async () => {
    killAll();
    await closeDatabase();
    await owner.end();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const pairs = async (): Promise<number> =>
    (await owner.query<{ many: number }>('SELECT count(*)::int AS many FROM match_pair')).rows[0]?.many ?? 0;

  it('leaves nothing half-written, is taken up anew, and its folder is swept', async () => {
    const program = [
      '--input-type=module',
      '-e',
      `const { openDatabase, openFileStore, carryOutMatchRun, systemActor } = await import(${JSON.stringify(built.server)});
       await openDatabase(process.env.WEFT_APP_DATABASE_URL);
       await carryOutMatchRun(systemActor(${JSON.stringify(scene.partnershipId)}),
         openFileStore(process.env.WEFT_HOME + '/extracts'), ${JSON.stringify(runId)}, { folder: process.env.WEFT_HOME + '/matching', secret: ${JSON.stringify(TEST_SECRET)} });
       process.exit(0);`,
    ];
    // killed while it works, and while it writes
    const first = child(program);
    await vi.waitFor(
      () => expect(readdirSync(folder, { recursive: true }).join()).toContain('people.csv'),
      PATIENCE,
    );
    await kill(first);
    const held = await holdTable(owner, 'match_pair');
    const second = child(program);
    await held.reached(PATIENCE);
    await kill(second);
    held.letGo();
    expect(await pairs()).toBe(0);
    expect((await matchRun(scene.dataLead, runId))?.state).toBe('RUNNING');
    expect(await sweepWorkshops(folder)).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([]);
    await carryOutMatchRun(systemActor(scene.partnershipId), openFileStore(join(home, 'extracts')), runId, {
      folder,
      secret: TEST_SECRET,
    });
    const run = await matchRun(scene.dataLead, runId);
    expect(run?.state).toBe('DONE');
    expect(await pairs()).toBe((run?.matches ?? 0) + (run?.toReview ?? 0) + (run?.below ?? 0));
    expect(readdirSync(folder)).toEqual([]);
  });
});
