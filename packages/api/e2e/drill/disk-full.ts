import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { postJson } from '../../src/testing/test-server.js';
import { Acknowledged, more } from './acknowledged.js';
import type { Drill } from './drill.js';
import { makePlace } from './place.js';
import { PATIENCE } from './site.js';

const DISK_KB = 2_048;

/** Whether a disk may be mounted here to be filled. */
export function mayMountDisk(): boolean {
  const disk = smallDisk();
  disk?.remove();
  return disk !== null;
}

/** A disk of a few megabytes, for whoever may make one (root, on Linux); null for everybody else. */
function smallDisk(): { readonly folder: string; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'weft-small-disk-'));
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_KB}k`, 'tmpfs', folder]);
  if (made.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    remove: () => {
      const { status, stderr } = spawnSync('umount', [folder], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`The small disk stays: ${stderr}`);
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Fills the disk for evidence, by uploads and by a file that is none of ours: what finds no room is refused in one way,
 * and leaves neither a file nor a row; the rest of Weft goes on, and uploads do as soon as there is room.
 */
export async function diskFull(drill: Drill): Promise<void> {
  const { site } = drill;
  const disk = smallDisk();
  if (!disk) throw new Error('There is no small disk to fill.');
  try {
    await fill(drill, disk.folder);
  } finally {
    await site.endAll();
    disk.remove();
  }
}

async function fill(drill: Drill, home: string): Promise<void> {
  const { site, random } = drill;
  const place = await makePlace(site.owner);
  const api = await site.api({ home });
  const { linkWorker } = place.scene.people;
  const cookie = await site.cookieFor(linkWorker.personId, api.url);
  const headers = { cookie, 'x-partnership': place.scene.slug };
  const said = new Acknowledged();

  const upload = async (kilobytes: number): Promise<{ status: number; message: string }> => {
    const words = `${random.next()}`.padEnd(kilobytes * 1_024, 'a');
    const form = new FormData();
    form.append('file', new Blob([words], { type: 'text/plain' }), 'words.txt');
    const answer = await fetch(`${api.url}/api/uploads`, { method: 'POST', headers, body: form });
    const { uploadId, message = '' } = (await answer.json()) as { uploadId?: string; message?: string };
    if (uploadId) said.uploads.set(uploadId, createHash('sha256').update(words).digest('hex'));
    return { status: answer.status, message };
  };
  const files = (folder: string): string[] =>
    readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  /** As many files as rows, all of them whole, and nothing half received. */
  const expectWhole = async (): Promise<void> => {
    const { rows } = await site.owner.query<{ key: string; size: number }>(
      'SELECT storage_key AS key, size FROM upload WHERE partnership_id = $1',
      [place.scene.partnershipId],
    );
    expect(rows).toHaveLength(said.uploads.size);
    expect(files('files')).toHaveLength(said.uploads.size);
    for (const { key, size } of rows) expect(statSync(join(home, 'files', key)).size).toBe(size);
    expect(files('files-arriving')).toEqual([]);
  };
  const expectAtWork = async (): Promise<void> => {
    expect(api.child.exitCode).toBeNull();
    const answer = await postJson(`${api.url}/graphql`, { query: '{ claims { totalCount } }' }, headers);
    expect(await answer.json()).toMatchObject({ data: { claims: { totalCount: expect.any(Number) } } });
  };

  // several at once, until there is room for none of them
  const answers = new Map<string, number>();
  await vi.waitFor(async () => {
    const round = await Promise.all(Array.from({ length: 4 }, () => upload(random.between(100, 500))));
    for (const { status, message } of round) more(answers, `${status} ${message}`);
    expect(round.map(({ status }) => status)).toEqual([507, 507, 507, 507]);
  }, PATIENCE);
  // and the last of it by something else on the same disk, so that there is not even room for a folder
  const other = join(home, 'other');
  const left = Buffer.alloc(4_096, 'x');
  try {
    for (;;) writeFileSync(other, left, { flag: 'a' });
  } catch (fault) {
    expect(fault).toMatchObject({ code: 'ENOSPC' });
  }
  for (const { status, message } of [await upload(1), await upload(20)])
    more(answers, `${status} ${message}`);
  expect(new Set([...answers.keys()].filter((answer) => !answer.startsWith('200')))).toEqual(
    new Set([
      '507 There is no room for files at the moment, and nothing of this one was kept. Try again later.',
    ]),
  );
  await expectWhole();
  await expectAtWork();
  rmSync(other);
  await vi.waitFor(async () => expect(await upload(1)).toMatchObject({ status: 200 }), PATIENCE);
  await expectWhole();
  for (const [answer, times] of answers) drill.count(`upload to a full disk: ${answer}`, times);
  drill.count('files kept whole on the disk that was full', said.uploads.size);
  await drill.check('disk full for evidence', 1, [place], [said], home);
}
