import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { closeDatabase, openDatabase } from '../server/tenancy/index.js';
import { templateName, urlOf } from './template.js';

export interface TestDatabase {
  /** the owner's connection, which no policy holds back: to set a scene and to look behind it */
  readonly owner: pg.Pool;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly authUrl: string;
  readonly queueUrl: string;
  close(): Promise<void>;
}

/** A database of the suite's own, copied from the template, with `withTenant` opened on it. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.WEFT_TEST_POSTGRES;
  if (!server) throw new Error('No test server: is postgres.global.ts the global set-up of this project?');
  const name = `weft_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    // two copies of one template at once would disturb each other
    await admin.query('SELECT pg_advisory_lock(7302)');
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName()}`);
  } finally {
    await admin.end();
  }
  const ownerUrl = urlOf(server, name);
  const appUrl = urlOf(server, name, 'weft_app');
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  // a suite may end the server under its feet on purpose
  owner.on('error', () => undefined);
  await openDatabase(appUrl, { applicationName: 'weft-test' });
  return {
    owner,
    ownerUrl,
    appUrl,
    authUrl: urlOf(server, name, 'weft_auth'),
    queueUrl: urlOf(server, name, 'weft_queue'),
    close: async () => {
      await closeDatabase();
      await owner.end();
      const last = new pg.Client({ connectionString: server });
      await last.connect();
      await last.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await last.end();
    },
  };
}
