import { link, rm } from 'node:fs/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { FileStore } from '../files/index.js';
import { connectOwner } from '../installation/connect-owner.js';
import {
  FILES,
  FORMAT,
  MANIFEST,
  type Manifest,
  partOfTable,
  SEQUENCES,
  type TableColumns,
} from './archive-format.js';
import { ArchiveWriter } from './archive-writer.js';
import { BackupError } from './backup-error.js';
import { columnList, named, passPolicies, sequencesOf, speakPlainly, tablesOf } from './tables.js';

export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** keys that a row names and the disk does not have */
  readonly missingFiles: readonly string[];
}

const PIECE_BYTES = 1_000_000;
const KEYS_AT_ONCE = 1_000;

/**
 * Writes every row and every evidence file, as of one point in time, to one new file; Weft may go on working. The
 * file appears under its name when it is whole.
 *
 * @throws BackupError, one line, when there is such a file, nothing to back up, or a row could not be read.
 */
export async function makeBackup(given: {
  readonly ownerUrl: string;
  readonly files: Pick<FileStore, 'read' | 'size'>;
  readonly path: string;
  readonly say: (line: string) => void;
}): Promise<BackupReport> {
  const client = await connectOwner(given.ownerUrl);
  const partial = `${given.path}.${process.pid}.partial`;
  let archive: ArchiveWriter | null = null;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await speakPlainly(client);
    const closed = await passPolicies(client);
    if (closed.length > 0)
      given.say('The role of DATABASE_URL has no BYPASSRLS: until the backup is made, everybody else waits.');
    const manifest = await describe(client);
    archive = new ArchiveWriter(partial);
    const report = await fill(archive, client, manifest, given.files);
    // a name that somebody took meanwhile is left alone
    await link(partial, given.path);
    return report;
  } catch (fault) {
    throw said(fault);
  } finally {
    await archive?.abandon();
    if (archive) await rm(partial, { force: true });
    // nothing was changed, and the policies hold for the owner again
    await client.end();
  }
}

async function describe(client: pg.ClientBase): Promise<Manifest> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('installation.migration') IS NOT NULL AS there`,
  );
  if (!there.rows[0]?.there)
    throw new BackupError('There is nothing to back up: Weft was never started here.');
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM installation.migration ORDER BY id',
  );
  const tables = await tablesOf(client);
  // from here on no upgrade changes a table under the backup; reading and writing go on
  await client.query(`LOCK TABLE ${tables.map(named).join(', ')} IN ACCESS SHARE MODE`);
  return {
    format: FORMAT,
    madeAt: new Date().toISOString(),
    migrations: rows.map(({ name }) => name),
    tables,
  };
}

async function fill(
  archive: ArchiveWriter,
  client: pg.ClientBase,
  manifest: Manifest,
  files: Pick<FileStore, 'read' | 'size'>,
): Promise<BackupReport> {
  await archive.text(MANIFEST, JSON.stringify(manifest));
  const rows: Record<string, number> = {};
  for (const table of manifest.tables) rows[partOfTable(table)] = await writeTable(archive, client, table);
  await archive.text(SEQUENCES, JSON.stringify(await sequencesOf(client)));
  archive.sums.begin(FILES);
  let count = 0;
  const missingFiles: string[] = [];
  for await (const key of keysOf(client)) {
    const size = await files.size(key);
    if (size === null) {
      missingFiles.push(key);
      continue;
    }
    await archive.stream(`${FILES}/${key}`, size, await files.read(key));
    count += 1;
  }
  await archive.end(rows);
  return {
    tables: manifest.tables.length,
    rows: Object.values(rows).reduce((sum, some) => sum + some, 0),
    files: count,
    missingFiles,
  };
}

/** A table's rows in pieces; how many rows there were. */
async function writeTable(
  archive: ArchiveWriter,
  client: pg.ClientBase,
  table: TableColumns,
): Promise<number> {
  const part = partOfTable(table);
  archive.sums.begin(part);
  const copy = client.query(copyTo(`COPY ${named(table)} (${columnList(table)}) TO STDOUT`));
  let chunks: Buffer[] = [];
  let bytes = 0;
  let pieces = 0;
  const write = async (): Promise<void> => {
    pieces += 1;
    await archive.piece(`${part}/${String(pieces).padStart(6, '0')}`, Buffer.concat(chunks));
    chunks = [];
    bytes = 0;
  };
  for await (const chunk of copy) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= PIECE_BYTES) await write();
  }
  if (bytes > 0) await write();
  return copy.rowCount;
}

/** The keys of the files that the rows of this snapshot name. Files are never changed, so they are as of then too. */
async function* keysOf(client: pg.ClientBase): AsyncGenerator<string> {
  for (let last = ''; ; ) {
    const { rows } = await client.query<{ key: string }>(
      'SELECT storage_key AS key FROM upload WHERE storage_key > $1 ORDER BY storage_key LIMIT $2',
      [last, KEYS_AT_ONCE],
    );
    for (const { key } of rows) yield key;
    const end = rows.at(-1);
    if (!end) return;
    last = end.key;
  }
}

function said(fault: unknown): unknown {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new BackupError('There is a file of this name already: name another.');
  if (code === 'ENOENT') return new BackupError('There is no such folder.');
  if (code === 'ENOSPC') return new BackupError('The disk is full: no backup was made.');
  if (code === 'EACCES' || code === 'EPERM') return new BackupError('No file may be written there.');
  return fault;
}
