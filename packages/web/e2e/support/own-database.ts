import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What these stories need of the server's driver, which the web page itself has no use for. */
export interface Client {
  connect(): Promise<void>;
  query<Row>(statement: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
  end(): Promise<void>;
}

const home = process.env.WEFT_TEST_HOME;

/** Whether the database of the Weft under test is at hand. */
export const hasDatabase = home !== undefined;

/** A connection to it as its owner: behind the policies. */
export async function ownDatabase(): Promise<Client> {
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
  return client;
}
