import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { isAlive } from './postmaster.js';
import { startTemporaryServer } from './temporary-server.js';

it('lends a database that speaks UTF-8 and is gone without a trace afterwards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weft-temporary-'));
  const server = await startTemporaryServer(folder);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT current_setting('server_encoding') AS encoding, lower('ÉŁAN') AS lower, current_setting('listen_addresses') AS listens`,
  );
  await client.end();
  expect(rows).toEqual([{ encoding: 'UTF8', lower: 'éłan', listens: '127.0.0.1' }]);

  await server.stop();

  expect(isAlive(server.pid)).toBe(false);
  expect(existsSync(folder)).toBe(false);
});
