import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeSchema } from '../../testing/describe-schema.js';
import { type TestDatabase, testDatabase } from '../../testing/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('is written down in schema.sql as the migrations make it (vitest -u writes it anew)', async () => {
  await expect(await describeSchema(database.owner)).toMatchFileSnapshot('../../../schema.sql');
});
