import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What these stories need of the server's driver, which the web page itself has no use for. */
interface Client {
  connect(): Promise<void>;
  query(statement: string): Promise<unknown>;
  end(): Promise<void>;
}

const home = process.env.WEFT_TEST_HOME;

/** Whether the database of the Weft under test is at hand. */
export const canHold = home !== undefined;

/**
 * Keeps everybody from writing to a table, so that background work stands still when it comes to that point.
 *
 * @returns what lets it go on.
 */
export async function hold(table: string): Promise<() => Promise<void>> {
  if (home === undefined) throw new Error('The database of a Weft elsewhere is out of reach.');
  const { postgres: password } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as {
    postgres: string;
  };
  const { port } = JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8')) as { port: number };
  const pg = createRequire(new URL('../../../shared/package.json', import.meta.url))('pg') as {
    Client: new (given: { connectionString: string }) => Client;
  };
  const client = new pg.Client({ connectionString: `postgres://weft:${password}@127.0.0.1:${port}/weft` });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  return () => client.end();
}
