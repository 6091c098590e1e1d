import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@weft/shared/server';
import { type EmptyDatabase, emptyDatabase, freePort } from '@weft/shared/testing';
import type pg from 'pg';
import { vi } from 'vitest';
import { openSignIn, type SignIn } from '../src/auth/sign-in.js';
import { openLog } from '../src/http/log.js';
import { cookieOf, PASSWORD, postJson } from '../src/testing/test-server.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const SECRET = 'only-for-tests-and-long-enough-for-them';
const PATIENCE = { timeout: 60_000, interval: 50 };

export interface Running {
  readonly child: ChildProcess;
  /** everything that it wrote */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

export interface RunningWeft {
  readonly database: EmptyDatabase;
  readonly home: string;
  readonly url: string;
  readonly api: Running;
  readonly worker: Running;
  /** Makes an account; the cookie of a session of it. */
  cookieFor(personId: string): Promise<string>;
  ask<Data = Record<string, unknown>>(
    who: { cookie: string; partnership: string; headers?: Record<string, string> },
    query: string,
    variables?: object,
  ): Promise<{ status: number; data: Data; text: string }>;
  stop(): Promise<void>;
}

/** API and worker as they are started in earnest: compiled, each a process of its own, on a database of their own. */
export async function runningWeft(
  given: {
    readonly api?: Record<string, string>;
    readonly worker?: Record<string, string>;
    /** before the processes start */
    readonly prepare?: (database: EmptyDatabase) => Promise<void>;
  } = {},
): Promise<RunningWeft> {
  compile();
  const database = await emptyDatabase();
  await migrate(database.ownerUrl);
  await given.prepare?.(database);
  const home = mkdtempSync(join(tmpdir(), 'weft-running-'));
  const port = await freePort();
  const as = (role: string): string => database.appUrl.replace('//weft_app:', `//${role}:`);
  const environment = {
    PATH: process.env.PATH ?? '',
    WEFT_HOME: home,
    WEFT_SECRET: SECRET,
    PORT: String(port),
    WEFT_APP_DATABASE_URL: as('weft_app'),
    WEFT_AUTH_DATABASE_URL: as('weft_auth'),
    WEFT_QUEUE_DATABASE_URL: as('weft_queue'),
  };
  const url = `http://localhost:${port}`;
  const worker = start('worker', { ...environment, ...given.worker });
  const api = start('api', { ...environment, ...given.api });
  const isReady = async (): Promise<void> => {
    if (api.child.exitCode !== null) throw new Error(`The API ended: ${api.output()}`);
    const { status } = await fetch(`${url}/readyz`);
    if (status !== 200) throw new Error(`The API is not ready: ${status}`);
  };
  await Promise.all([
    vi.waitFor(isReady, PATIENCE),
    vi.waitFor(() => {
      if (!worker.output().includes('the worker is ready')) throw new Error(worker.output());
    }, PATIENCE),
  ]);
  const signIn = await openSignIn({
    settings: { authDatabaseUrl: as('weft_auth'), publicUrl: url, secret: SECRET },
    isDemonstration: async () => false,
    log: openLog('silent'),
  });

  return {
    database,
    home,
    url,
    api,
    worker,
    cookieFor: (personId) => signedIn(personId, { signIn, owner: database.owner, url }),
    async ask({ cookie, partnership, headers }, query, variables) {
      const answer = await postJson(
        `${url}/graphql`,
        { query, variables },
        { cookie, 'x-partnership': partnership, ...headers },
      );
      const text = await answer.text();
      const body = text.startsWith('{') ? JSON.parse(text) : {};
      return { status: answer.status, data: body.data, text };
    },
    async stop() {
      await signIn.close();
      for (const { child } of [api, worker]) child.kill('SIGKILL');
      await Promise.all([api.ended, worker.ended]);
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Makes an account for a person, unless there is one; the cookie of a new session of it. */
export async function signedIn(
  personId: string,
  { signIn, owner, url }: { signIn: SignIn; owner: pg.Pool; url: string },
): Promise<string> {
  const { rows } = await owner.query<{ email: string; name: string }>(
    'SELECT email, name FROM person WHERE id = $1',
    [personId],
  );
  const [person] = rows;
  if (!person) throw new Error('No such person.');
  await signIn.createAccount({ personId, ...person, password: PASSWORD });
  const answer = await postJson(`${url}/api/auth/sign-in/email`, { email: person.email, password: PASSWORD });
  // the attempts of one address are few in a minute
  await owner.query('DELETE FROM auth.sign_in_attempt');
  return cookieOf(answer);
}

/** @param preload a module that Node loads before the program; the two can then send each other messages. */
export function start(name: 'api' | 'worker', env: Record<string, string>, preload?: string): Running {
  const program = [`${root}packages/${name}/dist/main.js`];
  const child = spawn(process.execPath, preload ? ['--import', preload, ...program] : program, {
    env,
    cwd: root,
    stdio: preload ? ['pipe', 'pipe', 'pipe', 'ipc'] : 'pipe',
  }) as ChildProcessWithoutNullStreams;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code as number | null) };
}

/** Compiles what has changed. */
export function compile(): void {
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  const made = spawnSync(process.execPath, [tsc, '-b', `${root}packages/api`, `${root}packages/worker`], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`API and worker do not compile:\n${made.stdout}`);
}
