import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type pg from 'pg';

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

/** What is wrong with a password that somebody chooses, or null. */
export function wrongWithPassword(password: string): string | null {
  const { length } = [...password];
  if (length < SHORTEST_PASSWORD) return `A password has at least ${SHORTEST_PASSWORD} characters.`;
  // the library counts UTF-16 units
  if (password.length > LONGEST_PASSWORD) return `A password has at most ${LONGEST_PASSWORD} characters.`;
  return null;
}

export interface NewAccount {
  /** `person.id`: account and person are one */
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** only of use in demonstration mode, because its password is published */
  readonly demonstration?: boolean;
}

/** @throws RangeError for a password that `wrongWithPassword` objects to. */
export async function hashed(password: string): Promise<string> {
  const wrong = wrongWithPassword(password);
  if (wrong) throw new RangeError(wrong);
  return hashPassword(password);
}

/** Whether it is the password of this person's account. */
export async function isPasswordOf(pool: pg.Pool, personId: string, password: string): Promise<boolean> {
  const { rows } = await pool.query<{ password: string | null }>(
    `SELECT password FROM account WHERE "userId" = $1 AND "providerId" = 'credential'`,
    [personId],
  );
  const hash = rows[0]?.password;
  return hash ? verifyPassword({ hash, password: password.slice(0, LONGEST_PASSWORD) }) : false;
}

/**
 * Writes an account inside a transaction of the caller's.
 * @returns false when the person has one already: it stays as it is.
 */
export async function insertAccount(
  client: pg.ClientBase,
  account: Omit<NewAccount, 'password'>,
  passwordHash: string,
): Promise<boolean> {
  const made = await client.query(
    `INSERT INTO "user" (id, name, email, "emailVerified", demonstration) VALUES ($1, $2, $3, true, $4)
     ON CONFLICT DO NOTHING`,
    [account.personId, account.name, account.email.trim().toLowerCase(), account.demonstration ?? false],
  );
  if (made.rowCount === 0) return false;
  await client.query(
    `INSERT INTO account ("accountId", "providerId", "userId", password, "updatedAt")
     VALUES ($1, 'credential', $2, $3, now())`,
    [account.personId, account.personId, passwordHash],
  );
  await client.query('SELECT app.account_made($1)', [account.personId]);
  return true;
}

/** Runs work in one transaction of the sign-in side. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (fault) {
    await client.query('ROLLBACK').catch((second: Error) => {
      broken = second;
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}
