import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPostmaster, isAlive } from './postmaster.js';
import { serverProgram } from './program.js';

/** The superuser of an embedded server and the name of its database. */
export const OWNER = 'weft';

// The system's own language must not reach what the server writes, nor another server's settings this one.
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Makes the data folder of a new server, UTF-8 whatever the machine's language; a no-op when it is there. */
export function makeData(data: string, password: string, flags: readonly string[] = []): void {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const { initdb, account } = serverProgram();
  // A folder without PG_VERSION is an initdb that was cut off: nothing of worth is in it.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (account !== null) {
      chownSync(data, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const made = spawnSync(
      initdb,
      [
        `--pgdata=${data}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        ...locale,
        ...flags,
      ],
      { ...account, cwd: '/', env: ENVIRONMENT, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      rmSync(data, { recursive: true, force: true });
      throw new Error(
        `The embedded server's data could not be made: ${lastLine(made.stderr ?? String(made.error))}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

export interface ServerStart {
  readonly data: string;
  readonly port: number;
  readonly log: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Whether it outlives a Ctrl C in the terminal, which reaches every process of the foreground. */
  readonly detached: boolean;
}

/**
 * Starts the server and waits until it answers.
 *
 * @returns its process number.
 * @throws Error, one line, with the last line of its log when it ends before it is ready.
 */
export async function runServer(start: ServerStart): Promise<number> {
  const { postgres, account } = serverProgram();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...start.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(start.log, 'a', 0o600);
  const child = spawn(postgres, ['-D', start.data, '-p', String(start.port), ...flags], {
    ...account,
    cwd: '/',
    env: ENVIRONMENT,
    stdio: ['ignore', log, log],
    detached: start.detached,
  });
  closeSync(log);
  chmodSync(start.log, 0o600);
  child.unref();
  return untilReady(child, start);
}

async function untilReady(child: ChildProcess, start: ServerStart): Promise<number> {
  let failed: Error | undefined;
  child.once('error', (fault) => {
    failed = fault;
  });
  // Recovery after a crash can take a while; a minute is more than any ordinary start.
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (failed !== undefined) throw new Error(`The embedded server cannot be started: ${failed.message}`);
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The embedded server did not start: ${lastLine(readFileSync(start.log, 'utf8'))}`);
    }
    const server = findPostmaster(start.data);
    if (server?.ready && server.pid === child.pid) return server.pid;
    await pause(25);
  }
  child.kill('SIGQUIT');
  throw new Error('The embedded server was not ready within a minute; its log is postgres.log.');
}

/** Stops a server and waits for its end: open transactions are rolled back, nothing committed is lost. */
export async function stopServer(pid: number): Promise<void> {
  // SIGINT: end all sessions and write everything out. SIGQUIT: recover from the log at the next start.
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await pause(25);
    }
  }
  throw new Error(`The embedded server (process ${pid}) does not end.`);
}

/** The last complaint in what a server wrote: a hint may stand below it. */
function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  const complaint = lines.findLast((line) => /(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') || 'it left no message';
}
