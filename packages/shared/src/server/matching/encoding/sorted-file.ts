import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';

/** Of a million rows, each part has some 16,000: they are put in order one part after the other. */
const PARTS = 64;
/** Characters of a part that are written at once. */
const AT_A_TIME = 64 * 1024;

export interface SortedFile {
  /** @param id what the lines are put in order by: by a hash of it, so that the order says nothing */
  readonly add: (id: string, line: string) => Promise<void>;
  /** Writes what was added behind the lines given, and the file is there; with less memory than it is long. */
  readonly finish: (path: string, first: string) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/**
 * Puts lines in an order that has nothing to do with the one in which they came: a file in the order of its names would
 * say them.
 *
 * @param beside a path in the folder where the parts are kept meanwhile
 */
export async function sortedFile(beside: string): Promise<SortedFile> {
  const folder = await mkdtemp(join(dirname(beside), '.weft-encode-'));
  const parts: WriteStream[] = Array.from({ length: PARTS }, (_, at) =>
    createWriteStream(join(folder, String(at)), { mode: 0o600 }),
  );
  const waiting: string[] = [];
  const faults: Error[] = [];
  for (const part of parts) part.on('error', (fault) => faults.push(fault));
  return {
    add: async (id, line) => {
      const order = createHash('sha256').update(id).digest('hex').slice(0, 16);
      const at = Number.parseInt(order.slice(0, 2), 16) >> 2;
      waiting[at] = `${waiting[at] ?? ''}${order}${line}\n`;
      if ((waiting[at]?.length ?? 0) < AT_A_TIME) return;
      const part = parts[at];
      if (part && !part.write(waiting[at])) await once(part, 'drain');
      waiting[at] = '';
      if (faults[0]) throw faults[0];
    },
    finish: async (path, first) => {
      for (const [at, part] of parts.entries()) part.end(waiting[at] ?? '');
      await Promise.all(parts.map((part) => finished(part)));
      const file = await open(path, 'w', 0o600);
      try {
        await file.write(first);
        for (let at = 0; at < PARTS; at++) {
          const lines = (await readFile(join(folder, String(at)), 'utf8')).split('\n');
          lines.pop();
          if (lines.length === 0) continue;
          await file.write(
            lines
              .sort()
              .map((line) => `${line.slice(16)}\n`)
              .join(''),
          );
        }
        await file.sync();
      } finally {
        await file.close();
      }
    },
    drop: async () => {
      for (const part of parts) part.destroy();
      // one that was still being opened would put its file into the folder while that is taken away
      await Promise.all(parts.map((part) => part.closed || once(part, 'close')));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
