import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareTemplate } from './template.js';

/**
 * One Postgres for a run of the tests, with a template database that every suite copies.
 * WEFT_TEST_POSTGRES names a server that is there already.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const given = process.env.WEFT_TEST_POSTGRES;
  if (given) {
    await prepareTemplate(given);
    return async () => undefined;
  }
  const { startTemporaryServer } = await import('../server/embedded/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'weft-tests-'));
  const server = await startTemporaryServer(folder);
  process.env.WEFT_TEST_POSTGRES = server.ownerUrl;
  await prepareTemplate(server.ownerUrl);
  return async () => {
    delete process.env.WEFT_TEST_POSTGRES;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
