import { isDeepStrictEqual } from 'node:util';
import {
  damaged,
  END,
  type End,
  FILES,
  keyOf,
  MANIFEST,
  type Manifest,
  partOf,
  partOfTable,
  readEnd,
  readManifest,
  SEQUENCES,
} from './archive-format.js';
import { ArchiveReader } from './archive-reader.js';
import { BackupError } from './backup-error.js';
import { PartSums } from './part-sums.js';

export interface CheckedArchive {
  readonly manifest: Manifest;
  readonly end: End;
}

/** A manifest and the sums are short; anything longer is not ours. */
const LONGEST_TEXT = 10_000_000;

/**
 * Reads a whole backup and checks it against its own sums, before anything is made from it.
 *
 * @throws BackupError for a file that is not a backup, was cut off, or is not what was written.
 */
export async function checkArchive(path: string): Promise<CheckedArchive> {
  const archive = new ArchiveReader(path);
  try {
    const sums = new PartSums();
    const manifest = readManifest(await manifestOf(archive, sums));
    for (const part of [...manifest.tables.map(partOfTable), SEQUENCES, FILES]) sums.begin(part);
    const known = new Set(manifest.tables.map(partOfTable));
    for (let next = await archive.peek(); next; next = await archive.peek()) {
      if (next.name === END) return { manifest, end: await endOf(archive, sums) };
      const part = partOf(next.name);
      if (part === FILES) keyOf(next.name);
      else if (part !== SEQUENCES && !known.has(part)) throw damaged();
      sums.entry(next.name, next.size);
      for await (const chunk of archive.take()) sums.add(next.name, chunk);
    }
    throw damaged();
  } finally {
    await archive.close();
  }
}

async function manifestOf(archive: ArchiveReader, sums: PartSums): Promise<string> {
  const first = await archive.peek().catch((fault: unknown) => {
    // what is not even an archive is somebody's other file
    throw fault instanceof BackupError && fault.message === damaged().message ? notOurs() : fault;
  });
  if (first?.name !== MANIFEST || first.size > LONGEST_TEXT) throw notOurs();
  sums.entry(first.name, first.size);
  const text = await archive.text();
  sums.add(first.name, Buffer.from(text));
  return text;
}

async function endOf(archive: ArchiveReader, sums: PartSums): Promise<End> {
  const end = readEnd(await archive.text());
  const isLast = (await archive.peek()) === null;
  if (!isLast || !isDeepStrictEqual(sums.close(), end.parts)) throw damaged();
  return end;
}

const notOurs = (): BackupError =>
  new BackupError('This file is not a backup of Weft, or it is damaged: nothing was restored.');
