import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  acceptExtract,
  closeDatabase,
  extract,
  type FileStore,
  openDatabase,
  openExtractStore,
  receiveExtract,
} from '@weft/shared/server';
import {
  arrivingBytes,
  type ExtractScene,
  granted,
  keptText,
  makeExtractScene,
  type OwnServer,
  ownServer,
} from '@weft/shared/testing';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { clearOldExtracts } from '../queues/schedule.js';
import { builtWorker } from '../testing/built.js';
import { holdTable } from '../testing/hold-table.js';
import { mortals } from '../testing/mortal.js';

const ROWS = 3_000;
const PATIENCE = { timeout: 100_000, interval: 50 };
const TEXT = [
  'Record ID,First name,Last name,Start date',
  ...Array.from({ length: ROWS }, (_, nth) => `${nth},Ann,Lee,2026-01-05`),
  ',Nobody,Knows,2026-01-05',
].join('\n');

describe('the look through an extract, its worker killed', { timeout: 200_000 }, () => {
  const built = builtWorker();
  let server: OwnServer;
  let owner: pg.Pool;
  let home: string;
  let files: FileStore;
  let scene: ExtractScene;
  let agreementId: string;
  const { start: child, kill, killAll } = mortals(() => ({ server, home }));

  beforeAll(async () => {
    server = await ownServer();
    home = mkdtempSync(join(tmpdir(), 'weft-killed-check-'));
    files = openExtractStore(home);
    owner = new pg.Pool({ connectionString: server.ownerUrl, max: 3 });
    owner.on('error', () => undefined);
    await openDatabase(server.appUrl, { applicationName: 'weft-test' });
    scene = await makeExtractScene(owner);
    agreementId = await scene.agreement();
  }, 120_000);
  afterEach(() => {
    killAll();
  });
  afterAll(async () => {
    await closeDatabase();
    await owner.end();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const standing = async (id: string) => {
    const found = await extract(scene.dataLead, id);
    if (!found) throw new Error('The extract is gone.');
    return found;
  };
  const kept = (): string[] =>
    readdirSync(join(home, 'extracts', 'files'), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name);
  const cleanKey = async (id: string) =>
    (await owner.query<{ key: string | null }>('SELECT clean_key AS key FROM extract WHERE id = $1', [id]))
      .rows[0]?.key;

  it('leaves nothing half written, and is done anew by the next worker, with one clean file in the end', async () => {
    const held = await holdTable(owner, 'extract_fault');
    const id = await receiveExtract(scene.dataLead, files, {
      content: arrivingBytes(TEXT),
      fileName: 'employment.csv',
      agreementId,
      describesUntil: '2026-03-31',
    });
    const first = child([built.main]);
    // the clean file has its place, and what was found is about to be written
    await held.reached(PATIENCE);
    await kill(first);
    held.letGo();
    const half = await cleanKey(id);
    expect(await files.size(half ?? '')).toBeGreaterThan(0);
    expect(await standing(id)).toMatchObject({ state: 'CHECKING', good: 0, preview: { rows: [] } });
    expect(await acceptExtract(scene.dataLead, files, id)).toMatchObject({ code: 'WRONG_STATE' });
    child([built.main]);
    await vi.waitFor(async () => expect((await standing(id)).state).toBe('CHECKED'), PATIENCE);
    expect(await standing(id)).toMatchObject({ good: ROWS, staysOut: 1, rows: ROWS + 1, done: ROWS + 1 });
    const whole = await cleanKey(id);
    expect(whole).not.toBe(half);
    expect(await files.size(half ?? '')).toBeNull();
    expect((await keptText(files, whole ?? '')).trimEnd().split('\n')).toHaveLength(ROWS + 1);
    // the file as it came, and the clean one
    expect(kept()).toHaveLength(2);
    granted(await acceptExtract(scene.dataLead, files, id));
    expect(kept()).toHaveLength(1);
    await owner.query(`UPDATE extract SET delete_after = '2026-01-01' WHERE id = $1`, [id]);
    expect(await clearOldExtracts(server.appUrl, files, pino({ level: 'silent' }))).toBe(1);
    expect(await standing(id)).toMatchObject({ state: 'DELETED' });
    expect(kept()).toEqual([]);
  });
});
