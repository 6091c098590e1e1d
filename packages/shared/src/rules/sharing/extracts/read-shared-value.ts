import { type CalendarDate, EARLIEST_DATE, isUnreadable, parseDate, readDate } from '../../calendar/index.js';
import { readEmail } from '../../contact/index.js';
import { CELL_FAULT_IN_WORDS, cellFault, readCell } from '../../csv/index.js';
import { cleanBirthDate } from '../../matching/clean-birth-date.js';
import { cleanFamilyName, cleanGivenName } from '../../matching/clean-name.js';
import { cleanPhone } from '../../matching/clean-phone.js';
import { cleanPostcode } from '../../matching/clean-postcode.js';
import { isRefusal } from '../../refusals/index.js';
import type { ExtractField } from './extract-columns.js';

/** Longer than any name, number or word that says something. */
const LONGEST = 200;
/** Hours in a week. */
const MOST_HOURS = 168;
/** What systems write into a date of which they know nothing. */
const NO_DATES: ReadonlySet<string> = /* @__PURE__ */ new Set(['', '1900-01-01', '1901-01-01', '9999-12-31']);
/** What people write where they know nothing. */
const NOTHING = /^(n\/?a|null|none|nil|unknown|not known|-+|\.)$/i;
/** The health service's postcodes for no address, or one abroad. */
const NO_PLACE = /^ZZ\s*99/i;

const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
/** A time of day, in no other time zone than ours: it takes nothing from the day. */
const TIME_OF_DAY = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const HOURS = /^(\d{1,3})(?:[.,](\d{1,4}))?(?:\s*(?:h|hrs?|hours?)\.?)?(?:\s*(?:a|per|\/)\s*(?:week|wk))?$/i;
const HOURS_AND_MINUTES = /^(\d{1,3})(?::| ?h(?:rs?|ours?)? ?)([0-5]\d)(?: ?m(?:ins?)?)?$/i;
const PER_CENT = /^(\d{1,3}(?:\.\d{1,4})?)\s*(%|per ?cent)?$/i;

/** Why a cell holds no value of its field: a sentence that says what to do, and nothing of what stands there. */
export interface UnreadValue {
  readonly message: string;
}

/**
 * A cell of an extract as it goes into the clean file: dates as 2026-03-05, numbers with a decimal point, postcodes and
 * telephone numbers in the one form in which they are kept, names and other words as they are written. Null where the
 * cell is empty, or says that nothing is known.
 * @param today in the partnership's time zone
 */
export function readSharedValue(
  field: ExtractField,
  cell: string,
  today: CalendarDate,
): string | null | UnreadValue {
  const value = readCell(cell);
  if (value === '' || NOTHING.test(value)) return null;
  const odd = cellFault(cell);
  // a telephone number may well begin with a plus
  if (odd && !(odd === 'FORMULA' && field === 'PHONE')) return { message: CELL_FAULT_IN_WORDS[odd] };
  if (value.length > LONGEST) return { message: `This is longer than ${LONGEST} characters.` };
  switch (field) {
    case 'GIVEN_NAME':
      return cleanGivenName(value) === null ? null : inOneLine(value);
    case 'FAMILY_NAME':
      return cleanFamilyName(value) === null ? null : inOneLine(value);
    case 'BIRTH_DATE':
      return readBirthDate(value, today);
    case 'POSTCODE':
      return NO_PLACE.test(value)
        ? null
        : (cleanPostcode(value) ?? { message: 'This is no postcode. Write it like HD1 2TT.' });
    case 'PHONE':
      return cleanPhone(value) ?? { message: 'This is no telephone number that could be compared.' };
    case 'EMAIL': {
      const email = readEmail(value);
      return isRefusal(email) ? { message: email.message } : email;
    }
    case 'STARTED_ON':
    case 'ENDED_ON':
    case 'ADMITTED_ON':
      return readSharedDate(value);
    case 'WEEKLY_HOURS':
      return readHours(value);
    case 'ATTENDANCE':
      return readAttendance(value);
    default:
      return inOneLine(value);
  }
}

const inOneLine = (value: string): string => value.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Null for the days that systems write where they know none. */
function readSharedDate(value: string): CalendarDate | null | UnreadValue {
  const [, year, month, day] = RUN_TOGETHER.exec(value) ?? [];
  const date =
    (year === undefined ? null : parseDate(`${year}-${month}-${day}`)) ??
    readDate(value.replace(TIME_OF_DAY, ''));
  // the message is counted and kept: it repeats nothing of a birth date
  if (isUnreadable(date)) return { message: date.message.replace(/month \d+/, 'such month') };
  if (NO_DATES.has(date)) return null;
  return date < EARLIEST_DATE ? { message: 'This is before 1900. Check the year.' } : date;
}

function readBirthDate(value: string, today: CalendarDate): string | null | UnreadValue {
  const date = readSharedDate(value);
  if (typeof date !== 'string') return date;
  return (
    cleanBirthDate(date, today) ?? {
      message: 'Nobody alive was born on this day. Check the year of the date of birth.',
    }
  );
}

function readHours(value: string): string | UnreadValue {
  const [, whole, part = '0'] = HOURS.exec(value) ?? [];
  const [, hours, minutes] = HOURS_AND_MINUTES.exec(value) ?? [];
  const weekly =
    hours !== undefined
      ? Number(hours) + Number(minutes) / 60
      : whole !== undefined
        ? Number(`${whole}.${part}`)
        : Number.NaN;
  if (!(weekly <= MOST_HOURS))
    return { message: `Write the hours of a week as a number from 0 to ${MOST_HOURS}, such as 17.5.` };
  return inHundredths(weekly);
}

function readAttendance(value: string): string | UnreadValue {
  const [, number, sign] = PER_CENT.exec(value) ?? [];
  const share = Number(number ?? Number.NaN);
  if (!(share <= 100)) return { message: 'Write the attendance in per cent, from 0 to 100, such as 92.5.' };
  // 0.95 is 95 per cent to a spreadsheet, and nearly nothing to whoever reads it as written
  if (sign === undefined && share > 0 && share <= 1)
    return { message: 'It is not clear whether this is a share or per cent. Write 95 for 95 per cent.' };
  return inHundredths(share);
}

const inHundredths = (number: number): string => (Math.round(number * 100) / 100).toString();
