import { get, NOT_REACHED, problemOf, send } from './http.js';

/** Where one stands with sign-in codes, in this session. */
export interface SecondFactor {
  /** false for an account of the demonstration, whose password is published */
  available: boolean;
  isEnrolled: boolean;
  hasPassed: boolean;
  /** whether one of my partnerships asks for it */
  isNeeded: boolean;
  codesLeft: number | null;
  /** what has to be shown before codes are set up */
  proof: 'NONE' | 'PASSWORD' | 'CODE';
}

/** What was asked for, or a sentence that says why not. */
export type Answered<T> = { ok: T; problem?: never } | { ok?: never; problem: string };

export const readSecondFactor = (): Promise<SecondFactor> => get('/api/auth/second-factor');

async function ask<T>(path: string, body: object): Promise<Answered<T>> {
  const response = await send(`/api/auth/second-factor/${path}`, body);
  if (response === null) return { problem: NOT_REACHED };
  if (response.ok) return { ok: (await response.json()) as T };
  return { problem: (await problemOf(response)).message ?? 'This does not work at the moment. Try again.' };
}

/** A code of the app or a recovery code, for this session. */
export const giveCode = (code: string) => ask<{ codesLeft: number }>('check', { code });
/** Begins new codes; `proof` is the password, an old code or a recovery code, where one is asked for. */
export const beginSetUp = (proof: string) =>
  ask<{ secret: string; address: string }>('set-up', proof === '' ? {} : { proof });
/** The first code of the app: from now on it counts. */
export const confirmSetUp = (code: string) => ask<{ recoveryCodes: string[] }>('confirm', { code });
/** Ten new recovery codes in place of those before. */
export const renewRecoveryCodes = (code: string) =>
  ask<{ recoveryCodes: string[] }>('recovery-codes', { code });
