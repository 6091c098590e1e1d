import {
  AFTER_O,
  APOSTROPHES_OF_NAMES,
  BEFORE_FAMILY_NAME,
  type ColumnKind,
  LONGEST_NAME,
  type NamePart,
  NO_VALUES,
  SUFFIXES,
  SURE_O,
  TITLES,
  TITLES_BETWEEN_COMMAS,
} from '../../rules/index.js';
import { quoteText } from './workshop.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An expression that makes a written value comparable, NULL where nothing is known; cleaning twice changes nothing. */
export function cleanSql(kind: ColumnKind, written: string, dayFirst: boolean): string {
  switch (kind) {
    case 'GIVEN_NAME':
    case 'NAME':
      return known(`regexp_replace(${words(written)}, '^((${[...TITLES].join('|')}) )+', '')`);
    case 'TEXT':
    case 'CATEGORY':
      return known(words(written));
    case 'DATE':
      return known(dateSql(written, dayFirst));
    case 'POSTCODE':
      return known(
        `regexp_replace(${characters(written)}, '^([a-z]{1,2}[0-9][a-z0-9]?)([0-9][a-z]{2})$', '\\1 \\2')`,
      );
    case 'PHONE':
      return known(phoneSql(written));
    case 'EMAIL':
      return known(`replace(lower(trim(${written})), '@', ' ')`);
    case 'IDENTIFIER':
    case 'CODE':
      return known(characters(written));
  }
}

/** An expression that takes a whole name apart, as `partName` does; what it gives is then cleaned as a name. */
export function namePartSql(part: NamePart, whole: string): string {
  const written = `regexp_replace(left(${whole}, ${LONGEST_NAME}) || ',', ${quoteText(TITLES_BETWEEN_COMMAS)}, ',', 'gi')`;
  const bare = (text: string): string =>
    `regexp_replace(regexp_replace(${hyphenated(text)}, '^((${[...TITLES].join('|')}) )+', ''), '( (${[...SUFFIXES].join('|')}))+$', '')`;
  const hasComma = `regexp_matches(${written}, '\\p{L}[^,]*,[^,]*\\p{L}')`;
  const [before, after] = [1, 2].map((nth) => `split_part(${written}, ',', ${nth})`);
  const alone = part === 'GIVEN' ? "''" : 'v';
  const ofWords =
    part === 'GIVEN'
      ? `split_part(v, ' ', 1)`
      : `regexp_extract(v, ' ((?:(?:${[...BEFORE_FAMILY_NAME, O_OF_NAME].join('|')}) )*(?:o (?:${[...AFTER_O].join('|')})|[^ ]+))$', 1)`;
  const byComma = part === 'GIVEN' ? `split_part(${bare(after ?? '')}, ' ', 1)` : bare(before ?? '');
  return `(SELECT CASE WHEN ${hasComma} THEN ${byComma} ELSE replace(CASE WHEN contains(v, ' ') THEN ${ofWords} ELSE ${alone} END, '${O_OF_NAME}', 'o') END
    FROM (SELECT ${bare(markO(written))} AS v))`;
}

/** Stands for an O that belongs to the name behind it while accents and apostrophes are taken away: a letter of no name. */
const O_OF_NAME = 'ʘ';
/** Twice, since a match takes the sign behind it that the next one begins with. */
function markO(written: string): string {
  const between = `[^\\p{L}\\p{M}\\p{N}${APOSTROPHES_OF_NAMES}-]`;
  const pattern = quoteText(`(^|${between})(?:${SURE_O.replace('\\u', '\\x')})(${between}|$)`);
  const once = (text: string): string => `regexp_replace(${text}, ${pattern}, '\\1${O_OF_NAME}\\3', 'g')`;
  return once(once(written));
}

const known = (value: string): string =>
  `(SELECT CASE WHEN v = '' OR v IN (${[...NO_VALUES].map(quoteText).join(', ')}) THEN NULL ELSE v END FROM (SELECT ${value} AS v))`;

/** Small letters without accents; some letters are not one and an accent (see rules/matching/clean-name.ts). */
const plain = (written: string): string =>
  `replace(replace(translate(lower(strip_accents(${written})), 'øłđðħı', 'olddhi'), 'ß', 'ss'), 'æ', 'ae')`;

/** Without signs, one space between words; an apostrophe joins. */
const words = (written: string): string =>
  `trim(regexp_replace(regexp_replace(${plain(written)}, '[''\`´‘’ʹʼ′]', '', 'g'), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;

/** The same, but that a hyphen joins too. */
const hyphenated = (written: string): string =>
  `trim(regexp_replace(regexp_replace(regexp_replace(${plain(written)}, '[''\`´‘’ʹʼ′]', '', 'g'), '(^|[^\\p{L}\\p{N}])-+|-+($|[^\\p{L}\\p{N}])', ' ', 'g'), '[^\\p{L}\\p{N}-]+', ' ', 'g'))`;

const characters = (written: string): string =>
  `regexp_replace(${plain(written)}, '[^\\p{L}\\p{N}]', '', 'g')`;

/** Digits alone, the United Kingdom's own prefix as a zero. */
const phoneSql = (written: string): string =>
  `regexp_replace(regexp_replace(regexp_replace(${written}, '\\(0\\)|[^0-9]', '', 'g'), '^(00)?44', '0'), '^0+', '0')`;

/**
 * '1984-03-05' for 1984-03-05, 19840305, 5/3/1984, 05.03.84 and 5 March 1984, be there such a day or not: a slip of a
 * finger must not make a date unknown. What is no date at all stays as it is written.
 */
function dateSql(written: string, dayFirst: boolean): string {
  const plain = `regexp_replace(trim(lower(${written})), '[ t][0-9]{1,2}:[0-9]{2}.*$', '')`;
  const inDigits = MONTHS.reduce(
    (text, month, at) => `regexp_replace(${text}, '[^0-9a-z]*${month}[a-z]*[^0-9a-z]*', '/${at + 1}/')`,
    'd',
  );
  const part = (pattern: string, nth: number, length: number): string =>
    `lpad(regexp_extract(t, '${pattern}', ${nth}), ${length}, '0')`;
  const year = '^([0-9]{4})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2})$';
  const day = '^([0-9]{1,2})[^0-9]([0-9]{1,2})[^0-9]([0-9]{4}|[0-9]{2})$';
  const together = '^([0-9]{4})([0-9]{2})([0-9]{2})$';
  const dayTogether = '^([0-9]{2})([0-9]{2})((18|19|20)[0-9]{2})$';
  const [d, m] = dayFirst ? [1, 2] : [2, 1];
  const whole = `CASE length(regexp_extract(t, '${day}', 3)) WHEN 4 THEN regexp_extract(t, '${day}', 3)
      ELSE CASE WHEN regexp_extract(t, '${day}', 3) > '29' THEN '19' ELSE '20' END || regexp_extract(t, '${day}', 3) END`;
  return `(SELECT CASE
      WHEN regexp_matches(t, '${year}') THEN ${part(year, 1, 4)} || '-' || ${part(year, 2, 2)} || '-' || ${part(year, 3, 2)}
      WHEN regexp_matches(t, '${day}') THEN ${whole} || '-' || ${part(day, m, 2)} || '-' || ${part(day, d, 2)}
      WHEN ${dayFirst} AND regexp_matches(t, '${dayTogether}') AND NOT regexp_matches(t, '^(19|20)') THEN ${part(dayTogether, 3, 4)} || '-' || ${part(dayTogether, 2, 2)} || '-' || ${part(dayTogether, 1, 2)}
      WHEN regexp_matches(t, '${together}') THEN ${part(together, 1, 4)} || '-' || ${part(together, 2, 2)} || '-' || ${part(together, 3, 2)}
      ELSE t END
    FROM (SELECT CASE WHEN regexp_matches(d, '[a-z]{3}') THEN ${inDigits} ELSE d END AS t FROM (SELECT ${plain} AS d)))`;
}
