import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPostmaster, isAlive } from './postmaster.js';
import { type EmbeddedServer, useEmbeddedServer } from './use-server.js';

describe('the embedded server', () => {
  let home = '';
  const said: string[] = [];
  const use = (): Promise<EmbeddedServer> => useEmbeddedServer(home, 'a password', (line) => said.push(line));
  const data = (): string => join(home, 'postgres');

  beforeEach(() => {
    const clone = mkdtempSync(join(tmpdir(), 'weft-embedded-'));
    chmodSync(clone, 0o755);
    home = join(clone, '.weft');
    mkdirSync(home, { mode: 0o700 });
  });
  afterEach(async () => {
    const server = findPostmaster(data());
    if (server) process.kill(server.pid, 'SIGKILL');
    rmSync(join(home, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  it('is started once, shared, and stopped by the last who leaves; its port is remembered', async () => {
    const first = await use();
    const found = await use();
    expect(found.pid).toBe(first.pid);
    expect(JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8'))).toEqual({
      pid: first.pid,
      port: first.port,
    });

    // Another live process has signed in: the server stays.
    const guest = join(home, 'postgres.users', String(process.ppid));
    writeFileSync(guest, '');
    await first.release();
    expect(isAlive(first.pid)).toBe(true);

    rmSync(guest);
    const again = await use();
    await again.release();
    expect(isAlive(first.pid)).toBe(false);
    expect(JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8'))).toEqual({
      pid: null,
      port: first.port,
    });

    const second = await use();
    expect(second.port).toBe(first.port);
    await second.release();
  });

  it('is adopted when its starter is gone, and started anew after a crash with nothing committed lost', async () => {
    const server = await use();
    await query(server.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    rmSync(join(home, 'postgres.users', String(process.pid)));
    writeFileSync(join(home, 'postgres.users', String(gone.pid)), '');

    const adopted = await use();
    expect(adopted.pid).toBe(server.pid);

    process.kill(adopted.pid, 'SIGKILL');
    const revived = await use();
    expect(revived.pid).not.toBe(adopted.pid);
    expect(await query(revived.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await revived.release();
    expect(findPostmaster(data())).toBeNull();
  });

  it('is not mistaken for another program that has its old process number', async () => {
    const first = await use();
    await first.release();
    const lines = [process.pid, data(), 0, first.port, '', '127.0.0.1', '', 'ready'];
    writeFileSync(join(data(), 'postmaster.pid'), `${lines.join('\n')}\n`);

    const second = await use();
    expect(second.pid).not.toBe(process.pid);
    await second.release();
  });

  it('keeps the values of a row that it refuses out of its log', async () => {
    const server = await use();
    const client = new pg.Client({ connectionString: server.ownerUrl });
    await client.connect();
    await client.query('CREATE TABLE known (email text CONSTRAINT known_once UNIQUE)');
    const add = () => client.query('INSERT INTO known VALUES ($1)', ['ada@example.org']);
    await add();
    await expect(add()).rejects.toThrow('known_once');
    await client.end();
    await server.release();
    const log = readFileSync(join(home, 'postgres.log'), 'utf8');
    expect(log).toContain('known_once');
    expect(log).not.toContain('ada@example.org');
  });

  it('says in one line that the password was lost', async () => {
    const first = await use();
    await expect(useEmbeddedServer(home, 'another', () => undefined)).rejects.toThrow(
      'The embedded server does not know the password in secrets.json: restore that file, or remove',
    );
    await first.release();
  });
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
