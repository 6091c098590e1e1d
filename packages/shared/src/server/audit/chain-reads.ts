import pg from 'pg';

/** Few enough that a change which waits for the chain's head waits for a moment. */
const AT_ONCE = 200;

/**
 * Enters every read that waits in the chain of its partnership, a few at a time; how many there were. Two workers may
 * do so at once.
 * @param until asked between two times: true ends it early
 */
export async function chainReads(
  appDatabaseUrl: string,
  until: () => boolean = () => false,
): Promise<number> {
  const client = new pg.Client({ connectionString: appDatabaseUrl, connectionTimeoutMillis: 10_000 });
  // a connection that breaks fails the query that runs on it
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let entered = 0; ; ) {
      const { rows } = await client.query<{ entered: number }>('SELECT app.seal_reads($1) AS entered', [
        AT_ONCE,
      ]);
      const now = rows[0]?.entered ?? 0;
      entered += now;
      if (now === 0 || until()) return entered;
    }
  } finally {
    await client.end();
  }
}
