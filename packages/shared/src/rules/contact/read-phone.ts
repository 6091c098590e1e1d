import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Refusal, refuse } from '../refusals/index.js';

/** Where a number without a country's code is rung. */
const HOME: CountryCode = 'GB';
const HOME_CODE = '44';
/** Blanks, hyphens and brackets, as people part figures. */
const BETWEEN = /[\s()-]/gu;
/** What nearly everybody writes here; read without the plan of every country, as files of many thousands hold it. */
const WRITTEN_AT_HOME = /^0([1-9]\d{9})$/;
/** A figure too few, of which the library keeps the zero: no number here begins with one. */
const ZERO_KEPT = `+${HOME_CODE}0`;

/**
 * A telephone number in the one form in which it is kept and compared, '+447700900123', however it was written:
 * '07700 900 123', '(0113) 496 0000', '+44 (0)7700-900123'. A zero that a spreadsheet took away is put back.
 * Null for none; INVALID (phone) for what nobody can ring. Numbering plans
 * change each month in some country, so they are Google's, as libphonenumber-js packs them. How long numbers are is
 * asked, not whether one is given out: its plan knows nothing of the numbers that the regulator keeps for inventions,
 * nor of those given out since.
 */
export function readPhone(text: string | null | undefined): string | null | Refusal {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  const [, atHome] = WRITTEN_AT_HOME.exec(typed.replace(BETWEEN, '')) ?? [];
  if (atHome !== undefined) return `+${HOME_CODE}${atHome}`;
  const found = parsePhoneNumberFromString(typed, { defaultCountry: HOME, extract: false });
  if (found?.isPossible() && found.ext === undefined && !found.number.startsWith(ZERO_KEPT))
    return found.number;
  return refuse(
    'INVALID',
    'Give a whole telephone number, for example 07700 900123 or +353 1 496 0000, or leave it empty.',
    'phone',
  );
}

/** The number as people dial it here: '07700 900123'; one of another country with its code. */
export function formatPhone(number: string): string {
  const found = parsePhoneNumberFromString(number);
  if (!found) return number;
  return found.countryCallingCode === HOME_CODE ? found.formatNational() : found.formatInternational();
}
