import { isRefusal, readEmail } from '@weft/shared';
import type { Settings } from '@weft/shared/server';
import pg from 'pg';
import { inTransaction } from '../auth/accounts.js';
import { OperatorError } from './operator-error.js';

/** Reads the flags of `reset-second-factor`. @throws OperatorError */
export function readResetSecondFactor(args: readonly string[]): string {
  const [flag, address, ...rest] = args;
  if (flag !== '--email' || address === undefined || rest.length > 0)
    throw new OperatorError('It is called "reset-second-factor --email ADDRESS".');
  const email = readEmail(address);
  if (isRefusal(email)) throw new OperatorError(email.message);
  return email;
}

/**
 * Takes a person's second factor and recovery codes away, and ends their sessions: where their roles need one,
 * they set up another when they next sign in.
 *
 * @returns false when the account has none.
 * @throws OperatorError when there is no such account.
 */
export async function resetSecondFactor(
  settings: Pick<Settings, 'databaseUrl'>,
  email: string,
): Promise<boolean> {
  const owner = new pg.Pool({ connectionString: settings.databaseUrl ?? undefined, max: 1 });
  try {
    return await inTransaction(owner, async (client) => {
      const found = await client.query<{ id: string }>('SELECT id FROM auth."user" WHERE email = $1', [
        email,
      ]);
      const [user] = found.rows;
      if (!user) throw new OperatorError(`There is no account of ${email}.`);
      const had = await client.query('DELETE FROM auth.second_factor WHERE "userId" = $1', [user.id]);
      await client.query('DELETE FROM auth.recovery_code WHERE "userId" = $1', [user.id]);
      await client.query(
        `UPDATE auth.session SET "endedBecause" = 'SECOND_FACTOR_CHANGED' WHERE "userId" = $1 AND "endedBecause" IS NULL`,
        [user.id],
      );
      return had.rowCount === 1;
    });
  } finally {
    await owner.end();
  }
}
