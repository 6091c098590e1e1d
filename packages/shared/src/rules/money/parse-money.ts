import { type Refusal, refuse } from '../refusals/index.js';
import { type Minor, minor, minorDigits } from './minor.js';

/**
 * ASCII digits only (`\d` is that in JavaScript), no sign, no exponent, no blanks, no needless zeros in front. Commas part
 * every three digits or none, so that a comma can never be read as the sign before the decimals: "1,50" is refused.
 */
const DECIMAL = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;

/** What may be a whole number in thousands, or one with three decimals after a comma. */
const DECIMAL_COMMA = /^\d{1,3},\d{3}$/;

/** Up to 999,999,999,999.99: far above any contract, far below what a database bigint holds in pence. */
const MAXIMUM_WHOLE_DIGITS = 12;

/**
 * Reads an amount as a person or a program writes it: "2200", "2200.5", "2200.00", "2,200.00". Exact or
 * refused. With commas and no decimals ("1,250") it is read where the currency's decimals are not three: where they are,
 * somebody may have meant a decimal comma.
 *
 * @param currency ISO 4217; decides how many decimals there may be.
 * @param field the input's path, for the refusal.
 * @returns the amount in minor units, zero included, or INVALID.
 */
export const parseMoney = (text: string, currency: string, field?: string): Minor | Refusal => {
  const match = DECIMAL.exec(text);
  const whole = match?.[1]?.replaceAll(',', '');
  if (whole === undefined) {
    return refuse('INVALID', 'Enter an amount in digits, such as 2200.00, with nothing else.', field);
  }
  const digits = minorDigits(currency);
  const fraction = match?.[2] ?? '';
  if (DECIMAL_COMMA.test(text) && digits === 3)
    return refuse('INVALID', 'Enter an amount without commas, such as 1250.000.', field);
  if (fraction.length > digits) {
    const allowed = digits === 0 ? 'no decimals' : `at most ${digits} decimals`;
    return refuse('INVALID', `Enter an amount with ${allowed}: that is what ${currency} has.`, field);
  }
  if (whole.length > MAXIMUM_WHOLE_DIGITS) {
    return refuse('INVALID', 'Enter an amount below 1,000,000,000,000.', field);
  }
  return minor(BigInt(whole + fraction.padEnd(digits, '0')));
};
