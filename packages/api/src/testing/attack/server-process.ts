import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort, type TestDatabase } from '@weft/shared/testing';
import { TEST_SECRET } from './sessions.js';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

export interface ServerProcess {
  readonly url: string;
  /** its folder .weft */
  readonly home: string;
  /** what it has logged of requests that failed inside */
  readonly failures: readonly string[];
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** The API as it is started in earnest: compiled, a process of its own, on a free port of this machine. */
export async function startServerProcess(database: TestDatabase): Promise<ServerProcess> {
  const made = spawnSync(
    process.execPath,
    [`${root}node_modules/typescript/bin/tsc`, '-b', `${root}packages/api`],
    {
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`The API does not compile:\n${made.stdout}`);
  const home = mkdtempSync(join(tmpdir(), 'weft-fuzz-'));
  const port = await freePort();
  const child = spawn(process.execPath, [`${root}packages/api/dist/main.js`], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      WEFT_HOME: home,
      WEFT_SECRET: TEST_SECRET,
      WEFT_APP_DATABASE_URL: database.appUrl,
      WEFT_AUTH_DATABASE_URL: database.authUrl,
      WEFT_QUEUE_DATABASE_URL: database.queueUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const failures: string[] = [];
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      if (said.length < 20) said.push(line);
      if (line.includes('failed inside')) failures.push(line.slice(0, 2_000));
    });
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (isRunning(child)) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(home, { recursive: true, force: true });
  };
  await answers(url, child).catch(async (fault: unknown) => {
    await stop();
    throw new Error(`The server did not start:\n${said.join('\n')}`, { cause: fault });
  });
  return { url, home, failures, isRunning: () => isRunning(child), stop };
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

/** Asks until it is answered, or until the process has ended. */
async function answers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (!isRunning(child)) throw new Error('It ended.');
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
