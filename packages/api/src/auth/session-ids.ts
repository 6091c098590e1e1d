import { isId } from '@weft/shared/server';
import type pg from 'pg';

/**
 * An answer of the sign-in library without the tokens of sessions: whoever holds one is signed in, so it leaves in
 * the cookie alone, where no script reads it. In bodies a session goes by its id.
 */
export const withoutTokens = (json: string): string =>
  JSON.stringify(JSON.parse(json, (key, value: unknown) => (key === 'token' ? undefined : value)));

/** The token of a person's session, by its id; null when it is over or another's. */
export async function tokenOfSession(pool: pg.Pool, personId: string, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const { rows } = await pool.query<{ token: string }>(
    'SELECT token FROM session WHERE id = $1 AND "userId" = $2',
    [id, personId],
  );
  return rows[0]?.token ?? null;
}
