import { createHash, randomInt } from 'node:crypto';
import type pg from 'pg';

const RECOVERY_CODES = 10;
/** No letter that looks like another or like a digit. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 24;

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** Of 120 random bits a plain hash is enough (of fewer than 112 it is not: ASVS 6.5.2). Case and hyphens are as one types them. */
const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex');

/** Gives a person ten new recovery codes, in place of those before: nobody sees them again. */
export async function giveRecoveryCodes(client: pg.ClientBase, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await client.query('DELETE FROM recovery_code WHERE "userId" = $1', [personId]);
  await client.query('INSERT INTO recovery_code ("userId", hash) SELECT $1, unnest($2::text[])', [
    personId,
    codes.map(hashOf),
  ]);
  return codes;
}

/** Uses a recovery code up: true for the one request that came first with it. */
export async function useRecoveryCode(database: pg.Pool, personId: string, code: string): Promise<boolean> {
  const used = await database.query(
    'UPDATE recovery_code SET "usedAt" = now() WHERE "userId" = $1 AND hash = $2 AND "usedAt" IS NULL',
    [personId, hashOf(code)],
  );
  return used.rowCount === 1;
}
