import { createHmac, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** The secret of the test server's cookies. */
export const TEST_SECRET = 'only-for-tests-and-long-enough-for-them';

/**
 * The cookie of a new session of a person's, written where the sign-in library writes it: hundreds of people are
 * signed in without anybody hashing a password.
 */
export async function sessionFor(owner: pg.Pool, personId: string): Promise<string> {
  const token = randomUUID().replaceAll('-', '');
  await owner.query(
    `INSERT INTO auth."user" (id, name, email, "emailVerified")
     SELECT id, name, email, true FROM person WHERE id = $1 ON CONFLICT DO NOTHING`,
    [personId],
  );
  await owner.query(
    `INSERT INTO auth.session ("expiresAt", token, "updatedAt", "userId") VALUES (now() + interval '1 hour', $1, now(), $2)`,
    [token, personId],
  );
  return signedCookie(token);
}

/** The cookie header of a session's token, signed as the server signs it. */
export const signedCookie = (token: string, secret = TEST_SECRET): string =>
  `weft.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`;
