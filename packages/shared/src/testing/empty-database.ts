import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { urlOf } from './template.js';

export interface EmptyDatabase {
  readonly owner: pg.Pool;
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A database with nothing in it, on the tests' server, where the roles are there already. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = process.env.WEFT_TEST_POSTGRES;
  if (!server) throw new Error('No test server: is postgres.global.ts the global set-up of this project?');
  const name = `weft_empty_${randomBytes(6).toString('hex')}`;
  const asAdmin = async (statement: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(statement).finally(() => admin.end());
  };
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const ownerUrl = urlOf(server, name);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  // it is dropped while its last connections are still closing
  owner.on('error', () => undefined);
  owner.on('connect', (client) => client.on('error', () => undefined));
  return {
    owner,
    ownerUrl,
    appUrl: urlOf(server, name, 'weft_app'),
    drop: async () => {
      await owner.end();
      await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
