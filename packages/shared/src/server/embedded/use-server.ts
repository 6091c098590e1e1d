import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';
import { withLock } from './lock.js';
import { patiently } from './patiently.js';
import { placeData } from './place-data.js';
import { clearStalePostmaster, findPostmaster, isAlive, type Postmaster } from './postmaster.js';
import { makeData, OWNER, runServer, stopServer } from './run-server.js';

export interface EmbeddedServer {
  readonly ownerUrl: string;
  readonly pid: number;
  readonly port: number;
  /** Says that this process needs it no longer; the last one to say so stops the server. */
  readonly release: () => Promise<void>;
}

/** What is left in postgres.json: the port stays the same from start to start. */
interface Trace {
  readonly pid: number | null;
  readonly port: number;
}

/**
 * Finds the embedded server of an installation, also one whose starter was killed, and starts it when
 * none runs. Every process that uses it signs in below `postgres.users`, and the last to leave stops it.
 *
 * @param home the folder .weft; it exists.
 * @param password of the server's owner, kept in secrets.json.
 * @throws Error, one line, when it cannot be started.
 */
export async function useEmbeddedServer(
  home: string,
  password: string,
  say: (line: string) => void,
): Promise<EmbeddedServer> {
  const users = join(home, 'postgres.users');
  const mine = join(users, String(process.pid));
  const lock = join(home, 'postgres.lock');
  return withLock(lock, async () => {
    const data = placeData(home, say);
    const { pid, port, ownerUrl } = await patiently(() => findOrStart(home, data, password));
    writeTrace(home, { pid, port });
    mkdirSync(users, { recursive: true, mode: 0o700 });
    writeFileSync(mine, '');
    const release = (): Promise<void> =>
      withLock(lock, async () => {
        rmSync(mine, { force: true });
        if (hasUsers(users)) return;
        const server = findPostmaster(data);
        if (server !== null) await stopServer(server.pid);
        writeTrace(home, { pid: null, port });
      });
    return { ownerUrl, pid, port, release };
  });
}

async function findOrStart(
  home: string,
  data: string,
  password: string,
): Promise<{ pid: number; port: number; ownerUrl: string }> {
  const { pid, port } = (await runningServer(data)) ?? (await startServer(home, data, password));
  const ownerUrl = `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${OWNER}`;
  await makeDatabase(ownerUrl, data);
  return { pid, port, ownerUrl };
}

async function runningServer(data: string): Promise<Postmaster | null> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const server = findPostmaster(data);
    if (server === null || server.ready) return server;
    // Somebody's start is under way, or the server is on its way down.
    if (Date.now() > deadline)
      throw new Error(`The embedded server (process ${server.pid}) neither starts nor ends.`);
    await pause(50);
  }
}

async function startServer(
  home: string,
  data: string,
  password: string,
): Promise<{ pid: number; port: number }> {
  makeData(data, password);
  clearStalePostmaster(data);
  const log = join(home, 'postgres.log');
  // A log that nobody reads must not fill the disk.
  if (existsSync(log) && statSync(log).size > 10_000_000) rmSync(log);
  const port = await freePort(readTrace(home)?.port);
  const pid = await runServer({ data, port, log, settings: SETTINGS, detached: true });
  return { pid, port };
}

const SETTINGS = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  max_connections: '100',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // a refused row is somebody's: its values stay out of the log
  log_error_verbosity: 'terse',
};

async function makeDatabase(ownerUrl: string, data: string): Promise<void> {
  const url = new URL(ownerUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`);
  } catch (fault) {
    if ((fault as pg.DatabaseError).code !== '28P01') throw fault;
    throw new Error(
      `The embedded server does not know the password in secrets.json: restore that file, or remove ${data} to begin anew.`,
    );
  } finally {
    await client.end();
  }
}

/** Drops the database with all that is in it, and makes an empty one in its place. */
export async function remakeDatabase(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${OWNER} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${OWNER}`);
  } finally {
    await client.end();
  }
}

function hasUsers(folder: string): boolean {
  let any = false;
  for (const name of readdirSync(folder)) {
    if (isAlive(Number(name))) any = true;
    else rmSync(join(folder, name), { force: true });
  }
  return any;
}

function readTrace(home: string): Trace | null {
  try {
    const trace = JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8')) as Trace;
    return Number.isInteger(trace.port) ? trace : null;
  } catch {
    // Nothing remembered, or a file cut off in the middle: a new port does as well.
    return null;
  }
}

function writeTrace(home: string, trace: Trace): void {
  writeFileSync(join(home, 'postgres.json'), `${JSON.stringify(trace)}\n`, { mode: 0o600 });
}
