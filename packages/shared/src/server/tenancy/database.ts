import pg from 'pg';
import { Turns } from './turns.js';

const { builtins } = pg.types;
const DATE_ARRAY = 1182;
const INT8_ARRAY = 1016;

/** Calendar dates stay text, whole numbers of 64 bits become bigint: neither passes through Date or a float. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.INT8) return (text: string) => BigInt(text);
    if (oid === DATE_ARRAY) return pg.types.getTypeParser(1009 as never, 'text');
    if (oid === INT8_ARRAY)
      return (text: string) =>
        text
          .slice(1, -1)
          .split(',')
          .filter((part) => part !== '')
          .map((part) => BigInt(part));
    return pg.types.getTypeParser(oid as never, format as never);
  },
};

let opened: pg.Pool | undefined;
let turns: Turns | undefined;

export interface DatabaseOptions {
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** how many transactions one person has at once, in whatever sessions; the rest wait in turn. Unlimited when absent. */
  readonly perPerson?: number;
  /** settings of PostgreSQL for every connection, by name */
  readonly settings?: Readonly<Record<string, string>>;
  /** longest that one statement runs; without end when absent */
  readonly statementTimeoutMs?: number;
}

/**
 * Opens the one pool of connections of this process, as the role weft_app.
 * Call once at the start; `closeDatabase` ends it.
 *
 * Statements that are asked without waiting for one another travel together (`pipeline`): that gives back most
 * of what entering a partnership costs.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<pg.Pool> {
  if (opened) throw new Error('The database is already open in this process.');
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? 'weft',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: KEPT_FOR_MS,
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
    ...(options.settings === undefined ? {} : { options: asFlags(options.settings) }),
    types,
    pipeline: true,
  } as pg.PoolConfig);
  // a lost server is an error of the request that met it, not of the process
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw error;
  }
  opened = pool;
  turns = options.perPerson === undefined ? undefined : new Turns(options.perPerson);
  return pool;
}

/**
 * How long a connection that nobody uses is kept. What it knows is dear: it reads the policies of each table and plans
 * each statement anew, which with row-level security takes longer than most statements run.
 */
const KEPT_FOR_MS = 300_000;

const asFlags = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

export async function closeDatabase(): Promise<void> {
  const pool = opened;
  opened = undefined;
  turns = undefined;
  await pool?.end();
}

/** Only `withTenant` may ask for it. */
export function theDatabase(): pg.Pool {
  if (!opened) throw new Error('The database is not open: call openDatabase first.');
  return opened;
}

/**
 * Does the work in somebody's turn (`perPerson`).
 * @param whose says who it is, by a key of theirs; asked only where there are turns.
 */
export const inTurn = async <T>(whose: () => Promise<string>, work: () => Promise<T>): Promise<T> =>
  turns ? turns.take(await whose(), work) : work();

/** Takes a short look by itself, in the turn of what is not known to be anybody's yet. */
export const inTurnOf = <T>(key: string, look: () => Promise<T>): Promise<T> =>
  turns ? turns.take(key, look) : look();
