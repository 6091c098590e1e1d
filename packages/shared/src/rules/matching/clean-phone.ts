import { readPhone } from '../contact/index.js';
import { isRefusal } from '../refusals/index.js';

/** A number of the neighbourhood, without its area code; none begins with 0 or 1. */
const LOCAL = /^[2-9]\d{5,7}$/;
/** Too short for anybody's number at home: half a number (readPhone takes it for a service such as 0800 1111). */
const HALF = /^\+44\d{0,8}$/;
/** What people write who have no number: one digit over and over, or the digits in a row. */
const NO_NUMBER = /(\d)\1{7}|12345678/;
/** Where a number stands in a text: 'Mum 07700 900123 (evenings)'. */
const NUMBERS = /[+(\d][\d()\s.\u2010-\u2015-]*\d/g;

/**
 * A phone number in the one form in which it is kept (see readPhone): '+447700900123' for any way of writing it in the
 * United Kingdom, or '480123' where the area code was left out. The first number of the text that is one. Null for
 * none, for half a number, and for what is written for none (00000000000).
 */
export function cleanPhone(text: string | null | undefined): string | null {
  const written = (text ?? '').slice(0, 200).normalize('NFKC').match(NUMBERS) ?? [];
  for (const number of written) {
    const read = readNumber(number.replace(/\(0\)/g, '').replace(/[^\d+]/g, ''));
    if (read !== null && !NO_NUMBER.test(read)) return read;
  }
  return null;
}

function readNumber(dialled: string): string | null {
  if (LOCAL.test(dialled)) return dialled;
  const read = readPhone(dialled);
  return read === null || isRefusal(read) || HALF.test(read) ? null : read;
}

/** Whether a cleaned number has its area code. */
export const isWholePhone = (number: string): boolean => number.startsWith('+');
