import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LinkedPair } from './linkage-order.js';

/** Where the settings of a result are kept: pairs.csv has pairs.settings.json beside it. */
export const settingsPathOf = (out: string): string => `${out.replace(/\.csv$/i, '')}.settings.json`;

/**
 * Writes the result and what it was made with, each under another name first: whatever happens, a file that bears the
 * name is whole. Ids are written as they were read, since programs read them again.
 */
export async function writePairs(pairs: readonly LinkedPair[], out: string, kept: unknown): Promise<void> {
  const [beside, part, partBeside] = [settingsPathOf(out), `${out}.part`, `${settingsPathOf(out)}.part`];
  try {
    await pipeline(Readable.from(linesOf(pairs)), createWriteStream(part));
    await writeFile(partBeside, `${JSON.stringify(kept, null, 2)}\n`);
    await rename(partBeside, beside);
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
    await rm(partBeside, { force: true });
  }
}

/** About so many lines at a time. */
const LINES = 1_000;

function* linesOf(pairs: readonly LinkedPair[]): Iterable<string> {
  yield 'left_id,right_id,probability\n';
  for (let at = 0; at < pairs.length; at += LINES)
    yield pairs
      .slice(at, at + LINES)
      .map(({ left, right, probability }) => `${cell(left)},${cell(right)},${probability.toFixed(6)}\n`)
      .join('');
}

const cell = (id: string): string => (/[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id);
