import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { FileStore } from '../files/index.js';
import { asOwner } from '../installation/connect-owner.js';
import { migrate, migrateAnd, nameOf } from '../installation/migrate.js';
import { migrations } from '../migrations/index.js';
import {
  damaged,
  type End,
  FILES,
  keyOf,
  type Manifest,
  partOf,
  partOfTable,
  readSequences,
  SEQUENCES,
  type SequenceValue,
  type TableColumns,
} from './archive-format.js';
import { ArchiveReader } from './archive-reader.js';
import { BackupError } from './backup-error.js';
import { checkArchive } from './check-archive.js';
import { openForLoading } from './open-for-loading.js';
import { columnList, named, speakPlainly, tablesOf } from './tables.js';

export interface RestoreReport {
  readonly madeAt: string;
  readonly rows: number;
  readonly files: number;
  /** the migrations that brought the restored tables up to this version */
  readonly migrated: readonly string[];
}

/**
 * Makes an empty database and file store what they were when the backup was made, and brings them up to this
 * version. The backup is read and checked whole before anything is made; rows and tables are made in one transaction,
 * so that what breaks off leaves nothing behind.
 *
 * @throws BackupError, one line, for a database that is not empty or a backup that cannot be used.
 */
export async function restoreBackup(given: {
  readonly ownerUrl: string;
  readonly files: FileStore;
  readonly path: string;
}): Promise<RestoreReport> {
  const { ownerUrl, files, path } = given;
  // said before the whole file is read; and asked again when nobody else can come in between
  await asOwner(ownerUrl, mustBeEmpty);
  const { manifest, end } = await checkArchive(path);
  const known = new Set(migrations.map(nameOf));
  if (manifest.migrations.some((name) => !known.has(name)))
    throw new BackupError('The backup was made by a newer version of Weft: update the program.');
  const wanted = migrations.filter((migration) => manifest.migrations.includes(nameOf(migration)));
  const placed: string[] = [];
  const archive = new ArchiveReader(path);
  try {
    await asOwner(ownerUrl, async (client) => {
      await mustBeEmpty(client);
      await migrateAnd(ownerUrl, wanted, async (loader) => {
        await loadRows(archive, loader, manifest, end);
        await endSessions(loader, manifest);
        for await (const key of placeFiles(archive, files)) placed.push(key);
      });
      // not in a transaction, and no harm if it fails: the server does it by itself in time
      await client.query('ANALYZE');
    });
  } catch (fault) {
    for (const key of placed) await files.remove(key);
    throw fault;
  } finally {
    await archive.close();
  }
  return {
    madeAt: manifest.madeAt,
    rows: Object.values(end.rows).reduce((sum, some) => sum + some, 0),
    files: placed.length,
    migrated: await migrate(ownerUrl),
  };
}

async function mustBeEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'app', 'auth', 'queue', 'installation') AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS used`,
  );
  if (rows[0]?.used)
    throw new BackupError(
      'The database is not empty: name an empty one in DATABASE_URL, or another folder in WEFT_HOME.',
    );
}

async function loadRows(
  archive: ArchiveReader,
  client: pg.ClientBase,
  manifest: Manifest,
  end: End,
): Promise<void> {
  await speakPlainly(client);
  const there = await tablesOf(client);
  const isSame = JSON.stringify(there) === JSON.stringify(manifest.tables);
  if (!isSame) throw new BackupError('The backup’s tables are not those of its version of Weft.');
  const close = await openForLoading(client, there);
  // the manifest was read when the archive was checked
  await skip(archive);
  for (const table of there) await loadTable(archive, client, table, end);
  if ((await archive.peek())?.name !== SEQUENCES) throw damaged();
  await setSequences(client, readSequences(await archive.text()));
  await close();
}

/** Who signed out, or was put out, since the backup was made is not let in again by it: everybody signs in anew. */
async function endSessions(client: pg.ClientBase, { tables }: Manifest): Promise<void> {
  if (tables.some(({ schema, name }) => schema === 'auth' && name === 'session'))
    await client.query('DELETE FROM auth.session');
}

async function skip(archive: ArchiveReader): Promise<void> {
  await archive.peek();
  await archive.text();
}

/** Loads a table, and reads it back: what it holds now is what it held then. */
async function loadTable(
  archive: ArchiveReader,
  client: pg.ClientBase,
  table: TableColumns,
  end: End,
): Promise<void> {
  const part = partOfTable(table);
  const what = `${named(table)} (${columnList(table)})`;
  const load = client.query(copyFrom(`COPY ${what} FROM STDIN`));
  await pipeline(
    Readable.from(
      archive.part((name) => partOf(name) === part),
      { objectMode: false },
    ),
    load,
  );
  const back = client.query(copyTo(`COPY ${what} TO STDOUT`));
  const hash = createHash('sha256');
  for await (const chunk of back) hash.update(chunk);
  if (load.rowCount !== end.rows[part] || hash.digest('hex') !== end.parts[part]?.sha256)
    throw new BackupError(`The rows of ${table.name} did not come back as they were: nothing was restored.`);
}

async function setSequences(client: pg.ClientBase, sequences: readonly SequenceValue[]): Promise<void> {
  for (const sequence of sequences) {
    if (sequence.last === null) continue;
    await client.query('SELECT setval($1::regclass, $2::bigint, true)', [named(sequence), sequence.last]);
  }
}

/** Puts the files in their places; each key once it is there. */
async function* placeFiles(archive: ArchiveReader, files: FileStore): AsyncGenerator<string> {
  for (let next = await archive.peek(); next && partOf(next.name) === FILES; next = await archive.peek()) {
    const key = keyOf(next.name);
    const isNew = (await files.size(key)) === null;
    const received = await files.receive(Readable.from(archive.take()), new PassThrough());
    await received.keep(key);
    // one that was there before, under a name drawn by chance, is the same file and was not brought by us
    if (isNew) yield key;
  }
}
