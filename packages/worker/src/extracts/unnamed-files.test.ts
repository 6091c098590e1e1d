import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  checkExtract,
  type FileStore,
  openExtractStore,
  receiveExtract,
  systemActor,
} from '@weft/shared/server';
import {
  arrivingBytes,
  type ExtractScene,
  makeExtractScene,
  type TestDatabase,
  testDatabase,
} from '@weft/shared/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearUnnamedExtracts } from '../queues/schedule.js';

const FILE = 'Employee number,Forename,Surname,DOB,Start date\n1,Ann,Lee,5/3/1987,2026-01-05\n';
const DAY_MS = 24 * 60 * 60_000;

describe('files of extracts that no row names', () => {
  const home = mkdtempSync(join(tmpdir(), 'weft-unnamed-'));
  const files = openExtractStore(home);
  const kept = join(home, 'extracts', 'files');
  let database: TestDatabase;
  let scenes: ExtractScene[];

  beforeAll(async () => {
    database = await testDatabase();
    scenes = [await makeExtractScene(database.owner), await makeExtractScene(database.owner)];
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  const onDisk = (): string[] =>
    readdirSync(kept, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => one.name)
      .sort();
  const age = (key: string, hours: number): void => {
    const at = new Date(Date.now() - hours * 60 * 60_000);
    utimesSync(join(kept, key), at, at);
  };
  const clear = (store: FileStore = files): Promise<number> =>
    clearUnnamedExtracts(database.appUrl, store, pino({ level: 'silent' }));
  /** What a process leaves that is killed between the file and its row. */
  const leftBehind = async (hours: number): Promise<string> => {
    const received = await files.receive(arrivingBytes(FILE), new PassThrough());
    const key = await received.keep();
    age(key, hours);
    return key;
  };
  /** An extract that was looked through: its row names the file as it came, and the clean one. */
  const named = async (scene: ExtractScene): Promise<string[]> => {
    const id = await receiveExtract(scene.dataLead, files, {
      content: arrivingBytes(FILE),
      fileName: 'records.csv',
      agreementId: await scene.agreement(),
      describesUntil: '2026-03-31',
    });
    await checkExtract(systemActor(scene.partnershipId), files, id);
    const { rows } = await database.owner.query<{ original: string; clean: string }>(
      'SELECT storage_key AS original, clean_key AS clean FROM extract WHERE id = $1',
      [id],
    );
    const keys = rows.flatMap(({ original, clean }) => [original, clean]);
    for (const key of keys) age(key, 400);
    return keys;
  };

  it('are removed once they are a day old, whichever partnership they came from, and no other file is', async () => {
    const stay = (await Promise.all(scenes.map(named))).flat();
    expect(stay).toHaveLength(4);
    const [lost, young] = [await leftBehind(25), await leftBehind(23)];
    expect(await clear()).toBe(1);
    expect(await files.size(lost)).toBeNull();
    expect(onDisk()).toEqual([...stay, young].map((key) => key.split('/').at(-1)).sort());
    expect(await clear()).toBe(0);
    // what is on its way is no kept file
    const arriving = await files.receive(arrivingBytes(FILE), new PassThrough());
    expect(await clear()).toBe(0);
    const key = await arriving.keep();
    expect(await files.size(key)).toBe(FILE.length);
    await files.remove(key);
    await files.remove(young);
  });

  it('stay where a partnership could not be asked: it may name them', async () => {
    const lost = await leftBehind(48);
    const held = await database.owner.connect();
    await held.query('BEGIN');
    // each question of the worker fails, as where the database is being changed
    await held.query('ALTER TABLE extract RENAME TO extract_elsewhere');
    await held.query('COMMIT');
    expect(await clear()).toBe(0);
    expect(await files.size(lost)).toBe(FILE.length);
    await held.query('ALTER TABLE extract_elsewhere RENAME TO extract');
    held.release();
    expect(await clear()).toBe(1);
    expect(await files.olderThan(DAY_MS)).not.toContain(lost);
  });
});
