import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';
import { patiently } from './patiently.js';
import { serverProgram } from './program.js';
import { makeData, OWNER, runServer, stopServer } from './run-server.js';

export interface TemporaryServer {
  /** Connects as the superuser to the database `weft`; other databases lie beside it. */
  readonly ownerUrl: string;
  readonly pid: number;
  /**
   * Crashes the server and starts it again on the same data, as after a fault of the machine; away for so long.
   * SIGQUIT has the server drop everything; SIGKILL leaves it no time even for that.
   */
  readonly crash: (awayForMs?: number, signal?: 'SIGQUIT' | 'SIGKILL') => Promise<void>;
  /** Stops the server and removes the folder. */
  readonly stop: () => Promise<void>;
}

/**
 * A throw-away server for tests and benchmarks: the same programs as the embedded one, on any free port,
 * and quick because it need not survive a power cut.
 *
 * @param folder made when missing, and removed by `stop`.
 * @param settings in place of its own: one that is to survive `crash` needs synchronous_commit.
 */
export async function startTemporaryServer(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<TemporaryServer> {
  const { account } = serverProgram();
  mkdirSync(folder, { recursive: true });
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  makeData(data, password, ['--no-sync', '--no-data-checksums']);
  const port = await freePort();
  const start = {
    data,
    port,
    log: join(folder, 'postgres.log'),
    settings: { ...SETTINGS, ...settings },
    detached: false,
  };
  let pid = await runServer(start);
  // Nothing is worth keeping when the tests end without having stopped it.
  const kill = (): void => void process.kill(pid, 'SIGQUIT');
  process.once('exit', kill);
  const url = (database: string): string => `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${OWNER}`);
  await client.end();
  return {
    ownerUrl: url(OWNER),
    get pid() {
      return pid;
    },
    crash: async (awayForMs = 0, signal = 'SIGQUIT') => {
      process.kill(pid, signal);
      await stopServer(pid);
      await pause(awayForMs);
      pid = await patiently(() => runServer(start));
    },
    stop: async () => {
      process.off('exit', kill);
      await stopServer(pid);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  max_connections: '200',
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
  autovacuum_naptime: '10min',
  log_checkpoints: 'off',
};
