import { BackupError } from './backup-error.js';

/**
 * A backup is one gzipped tar archive, in this order:
 *
 *   weft-backup.json           the manifest: what follows, and of which version of the tables
 *   tables/SCHEMA.TABLE/N      a table's rows as COPY writes them, in pieces of about a megabyte
 *   sequences.json             the next number of every sequence
 *   files/KEY                  the evidence files that the rows name
 *   end.json                   a checksum of each part; an archive without it was cut off
 */
export const FORMAT = 1;
export const MANIFEST = 'weft-backup.json';
export const SEQUENCES = 'sequences.json';
export const FILES = 'files';
export const END = 'end.json';

export interface TableColumns {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  /** the migrations that had run: they make the tables that the rows fit into */
  readonly migrations: readonly string[];
  readonly tables: readonly TableColumns[];
}

export interface SequenceValue {
  readonly schema: string;
  readonly name: string;
  /** null: no number was drawn yet */
  readonly last: string | null;
}

/** What is known of a part: its entries in the archive, and the SHA-256 of what they hold. */
export interface PartSum {
  readonly entries: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface End {
  readonly parts: Readonly<Record<string, PartSum>>;
  /** of each table's part */
  readonly rows: Readonly<Record<string, number>>;
}

export const partOfTable = ({ schema, name }: { schema: string; name: string }): string =>
  `tables/${schema}.${name}`;

/** The part that an entry belongs to. */
export function partOf(entry: string): string {
  if (entry.startsWith('tables/')) return entry.slice(0, entry.lastIndexOf('/'));
  return entry.startsWith(`${FILES}/`) ? FILES : entry;
}

const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** The key of the file in an entry. @throws BackupError for a name that would lead out of the store's folder. */
export function keyOf(entry: string): string {
  const key = entry.slice(FILES.length + 1);
  if (!KEY.test(key)) throw new BackupError('The backup holds a file whose name Weft does not write.');
  return key;
}

/** Reads the manifest. @throws BackupError for anything else, and for a format of a later version. */
export function readManifest(text: string): Manifest {
  const manifest = parse(text) as Partial<Manifest> | null;
  if (typeof manifest?.format !== 'number') throw new BackupError('This file is not a backup of Weft.');
  if (manifest.format !== FORMAT)
    throw new BackupError('The backup was made by another version of Weft: update the program.');
  if (!isList(manifest.migrations) || !isList(manifest.tables)) throw damaged();
  return manifest as Manifest;
}

/** Reads the last entry. @throws BackupError */
export function readEnd(text: string): End {
  const end = parse(text) as Partial<End> | null;
  if (typeof end?.parts !== 'object' || typeof end.rows !== 'object') throw damaged();
  return end as End;
}

/** Reads the sequences' entry. @throws BackupError */
export function readSequences(text: string): readonly SequenceValue[] {
  const sequences = parse(text);
  if (!isList(sequences)) throw damaged();
  return sequences as readonly SequenceValue[];
}

export const damaged = (): BackupError =>
  new BackupError('The backup is damaged or was cut off: nothing was restored.');

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) throw damaged();
    throw fault;
  }
}
