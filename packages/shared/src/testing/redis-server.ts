import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../server/embedded/free-port.js';

/** Whether this machine has a Redis server to try the other backend on. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

export interface TestRedis {
  readonly url: string;
  /** Kills the server and starts it again with nothing in it; away for so long. */
  lose(awayForMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of the suite's own, in memory, on a port that was free. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'weft-redis-'));
  const start = (): ChildProcess =>
    spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { stdio: 'ignore' },
    );
  let server = start();
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  await untilItListens(server, port);
  const end = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    lose: async (awayForMs = 0) => {
      await end();
      await pause(awayForMs);
      server = start();
      await untilItListens(server, port);
    },
    stop: async () => {
      process.off('exit', kill);
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItListens(server: ChildProcess, port: number): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    if (server.exitCode !== null) break;
    if (await answers(port)) return;
    await pause(20);
  }
  throw new Error('redis-server did not start.');
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
