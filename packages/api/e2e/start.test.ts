import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OwnServer, ownServer } from '@weft/shared/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  /** what it has said so far */
  said(): string;
  complained(): string;
  /** Waits until it says this. @throws Error with all that it said when it ends before */
  says(words: string): Promise<void>;
  readonly ended: Promise<number | null>;
}

/** `npm start` with a folder, port and database of its own; empty, since it is in earnest. */
function start(environment: Record<string, string>): Started {
  const { DATABASE_URL: _url, REDIS_URL: _redis, SMTP_URL: _smtp, HOST: _host, ...rest } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...rest, NODE_ENV: 'production', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const says = (words: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (out.includes(words)) resolve();
      };
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`It ended without “${words}”:\n${out}${errors}`)));
      look();
    });
  return { child, said: () => out, complained: () => errors, says, ended };
}

/** A port that nobody listens on, held until `letGo`. */
async function port(): Promise<{ number: number; letGo: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  return {
    number: address.port,
    letGo: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Processes that this one started, and those that they did: they alone know its WEFT_HOME. */
const processesOf = (home: string): string[] =>
  readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const knows = ['environ', 'cmdline'].some((file) =>
        readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(home),
      );
      return knows ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
    } catch {
      return []; // it has just ended, or is somebody else's
    }
  });

describe('npm start', { timeout: 240_000 }, () => {
  let home = '';
  let here = '';
  let environment: Record<string, string> = {};
  const begun: Started[] = [];
  const begin = (more: Record<string, string> = {}): Started => {
    const started = start({ ...environment, ...more });
    begun.push(started);
    return started;
  };
  const ready = async (): Promise<{ started: Started; seconds: number }> => {
    const since = performance.now();
    const started = begin();
    await started.says('Ctrl C stops everything.');
    return { started, seconds: (performance.now() - since) / 1000 };
  };
  const stop = async ({ child, ended, said }: Started): Promise<void> => {
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(said()).toMatch(/Stopping …\n(.*\n)*Stopped\.\n$/);
  };
  /** One line and no more, and the exit code 1. */
  const refusal = async (started: Started): Promise<string> => {
    expect(await started.ended).toBe(1);
    expect(started.complained().trimEnd().split('\n')).toHaveLength(1);
    return started.complained();
  };

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'weft-start-'));
    const { number, letGo } = await port();
    await letGo();
    here = `http://localhost:${number}`;
    environment = { WEFT_HOME: home, PORT: String(number) };
  });
  afterEach(async () => {
    for (const { child, ended } of begun.splice(0)) {
      if (child.exitCode === null) child.kill('SIGINT');
      await ended;
    }
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('makes an empty Weft, says its address, and leaves nothing behind after Ctrl C', async () => {
    const { started } = await ready();
    expect(started.said()).toContain(`Weft is ready: ${here}`);
    expect(started.said()).toContain('add-user adds the first person');
    expect(started.complained()).toBe('');
    expect((await fetch(`${here}/readyz`)).status).toBe(200);
    const running = processesOf(home).join('\n');
    for (const part of ['api/dist/main.js', 'worker/dist/main.js', 'postgres'])
      expect(running).toContain(part);

    // a second one here would meet the first
    const line = await refusal(begin());
    expect(line).toMatch(/^Weft: port \d+ is in use, perhaps by a Weft that runs already: .*PORT=….\n$/);
    expect((await fetch(`${here}/healthz`)).status).toBe(200);

    await stop(started);
    expect(processesOf(home)).toEqual([]);
    await expect(fetch(`${here}/healthz`)).rejects.toThrow();
  });

  it('is there again within seconds, and leaves a database of a newer version alone', async () => {
    const { started, seconds } = await ready();
    console.log(`The second start took ${seconds.toFixed(1)} s.`);
    // 10 s on a quiet machine with two cores; other tests run beside this one
    expect(seconds).toBeLessThan(30);
    expect(started.said()).not.toMatch(/Migrated|Building|Installing/);
    const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { postgres: string };
    const server = JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8')) as { port: number };
    const owner = new pg.Client({
      connectionString: `postgres://weft:${secrets.postgres}@127.0.0.1:${server.port}/weft`,
    });
    await owner.connect();
    await owner.query(
      `INSERT INTO installation.migration (timestamp, name) VALUES (9999999999999, 'FromTomorrow9999999999999')`,
    );
    await owner.end();
    await stop(started);

    expect(await refusal(begin())).toMatch(/^Weft: the database was made by a newer version of Weft/i);
    expect(processesOf(home)).toEqual([]);
  });

  it('stops in order also before it is ready', async () => {
    const young = mkdtempSync(join(tmpdir(), 'weft-start-'));
    const started = begin({ WEFT_HOME: young });
    await expect.poll(() => existsSync(join(young, 'secrets.json')), { timeout: 60_000 }).toBe(true);
    await stop(started);
    expect(started.said()).not.toContain('Weft is ready');
    expect(processesOf(young)).toEqual([]);
    rmSync(young, { recursive: true, force: true });
  });

  it('says in one line which right is missing, and which setting is wrong', async () => {
    const server: OwnServer = await ownServer();
    const young = mkdtempSync(join(tmpdir(), 'weft-start-'));
    try {
      const owner = new pg.Client({ connectionString: server.ownerUrl });
      await owner.connect();
      await owner.query(`CREATE ROLE weak LOGIN PASSWORD 'pw'`);
      await owner.query('CREATE DATABASE weak OWNER weak');
      await owner.end();
      const url = new URL(server.ownerUrl);
      [url.username, url.password, url.pathname] = ['weak', 'pw', '/weak'];
      const weak = begin({ WEFT_HOME: young, DATABASE_URL: url.href });
      expect(await refusal(weak)).toMatch(/^Weft: the role of DATABASE_URL may not .*CREATEROLE/i);
      url.port = '1';
      const nobody = begin({ WEFT_HOME: young, DATABASE_URL: url.href });
      expect(await refusal(nobody)).toContain('nothing listens on 127.0.0.1:1.');
      expect(await refusal(begin({ PORT: '99999' }))).toBe('Weft: PORT is not a number from 1 to 65535.\n');
    } finally {
      await server.stop();
      rmSync(young, { recursive: true, force: true });
    }
  });
});
