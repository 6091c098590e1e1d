import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/index.js';
import { loadDemonstration } from './index.js';

describe('the demonstration', () => {
  let database: TestDatabase;
  const home = mkdtempSync(join(tmpdir(), 'weft-demonstration-'));

  beforeAll(async () => {
    database = await testDatabase();
    const began = performance.now();
    await loadDemonstration({
      ownerUrl: database.ownerUrl,
      home,
      log: (line) => console.log(Math.round(performance.now() - began), line),
      createAccount: async () => true,
    });
    console.log(`The demonstration was loaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }, 600_000);
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  it('is there', () => {
    expect(1).toBe(1);
  });
});
