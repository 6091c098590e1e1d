import { asOwner } from './connect-owner.js';

/**
 * What a migrated database holds: nothing yet, the demonstration, a load of it that broke off, or somebody's
 * work. Nobody has worked in a database in which nobody but the demonstration's people can sign in.
 */
export type Contents = 'EMPTY' | 'DEMONSTRATION' | 'UNFINISHED' | 'IN_USE';

/** Asks as the owner what the database holds, so that the demonstration is loaded into an empty one only. */
export async function contentsOf(ownerUrl: string): Promise<Contents> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ demonstration: boolean; used: boolean; own: boolean }>(
      `SELECT (SELECT demonstration FROM app.installation) AS demonstration,
         EXISTS (SELECT FROM partnership) OR EXISTS (SELECT FROM person) AS used,
         EXISTS (SELECT FROM auth."user" WHERE NOT demonstration) AS own`,
    );
    if (rows[0]?.demonstration) return 'DEMONSTRATION';
    if (!rows[0]?.used) return 'EMPTY';
    return rows[0].own ? 'IN_USE' : 'UNFINISHED';
  });
}
