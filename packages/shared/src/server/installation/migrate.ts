import type pg from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { asOwner } from './connect-owner.js';
import { InstallationError } from './installation-error.js';

type Migration = new () => MigrationInterface;

/** What the queries below need of a connection, pool or transaction. */
interface Queryable {
  query(statement: string): Promise<{ rows: unknown[] }>;
}

/** RIGHT: as this program wants it; BEHIND: migrations are due; NEWER: made by a later version. */
export type MigrationState = 'RIGHT' | 'BEHIND' | 'NEWER';

/**
 * Brings the database up to this version, all or nothing. Two that start at once do not collide.
 *
 * @returns the names of the migrations that ran.
 * @throws InstallationError when the database was made by a newer version.
 */
export async function migrate(ownerUrl: string, list: readonly Migration[] = migrations): Promise<string[]> {
  return asOwner(ownerUrl, async (client) => {
    const state = await migrationState(client, list);
    if (state === 'RIGHT') return [];
    if (state === 'NEWER') {
      throw new InstallationError(
        'The database was made by a newer version of Weft: update the program, or name another database in DATABASE_URL.',
      );
    }
    await client.query('CREATE SCHEMA IF NOT EXISTS installation');
    const source = await migrationSource(ownerUrl, list);
    await source.initialize();
    try {
      const ran = await source.runMigrations({ transaction: 'all' });
      await client.query(LET_READINESS_BE_ASKED);
      return ran.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  });
}

/** Readiness is asked as the application's role. */
const LET_READINESS_BE_ASKED = `
  GRANT USAGE ON SCHEMA installation TO weft_app;
  GRANT SELECT ON installation.migration TO weft_app`;

/**
 * Runs migrations and other work in one transaction on an empty database: all of it is there afterwards, or
 * nothing.
 */
export async function migrateAnd<T>(
  ownerUrl: string,
  list: readonly Migration[],
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const { MigrationExecutor } = await import('typeorm');
  const source = await migrationSource(ownerUrl, list);
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    await runner.startTransaction();
    await runner.query('CREATE SCHEMA installation');
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'none';
    await executor.executePendingMigrations();
    await runner.query(LET_READINESS_BE_ASKED);
    const result = await work(client);
    await runner.commitTransaction();
    return result;
  } catch (fault) {
    // a connection that broke has rolled back by itself
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw fault;
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/** TypeORM is loaded here only: processes that ask for the state alone are spared it. */
async function migrationSource(ownerUrl: string, list: readonly Migration[]): Promise<DataSource> {
  const { DataSource } = await import('typeorm');
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'weft-migrate',
    schema: 'installation',
    migrationsTableName: 'migration',
    migrations: [...list],
    logging: false,
    poolSize: 1,
  });
}

/** The name under which a migration is written down when it has run. */
export const nameOf = (migration: Migration): string => new migration().name ?? migration.name;

/** Compares the database with this program; any role that may read `installation.migration` can ask. */
export async function migrationState(
  database: Queryable,
  list: readonly Migration[] = migrations,
): Promise<MigrationState> {
  const there = await database.query(`SELECT to_regclass('installation.migration') IS NOT NULL AS there`);
  if (!(there.rows[0] as { there: boolean }).there) return 'BEHIND';
  const { rows } = await database.query('SELECT name FROM installation.migration');
  const ran = new Set(rows.map((row) => (row as { name: string }).name));
  const known = new Set(list.map(nameOf));
  if ([...ran].some((name) => !known.has(name))) return 'NEWER';
  return [...known].every((name) => ran.has(name)) ? 'RIGHT' : 'BEHIND';
}
