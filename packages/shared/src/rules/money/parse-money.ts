import { type Refusal, refuse } from '../refusals/index.js';
import { type Minor, minor, minorDigits } from './minor.js';

/** ASCII digits only (`\d` is that in JavaScript), no sign, no exponent, no blanks, no needless zeros in front. */
const DECIMAL = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/** Up to 999,999,999,999.99: far above any contract, far below what a database bigint holds in pence. */
const MAXIMUM_WHOLE_DIGITS = 12;

/**
 * Reads an amount as a person or a program writes it: "2200", "2200.5", "2200.00". Exact or refused.
 *
 * @param currency ISO 4217; decides how many decimals there may be.
 * @param field the input's path, for the refusal.
 * @returns the amount in minor units, zero included, or INVALID.
 */
export const parseMoney = (text: string, currency: string, field?: string): Minor | Refusal => {
  const match = DECIMAL.exec(text);
  const whole = match?.[1];
  if (whole === undefined) {
    return refuse('INVALID', 'Enter an amount in digits, such as 2200.00, with nothing else.', field);
  }
  const digits = minorDigits(currency);
  const fraction = match?.[2] ?? '';
  if (fraction.length > digits) {
    const allowed = digits === 0 ? 'no decimals' : `at most ${digits} decimals`;
    return refuse('INVALID', `Enter an amount with ${allowed}: that is what ${currency} has.`, field);
  }
  if (whole.length > MAXIMUM_WHOLE_DIGITS) {
    return refuse('INVALID', 'Enter an amount below 1,000,000,000,000.', field);
  }
  return minor(BigInt(whole + fraction.padEnd(digits, '0')));
};
