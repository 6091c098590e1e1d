import { pg } from './packages.mjs';

/** The same server and role, another database. */
export function withDatabase(url, database) {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Runs work on one connection of its own. */
export async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An equal copy of the database at `ownerUrl`, to which nobody may be connected; file by file, after a checkpoint. */
export const copyDatabase = (ownerUrl, name) =>
  connected(withDatabase(ownerUrl, 'postgres'), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(new URL(ownerUrl).pathname.slice(1))} STRATEGY FILE_COPY`,
    );
  });

export const dropDatabase = (ownerUrl, name) =>
  connected(withDatabase(ownerUrl, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
