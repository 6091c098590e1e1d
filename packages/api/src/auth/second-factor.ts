import { randomBytes } from 'node:crypto';
import { Fault } from '@weft/shared/server';
import type pg from 'pg';
import { inTransaction } from './accounts.js';
import { appAddress, base32, stepOfCode } from './one-time-codes.js';
import { giveRecoveryCodes, useRecoveryCode } from './recovery-codes.js';
import { openSecret, sealSecret } from './seal-secret.js';
import { passSecondFactor } from './sessions.js';

const SECRET_BYTES = 20;
/** How long somebody has to read the square and type the first code. */
const SET_UP_MINUTES = 15;

interface FactorRow {
  secret: string | null;
  pending: string | null;
}

/** The second factors of an installation: its secret opens theirs. */
export class SecondFactors {
  constructor(
    private readonly pool: pg.Pool,
    private readonly secret: string,
  ) {}

  /** How many recovery codes a person has left. */
  async codesLeft(personId: string): Promise<number> {
    const { rows } = await this.pool.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM recovery_code WHERE "userId" = $1 AND "usedAt" IS NULL',
      [personId],
    );
    return rows[0]?.left ?? 0;
  }

  /** Whether one of the person's partnerships lets them in with a second factor only. */
  async isNeededBy(personId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ needed: boolean }>(
      'SELECT app.second_factor_needed($1) AS needed',
      [personId],
    );
    return rows[0]?.needed ?? false;
  }

  /** Begins a new second factor. What there was counts until a code of the new one was right. */
  async begin(personId: string, email: string): Promise<{ secret: string; address: string }> {
    const secret = randomBytes(SECRET_BYTES);
    await this.pool.query(
      `INSERT INTO second_factor ("userId", pending, "pendingAt") VALUES ($1, $2, now())
       ON CONFLICT ("userId") DO UPDATE SET pending = excluded.pending, "pendingAt" = excluded."pendingAt"`,
      [personId, sealSecret(secret, personId, this.secret)],
    );
    return { secret: base32(secret), address: appAddress(secret, email) };
  }

  /**
   * The first code of a new second factor: it counts from now on, in place of the one before. This session has
   * passed it; every other session of the person is over.
   *
   * @returns the recovery codes, which nobody sees again; null when the code is wrong.
   * @throws Fault BAD_USER_INPUT when nothing was begun, or too long ago.
   */
  confirm(personId: string, token: string, code: string, now = Date.now()): Promise<string[] | null> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<FactorRow>(
        `SELECT pending FROM second_factor WHERE "userId" = $1
           AND "pendingAt" > now() - make_interval(mins => $2) FOR UPDATE`,
        [personId, SET_UP_MINUTES],
      );
      const sealed = rows[0]?.pending;
      const secret = sealed ? openSecret(sealed, personId, this.secret) : null;
      if (!secret) throw new Fault('BAD_USER_INPUT', 'This took too long. Begin the set-up again.');
      const step = stepOfCode(secret, code, now);
      if (step === null) return null;
      await client.query(
        `UPDATE second_factor SET secret = pending, "confirmedAt" = now(), "lastStep" = $2, pending = NULL,
           "pendingAt" = NULL WHERE "userId" = $1`,
        [personId, step],
      );
      await passSecondFactor(client, token);
      await client.query(
        `UPDATE session SET "endedBecause" = 'SECOND_FACTOR_CHANGED'
         WHERE "userId" = $1 AND token <> $2 AND "endedBecause" IS NULL`,
        [personId, token],
      );
      return giveRecoveryCodes(client, personId);
    });
  }

  /** Whether a code of the app, or a recovery code, is right; it is used up by that, and right for one request. */
  async isRight(personId: string, given: string, now = Date.now()): Promise<boolean> {
    const code = given.replace(/\s/g, '');
    const { rows } = await this.pool.query<FactorRow>(
      'SELECT secret FROM second_factor WHERE "userId" = $1',
      [personId],
    );
    const sealed = rows[0]?.secret;
    if (!sealed) return false;
    if (!/^\d{6}$/.test(code)) return useRecoveryCode(this.pool, personId, code);
    const secret = openSecret(sealed, personId, this.secret);
    const step = secret && stepOfCode(secret, code, now);
    if (step === null) return false;
    const used = await this.pool.query(
      'UPDATE second_factor SET "lastStep" = $2 WHERE "userId" = $1 AND "lastStep" < $2 AND secret = $3',
      [personId, step, sealed],
    );
    return used.rowCount === 1;
  }

  /** Ten new recovery codes in place of those before. */
  renewCodes(personId: string): Promise<string[]> {
    return inTransaction(this.pool, (client) => giveRecoveryCodes(client, personId));
  }
}
