import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  arrivingBytes,
  type ExtractScene,
  makeExtractScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import type { FileStore } from '../files/index.js';
import { openExtractStore, receiveExtract } from './index.js';
import { MOST_EXTRACT_BYTES, STAYS_FREE } from './room.js';

const FILE = 'Employee number,Forename,Surname,DOB,Start date\n1,Ann,Lee,5/3/1987,2026-01-05\n';

describe('the room that extracts take up', () => {
  const home = mkdtempSync(join(tmpdir(), 'weft-room-'));
  const files = openExtractStore(home);
  const unread: FileStore = {
    ...files,
    receive: () => Promise.reject(new Error('A byte of it was taken.')),
  };
  let database: TestDatabase;
  let scene: ExtractScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeExtractScene(database.owner);
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  const send = async (store: FileStore = files, agreementId?: string): Promise<string> =>
    receiveExtract(scene.dataLead, store, {
      content: arrivingBytes(FILE),
      fileName: 'records.csv',
      agreementId: agreementId ?? (await scene.agreement()),
      describesUntil: '2026-03-31',
    });
  const onDisk = (): number =>
    readdirSync(join(home, 'extracts'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    ).length;
  const rows = async (): Promise<number> =>
    (await database.owner.query('SELECT FROM extract WHERE partnership_id = $1', [scene.partnershipId]))
      .rowCount ?? 0;
  const grow = (id: string, size: number) =>
    database.owner.query('UPDATE extract SET size = $2 WHERE id = $1', [id, size]);

  it('is limited for all of a partnership together, also those that the sender does not see', async () => {
    const other = await scene.agreement();
    const large = await send(files, other);
    await database.owner.query(
      'UPDATE sharing_person SET ended_by = named_by, ended_at = now() WHERE agreement_id = $1',
      [other],
    );
    const before = onDisk();
    const tooMuch = {
      reason: 'TOO_MUCH',
      message: expect.stringMatching(/10 GB together.*delete those that are not needed any more/),
    };
    await grow(large, MOST_EXTRACT_BYTES - FILE.length + 1);
    await expect(send()).rejects.toMatchObject(tooMuch);
    await grow(large, MOST_EXTRACT_BYTES);
    await expect(send(unread)).rejects.toMatchObject(tooMuch);
    expect([onDisk(), await rows()]).toEqual([before, 1]);
    // to the last byte
    await grow(large, MOST_EXTRACT_BYTES - FILE.length);
    await send();
    await expect(send(unread)).rejects.toMatchObject(tooMuch);
    // what is deleted takes up nothing
    await database.owner.query(
      `UPDATE extract SET state = 'DELETED', deleted_at = now(), storage_key = NULL WHERE id = $1`,
      [large],
    );
    await send();
  });

  it('is of one partnership alone', async () => {
    await grow(await send(), MOST_EXTRACT_BYTES);
    scene = await makeExtractScene(database.owner);
    await send();
    expect(await rows()).toBe(1);
  });

  it('leaves some of the disk free, and nothing of what would need it', async () => {
    const before = onDisk();
    const noRoom = {
      reason: 'NO_ROOM',
      message: expect.stringMatching(/2 GB of it have to stay free.*Delete extracts/),
    };
    await expect(send({ ...unread, free: async () => STAYS_FREE })).rejects.toMatchObject(noRoom);
    const free = (bytes: number): FileStore => ({ ...files, free: async () => STAYS_FREE + bytes });
    await expect(send(free(FILE.length - 1))).rejects.toMatchObject(noRoom);
    expect([onDisk(), await rows()]).toEqual([before, 0]);
    await send(free(FILE.length));
    expect([onDisk(), await rows()]).toEqual([before + 1, 1]);
  });

  it('is known of the disk as it is', async () => {
    expect(await files.free()).toBeGreaterThan(0);
  });
});
