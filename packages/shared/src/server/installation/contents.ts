import { asOwner } from './connect-owner.js';

/** What a migrated database holds: nothing yet, the demonstration, or somebody's work. */
export type Contents = 'EMPTY' | 'DEMONSTRATION' | 'IN_USE';

/** Asks as the owner what the database holds, so that the demonstration is loaded into an empty one only. */
export async function contentsOf(ownerUrl: string): Promise<Contents> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ demonstration: boolean; used: boolean }>(
      `SELECT (SELECT demonstration FROM app.installation) AS demonstration,
         EXISTS (SELECT FROM partnership) OR EXISTS (SELECT FROM person) AS used`,
    );
    if (rows[0]?.demonstration) return 'DEMONSTRATION';
    return rows[0]?.used ? 'IN_USE' : 'EMPTY';
  });
}
