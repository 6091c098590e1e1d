import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeDatabase, openDatabase } from '@weft/shared/server';
import { freePort, type OwnServer, ownServer, startRedis, type TestRedis } from '@weft/shared/testing';
import pg from 'pg';
import { vi } from 'vitest';
import { openSignIn, type SignIn } from '../../src/auth/sign-in.js';
import { openLog } from '../../src/http/log.js';
import { compile, type Running, SECRET, signedIn, start } from '../running-weft.js';

export const BACKENDS = ['postgres', 'redis'] as const;
export type Backend = (typeof BACKENDS)[number];

/** Longer than a job whose worker died is taken for alive, and than any run here takes. */
export const PATIENCE = { timeout: 240_000, interval: 50 };
const CLOCK = fileURLToPath(new URL('./moved-clock.mjs', import.meta.url));

export interface Process extends Running {
  /** Moves the clock that it sees; only of one that was started so. */
  moveClock(milliseconds: number): Promise<void>;
  /** SIGKILL, and its end. */
  kill(): Promise<void>;
}

export interface Api extends Process {
  readonly url: string;
}

interface Given {
  readonly home?: string;
  readonly clock?: boolean;
}

/** An installation that is there to be broken: a Postgres of its own, and API and worker as processes, as many as wanted. */
export interface Site {
  readonly server: OwnServer;
  readonly owner: pg.Pool;
  readonly home: string;
  readonly redis: TestRedis | null;
  api(given?: Given): Promise<Api>;
  worker(backend: Backend, given?: Given): Promise<Process>;
  /** A worker that may not be ready yet. */
  wakingWorker(backend: Backend): Process;
  /** Makes an account; the cookie of a session of it. */
  cookieFor(personId: string, url: string): Promise<string>;
  /** Ends the processes that were started here. */
  endAll(): Promise<void>;
  close(): Promise<void>;
}

export async function openSite(withRedis: boolean): Promise<Site> {
  compile();
  const server = await ownServer();
  const redis = withRedis ? await startRedis() : null;
  const home = mkdtempSync(join(tmpdir(), 'weft-drill-'));
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 4, connectionTimeoutMillis: 10_000 });
  owner.on('error', () => undefined);
  owner.on('connect', (client) => client.on('error', () => undefined));
  await openDatabase(server.appUrl, { applicationName: 'weft-drill' });
  const signIn: SignIn = await openSignIn({
    settings: { authDatabaseUrl: server.authUrl, publicUrl: 'http://localhost', secret: SECRET },
    isDemonstration: async () => false,
    log: openLog('silent'),
  });
  const processes = new Set<Process>();
  // a drill that is broken off leaves nobody behind
  const endThem = (): void => {
    for (const { child } of processes) child.kill('SIGKILL');
  };
  process.once('exit', endThem);

  const begin = (name: 'api' | 'worker', given: Given, more: Record<string, string>): Process => {
    const environment = {
      PATH: process.env.PATH ?? '',
      WEFT_HOME: given.home ?? home,
      WEFT_SECRET: SECRET,
      WEFT_APP_DATABASE_URL: server.appUrl,
      WEFT_AUTH_DATABASE_URL: server.authUrl,
      WEFT_QUEUE_DATABASE_URL: server.queueUrl,
      LOG_LEVEL: 'warn',
      ...more,
    };
    const running = start(name, environment, given.clock ? CLOCK : undefined);
    const begun: Process = {
      ...running,
      async moveClock(milliseconds) {
        running.child.send({ moveClock: milliseconds });
        await once(running.child, 'message');
      },
      async kill() {
        running.child.kill('SIGKILL');
        await running.ended;
        processes.delete(begun);
      },
    };
    processes.add(begun);
    return begun;
  };
  const redisUrl = (backend: Backend): Record<string, string> => {
    if (backend === 'postgres') return {};
    if (!redis) throw new Error('This site has no Redis.');
    return { REDIS_URL: redis.url };
  };

  return {
    server,
    owner,
    home,
    redis,
    async api(given = {}) {
      const port = await freePort();
      const url = `http://localhost:${port}`;
      const api = begin('api', given, { PORT: String(port), PUBLIC_URL: url });
      await vi.waitFor(async () => {
        if (api.child.exitCode !== null) throw new Error(`The API ended: ${api.output()}`);
        const { status } = await fetch(`${url}/healthz`);
        if (status !== 200) throw new Error(`The API is not ready: ${status}`);
      }, PATIENCE);
      return { ...api, url };
    },
    async worker(backend, given = {}) {
      const worker = begin('worker', given, { ...redisUrl(backend), LOG_LEVEL: 'info' });
      await vi.waitFor(() => {
        if (!worker.output().includes('the worker is ready')) throw new Error(worker.output());
      }, PATIENCE);
      return worker;
    },
    wakingWorker: (backend) => begin('worker', {}, redisUrl(backend)),
    cookieFor: (personId, url) => signedIn(personId, { signIn, owner, url }),
    async endAll() {
      await Promise.all([...processes].map((process) => process.kill()));
    },
    async close() {
      process.off('exit', endThem);
      await Promise.all([...processes].map((process) => process.kill()));
      await signIn.close();
      await closeDatabase();
      await owner.end();
      await redis?.stop();
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
