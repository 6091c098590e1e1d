import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type FileStore, openFileStore } from './file-store.js';
import { MOST_UNATTACHED, receiveUpload } from './receive-upload.js';

describe('what one person sends', () => {
  let database: TestDatabase;
  let scene: Scene;
  let home: string;
  let files: FileStore;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    home = mkdtempSync(join(tmpdir(), 'weft-files-'));
    files = openFileStore(home);
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  const text = (content: Readable = Readable.from([Buffer.from('BMW gave me the job in May.')])) => ({
    content,
    fileName: 'words.txt',
    mediaType: 'text/plain',
  });

  it('and no claim uses has an end: nobody fills the disk that everybody shares', async () => {
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    const colleague = await scene.person('First Steps', 'LINK_WORKER');
    await receiveUpload(worker, files, text());
    // as many bytes as one may have, as if they had been sent
    await database.owner.query(
      `INSERT INTO upload (partnership_id, uploaded_by, storage_key, file_name, media_type, size, sha256)
       SELECT $1, $2, gen_random_uuid(), 'photo.jpg', 'image/jpeg', 20971520, repeat('0', 64) FROM generate_series(1, $3)`,
      [scene.partnershipId, worker.personId, MOST_UNATTACHED / 20_971_520 - 1],
    );
    const [last] = await Promise.all([receiveUpload(worker, files, text())]);
    expect(last).toBeDefined();
    await database.owner.query(
      `INSERT INTO upload (partnership_id, uploaded_by, storage_key, file_name, media_type, size, sha256)
       VALUES ($1, $2, gen_random_uuid(), 'photo.jpg', 'image/jpeg', 20971520, repeat('0', 64))`,
      [scene.partnershipId, worker.personId],
    );
    await expect(receiveUpload(worker, files, text())).rejects.toMatchObject({
      reason: 'TOO_MUCH',
      code: 'BAD_USER_INPUT',
    });
    // others send as before, and what is old is about to be cleared
    await receiveUpload(colleague, files, text());
    await database.owner.query(
      `UPDATE upload SET uploaded_at = now() - interval '9 days' WHERE uploaded_by = $1 AND size > 1000`,
      [worker.personId],
    );
    await receiveUpload(worker, files, text());
  });

  it('at once waits in turn, and holds up nobody else', async () => {
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    const colleague = await scene.person('First Steps', 'LINK_WORKER');
    const hanging = Array.from({ length: 10 }, () => new PassThrough());
    const begun = hanging.map((content) => receiveUpload(worker, files, text(content)));
    for (const content of hanging) content.write('BMW gave me ');
    await expect.poll(() => readdirSync(join(home, 'files-arriving')).length).toBe(10);
    let read = 0;
    const late = text(
      new Readable({
        read() {
          read += 1;
          this.push(read === 1 ? 'the job in May.' : null);
        },
        highWaterMark: 1,
      }),
    );
    const waits = receiveUpload(worker, files, late);
    await receiveUpload(colleague, files, text());
    expect(read).toBe(0);
    for (const content of hanging) content.end('the job in May.');
    expect(new Set([...(await Promise.all(begun)), await waits]).size).toBe(11);
  });
});
