import { cleanFamilyName, cleanGivenName, NO_VALUES } from '../clean-name.js';
import { cleanPostcode } from '../clean-postcode.js';
import type { ColumnKind } from '../linkage/linkage-settings.js';

/** Longer than any value: what a machine pastes into a field is cut before it costs time. */
const LONGEST = 200;
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};
const APOSTROPHES = /['`´\u2018\u2019\u02b9\u02bc\u2032]/g;

/**
 * A written value made comparable before it is encoded, null where nothing is known. As the engine cleans columns: what
 * two owners write differently has to be the same here, since nobody can look at it afterwards. Part of the encoding's
 * version: a change here makes other bits.
 */
export function cleanForEncoding(
  kind: ColumnKind,
  written: string | null | undefined,
  dayFirst: boolean,
): string | null {
  const text = (written ?? '').slice(0, LONGEST).trim();
  if (text === '') return null;
  switch (kind) {
    case 'GIVEN_NAME':
      return cleanGivenName(text);
    case 'NAME':
      return cleanFamilyName(text);
    case 'TEXT':
    case 'CATEGORY':
      return known(words(text));
    case 'DATE':
      return known(dateOf(text, dayFirst));
    case 'POSTCODE':
      return known(cleanPostcode(text)?.toLowerCase() ?? characters(text));
    case 'PHONE':
      return known(
        text
          .replace(/\(0\)|\D/g, '')
          .replace(/^(00)?44/, '0')
          .replace(/^0+/, '0'),
      );
    case 'EMAIL':
      return known(text.toLowerCase());
    case 'IDENTIFIER':
    case 'CODE':
      return known(characters(text));
  }
}

const known = (value: string): string | null => (value === '' || NO_VALUES.has(value) ? null : value);

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[ßæœøłđðþħı]/g, (letter) => PLAIN[letter] ?? letter);

/** Without signs, one space between words; an apostrophe joins. */
const words = (text: string): string =>
  plain(text.replace(APOSTROPHES, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const characters = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

const MONTH = /[^0-9a-z]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[^0-9a-z]*/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const YEAR_FIRST = /^(\d{4})[^0-9](\d{1,2})[^0-9](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})[^0-9](\d{1,2})[^0-9](\d{4}|\d{2})$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_TOGETHER = /^(?!19|20)(\d{2})(\d{2})((?:18|19|20)\d{2})$/;

/**
 * '1984-03-05' for 1984-03-05, 19840305, 5/3/1984, 05.03.84 and 5 March 1984, be there such a day or not: a slip of a
 * finger must not make a date unknown. What is no date at all stays as it is written (see server/matching/clean-column.ts).
 */
function dateOf(text: string, dayFirst: boolean): string {
  const written = text
    .toLowerCase()
    .replace(/[ t]\d{1,2}:\d{2}.*$/, '')
    .replace(MONTH, (_, month: string) => `/${MONTHS.indexOf(month) + 1}/`);
  const found = YEAR_FIRST.exec(written);
  if (found) return dateFrom(found[1], found[2], found[3]);
  const [, one, two, year] = YEAR_LAST.exec(written) ?? (dayFirst ? DAY_TOGETHER.exec(written) : null) ?? [];
  if (year !== undefined) {
    const whole = year.length === 4 ? year : `${year > '29' ? '19' : '20'}${year}`;
    return dayFirst ? dateFrom(whole, two, one) : dateFrom(whole, one, two);
  }
  const [, y, m, d] = TOGETHER.exec(written) ?? [];
  return y === undefined ? written : dateFrom(y, m, d);
}

const dateFrom = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
