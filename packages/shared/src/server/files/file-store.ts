import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where evidence files lie: a disk behind flydrive, and beside it a place for what is still arriving. */
export interface FileStore {
  /** Takes a stream in, past somebody who looks at it; it has no place on the disk until it is kept. Nothing stays when a stream fails. */
  receive(content: Readable, look: Transform): Promise<ReceivedFile>;
  /** Reads a kept file. @throws when there is none of that key. */
  read(key: string): Promise<Readable>;
  /** The size of a kept file in bytes; null when there is none of that key. */
  size(key: string): Promise<number | null>;
  remove(key: string): Promise<void>;
  /** Keys of kept files that were written longer ago than this, in milliseconds. */
  olderThan(age: number): Promise<string[]>;
  /** Bytes that are free on the disk for who runs this process. */
  free(): Promise<number>;
  /** Clears away what a killed process left half received; once, when a process starts. */
  sweep(): Promise<void>;
}

export interface ReceivedFile {
  /** Puts it on the disk under a name that nobody chose, and returns that name; a restored file has one already. */
  keep(restored?: string): Promise<string>;
  /** Removes it; does nothing once it is kept. */
  discard(): Promise<void>;
}

/** @param home the folder .weft; the files lie in `home/files`. */
export function openFileStore(home: string): FileStore {
  const kept = join(home, 'files');
  const arriving = join(home, 'files-arriving');
  for (const folder of [kept, arriving]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location: kept, visibility: 'private' }));

  return {
    async receive(content, look) {
      const path = join(arriving, randomUUID());
      const discard = () => rm(path, { force: true });
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      const closed = new Promise<void>((resolve) => file.once('close', resolve));
      try {
        await pipeline(content, look, file);
      } catch (fault) {
        // given up while it was being opened, it would be there again after it was removed
        await closed;
        await discard();
        throw fault;
      }
      return {
        async keep(restored) {
          const id = randomUUID();
          // folders of at most 256 × 256, so that none grows without end
          const key = restored ?? `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
          // refuses a key that leads elsewhere: a restored one was written by somebody
          if (await disk.exists(key)) throw new Error('There is an evidence file of this key already.');
          await moveWhole(path, join(kept, key));
          return key;
        },
        discard,
      };
    },
    async read(key) {
      if (!(await disk.exists(key))) throw new Error('An evidence file is no longer on the disk.');
      return disk.getStream(key);
    },
    async size(key) {
      return (await disk.exists(key)) ? (await disk.getMetaData(key)).contentLength : null;
    },
    remove: (key) => disk.delete(key),
    async olderThan(age) {
      const keys: string[] = [];
      for (const one of await readdir(kept, { recursive: true, withFileTypes: true })) {
        const path = join(one.parentPath, one.name);
        // it may be removed meanwhile
        const written = one.isFile() ? await stat(path).catch(() => null) : null;
        if (written && Date.now() - written.mtimeMs > age)
          keys.push(relative(kept, path).split(sep).join('/'));
      }
      return keys;
    },
    async free() {
      const { bavail, bsize } = await statfs(kept);
      return bavail * bsize;
    },
    async sweep() {
      for (const name of await readdir(arriving)) {
        const path = join(arriving, name);
        const { mtimeMs } = await stat(path);
        if (Date.now() - mtimeMs > DAY_MS) await rm(path, { force: true });
      }
    },
  };
}

/** Puts a file in its place whole, or not at all; what the disk says against it is thrown as it said it. */
async function moveWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await rename(from, to);
  } catch (fault) {
    // the folder of kept files may be a disk of its own
    if ((fault as NodeJS.ErrnoException).code !== 'EXDEV') throw fault;
    const half = `${to}.half`;
    try {
      await copyFile(from, half);
      await rename(half, to);
    } catch (second) {
      await rm(half, { force: true });
      throw second;
    }
    await rm(from, { force: true });
  }
}
