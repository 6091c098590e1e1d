import { Fault, hashOfInvitation, notFound } from '@weft/shared/server';
import type pg from 'pg';
import { hashed, insertAccount, inTransaction, isPasswordOf, wrongWithPassword } from './accounts.js';

interface InvitedRow {
  person_id: string;
  name: string;
  email: string;
  partnership_name: string;
  partnership_slug: string;
  has_account: boolean;
}

export interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly partnershipName: string;
  /** Where there is an account already, its password accepts; else one is chosen. */
  readonly hasAccount: boolean;
}

export interface Accepted {
  readonly email: string;
  /** the partnership's slug */
  readonly partnership: string;
  /** whether the account was made just now, with the password given */
  readonly isNewAccount: boolean;
}

const find = async (database: pg.Pool | pg.ClientBase, hash: string): Promise<InvitedRow> => {
  const { rows } = await database.query<InvitedRow>(
    `SELECT i.*, EXISTS (SELECT FROM "user" u WHERE u.id = i.person_id) AS has_account FROM app.invitation_of($1) i`,
    [hash],
  );
  const [row] = rows;
  if (!row) throw new Fault('NOT_FOUND', 'This link has been used, or is no longer valid. Ask for another.');
  return row;
};

const hashOfLink = (token: string): string => {
  if (!/^[\w-]{20,100}$/.test(token)) throw notFound();
  return hashOfInvitation(token);
};

/** What an invitation's link opens. @throws Fault NOT_FOUND for one that is unknown, used or out of date. */
export async function readInvitation(pool: pg.Pool, token: string): Promise<Invitation> {
  const row = await find(pool, hashOfLink(token));
  return {
    name: row.name,
    email: row.email,
    partnershipName: row.partnership_name,
    hasAccount: row.has_account,
  };
}

/**
 * Accepts an invitation, once: the membership becomes active, and a person without an account gets one with
 * the password given; whoever has one says its password. Of two at once one succeeds, and the other finds
 * the link used.
 *
 * @throws Fault NOT_FOUND as above; BAD_USER_INPUT for a password that is none; FORBIDDEN for a wrong one.
 */
export async function acceptInvitation(pool: pg.Pool, token: string, password: string): Promise<Accepted> {
  const hash = hashOfLink(token);
  const before = await find(pool, hash);
  let passwordHash: string | null = null;
  if (before.has_account) {
    if (!(await isPasswordOf(pool, before.person_id, password)))
      throw new Fault('FORBIDDEN', 'This is not the password of your account.');
  } else {
    const wrong = wrongWithPassword(password);
    if (wrong) throw new Fault('BAD_USER_INPUT', wrong);
    // takes a tenth of a second: not while the row is locked
    passwordHash = await hashed(password);
  }
  return inTransaction(pool, async (client) => {
    const row = await find(client, hash);
    const used = await client.query<{ use_invitation: boolean }>('SELECT app.use_invitation($1)', [hash]);
    if (!used.rows[0]?.use_invitation)
      throw new Fault('NOT_FOUND', 'This link has been used, or is no longer valid. Ask for another.');
    const isNewAccount =
      passwordHash !== null &&
      (await insertAccount(
        client,
        { personId: row.person_id, email: row.email, name: row.name },
        passwordHash,
      ));
    return { email: row.email, partnership: row.partnership_slug, isNewAccount };
  });
}
