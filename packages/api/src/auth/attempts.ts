import type pg from 'pg';

/** Attempts to sign in that one network address has in a minute. */
const ATTEMPTS_A_MINUTE = 100;
/** Wrong passwords in a row that lock an account. */
const FAILURES_TO_LOCK = 10;
const LOCK_MINUTES = 15;

/**
 * Counts an attempt from a network address, when it still has one in this minute.
 * @returns null when it has, else the seconds to wait.
 */
export async function takeAddressAttempt(pool: pg.Pool, address: string): Promise<number | null> {
  const { rows } = await pool.query<{ refused: boolean; wait: number }>(
    `INSERT INTO sign_in_attempt AS a (address, times, last_at) VALUES ($1, ARRAY[clock_timestamp()], clock_timestamp())
     ON CONFLICT (address) DO UPDATE SET last_at = clock_timestamp(), (times, refused) = (
       SELECT CASE WHEN cardinality(recent) < $2 THEN recent || clock_timestamp() ELSE recent END, cardinality(recent) >= $2
       FROM (SELECT ARRAY(SELECT t FROM unnest(a.times) t WHERE t > clock_timestamp() - interval '1 minute' ORDER BY t) AS recent) r)
     RETURNING refused, ceil(extract(epoch FROM times[1] + interval '1 minute' - clock_timestamp()))::int AS wait`,
    [address, ATTEMPTS_A_MINUTE],
  );
  const [row] = rows;
  return row?.refused ? Math.max(1, row.wait) : null;
}

/**
 * Counts an attempt at an account as a failure before the password is looked at, so that many at once get
 * no more guesses than one after the other; `forgetFailures` takes it back when the password was right.
 * Addresses that have no account count in the same way.
 *
 * @param name the account's address, or the name of a browser that it knows (known-browsers.ts)
 * @returns null when the attempt may go on, else the seconds until the lock ends.
 */
export async function takeAccountAttempt(pool: pg.Pool, name: string): Promise<number | null> {
  const { rows } = await pool.query<{ refused: boolean; wait: number | null }>(
    `INSERT INTO sign_in_failure AS f (email, failures, last_at) VALUES ($1, 1, clock_timestamp())
     ON CONFLICT (email) DO UPDATE SET
       last_at = clock_timestamp(),
       refused = coalesce(f.locked_until > clock_timestamp(), false),
       (failures, locked_until) = (SELECT
         CASE WHEN f.locked_until > clock_timestamp() THEN f.failures
              WHEN f.locked_until IS NOT NULL THEN 1
              ELSE f.failures + 1 END,
         CASE WHEN f.locked_until > clock_timestamp() THEN f.locked_until
              WHEN f.locked_until IS NULL AND f.failures + 1 >= $2 THEN clock_timestamp() + make_interval(mins => $3) END)
     RETURNING refused, ceil(extract(epoch FROM locked_until - clock_timestamp()))::int AS wait`,
    [name, FAILURES_TO_LOCK, LOCK_MINUTES],
  );
  const [row] = rows;
  return row?.refused ? Math.max(1, row.wait ?? 1) : null;
}

/** The password was right: the row of failures is broken. */
export async function forgetFailures(pool: pg.Pool, name: string): Promise<void> {
  await pool.query('DELETE FROM sign_in_failure WHERE email = $1', [name]);
}

/**
 * The password was right. For who has a second factor that is half of it: failures count on until a code is right,
 * or whoever knows the password could guess at codes for ever.
 *
 * @param name what the attempt was counted by
 * @returns whether the password was all that it takes
 */
export async function passwordWasRight(pool: pg.Pool, email: string, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM second_factor f JOIN "user" u ON u.id = f."userId" WHERE u.email = $1 AND f."confirmedAt" IS NOT NULL`,
    [email],
  );
  if (rowCount === 0) await forgetFailures(pool, name);
  else await giveAttemptBack(pool, name);
  return rowCount === 0;
}

/** The attempt came to nothing for another reason than a wrong password: it does not count. */
export async function giveAttemptBack(pool: pg.Pool, name: string): Promise<void> {
  await pool.query(
    `UPDATE sign_in_failure SET failures = greatest(failures - 1, 0),
       locked_until = CASE WHEN failures - 1 >= $2 THEN locked_until END
     WHERE email = $1`,
    [name, FAILURES_TO_LOCK],
  );
}

/** Clears away what no longer counts: attempts of earlier minutes, visitors of days before, failures of a month ago, sessions that
 * ended a day ago (until then the sign-in page can say why). */
export async function sweepAttempts(pool: pg.Pool): Promise<void> {
  await pool.query(`DELETE FROM sign_in_attempt WHERE last_at < now() - interval '10 minutes'`);
  await pool.query(`DELETE FROM visitor_attempt WHERE last_at < now() - interval '1 day'`);
  await pool.query(`DELETE FROM sign_in_failure WHERE last_at < now() - interval '30 days'`);
  await pool.query(
    `DELETE FROM session WHERE greatest("lastSeenAt", least("expiresAt", "createdAt" + interval '12 hours'))
       < now() - interval '1 day'`,
  );
}
