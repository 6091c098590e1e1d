import type pg from 'pg';

/** Why a session is over, as the database says (app.session_over). */
export type SessionEnd = 'IDLE' | 'OLD' | 'ROLES_CHANGED' | 'SECOND_FACTOR_CHANGED';

/** A session as the sign-in side sees it, outside every partnership. */
export interface Session {
  readonly token: string;
  readonly personId: string;
  readonly email: string;
  readonly demonstration: boolean;
  /** null: it stands */
  readonly over: SessionEnd | null;
  /** whether the person has a second factor */
  readonly isEnrolled: boolean;
  /** whether a code of it was right in this session */
  readonly hasPassed: boolean;
  /** whether the password was given a moment ago */
  readonly isFresh: boolean;
}

const FRESH_MINUTES = 10;

/** Looks a session up, also one that is over and not cleared away yet; touches it when it stands. */
export async function findSession(pool: pg.Pool, token: string): Promise<Session | null> {
  const { rows } = await pool.query<Session & { isStale: boolean }>(
    `SELECT s.token, u.id AS "personId", u.email, u.demonstration,
       app.session_over(s."endedBecause", s."expiresAt", s."createdAt", s."lastSeenAt") AS over,
       EXISTS (SELECT FROM second_factor f WHERE f."userId" = u.id AND f."confirmedAt" IS NOT NULL) AS "isEnrolled",
       s."secondFactorAt" IS NOT NULL AS "hasPassed",
       s."createdAt" > now() - make_interval(mins => $2) AS "isFresh",
       s."lastSeenAt" < now() - interval '1 minute' AS "isStale"
     FROM session s JOIN "user" u ON u.id = s."userId" WHERE s.token = $1`,
    [token, FRESH_MINUTES],
  );
  const [row] = rows;
  if (!row) return null;
  const { isStale, ...session } = row;
  if (isStale && session.over === null)
    await pool.query('UPDATE session SET "lastSeenAt" = now() WHERE token = $1', [token]);
  return session;
}

/** Says of a session that a code was right in it. */
export async function passSecondFactor(database: pg.Pool | pg.ClientBase, token: string): Promise<void> {
  await database.query('UPDATE session SET "secondFactorAt" = now() WHERE token = $1', [token]);
}

/** Takes sessions of a person that have idled or grown old off the list of where they are signed in. */
export async function clearSessionsOf(pool: pg.Pool, personId: string): Promise<void> {
  await pool.query(
    `UPDATE session SET "expiresAt" = least("expiresAt", now()) WHERE "userId" = $1
       AND app.session_over("endedBecause", "expiresAt", "createdAt", "lastSeenAt") IS NOT NULL`,
    [personId],
  );
}
