import { createHmac, randomBytes } from 'node:crypto';
import type { EncodingKey } from './encoding-key.js';

/** How a row is called in the encoded file. */
export const PSEUDONYMS = ['keyed', 'row-number', 'none'] as const;
export type Pseudonym = (typeof PSEUDONYMS)[number];

const BYTES = 16;

/**
 * What a row is called instead of its id. Keyed, by the key and by a chance of this run alone: two files of the same
 * people have no name in common, not for the other party either, which has the key and could try every number there is.
 */
export function pseudonymsBy(how: Pseudonym, key: EncodingKey, chance: Uint8Array = randomBytes(BYTES)) {
  const own = createHmac('sha256', key.forPurpose('pseudonyms')).update(chance).digest();
  return (id: string, row: number): string => {
    if (how === 'none') return id;
    if (how === 'row-number') return String(row);
    // begins with a letter: a spreadsheet takes a code that begins with - for a sum
    return `p${createHmac('sha256', own).update(id).digest().subarray(0, BYTES).toString('base64url')}`;
  };
}

const NHS_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const INSURANCE = /^[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]$/;

/** Whether an id is a number by which anybody is known: of the health service (its check digit is right), or of National Insurance. */
export function isKnownNumber(id: string): boolean {
  const plain = id.replace(/[\s-]/g, '').toUpperCase();
  if (INSURANCE.test(plain)) return true;
  if (!/^\d{10}$/.test(plain)) return false;
  const sum = NHS_WEIGHTS.reduce((total, weight, at) => total + weight * Number(plain[at]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(plain[9]);
}
