import { meaningOf } from '../../headings/meaning-of.js';
import type { ColumnKind, NamePart } from './linkage-settings.js';

/** What a file shows of one of its columns, as numbers: no value leaves the database. */
export interface ColumnProfile {
  readonly heading: string;
  readonly rows: number;
  /** rows in which something is written */
  readonly filled: number;
  readonly distinct: number;
  /** of what is written, on average */
  readonly characters: number;
  readonly words: number;
  /** shares, 0 to 1, of what is written */
  readonly digits: number;
  readonly withDigit: number;
  readonly dates: number;
  readonly postcodes: number;
  readonly phones: number;
  readonly emails: number;
  /** rows in which the first number of a date cannot be a month, or the second cannot */
  readonly dayFirst: number;
  readonly monthFirst: number;
}

/** A few values, each in many rows. */
const MOST_CATEGORIES = 20;
const MOSTLY = 0.8;

/** A heading as small letters with _ between words: 'Date of Birth ' and 'date_of_birth' are one. */
export const plainHeading = (heading: string): string =>
  heading
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');

/**
 * One word for all that people call a column, or the heading itself: by it columns of two files find each other. What a
 * column holds goes before what it is called, but for names, which look alike.
 */
export const calledOf = (heading: string): string => meaningOf(heading) ?? plainHeading(heading);

/** Which part of a whole name a column of its own holds, by what it is called. */
export const PART_CALLED: Readonly<Record<string, NamePart>> = { GIVEN_NAME: 'GIVEN', FAMILY_NAME: 'FAMILY' };

/** What a column holds, by what is in it and, among names, by what it is called. */
export function kindOf(profile: ColumnProfile): ColumnKind {
  const called = calledOf(profile.heading);
  const { filled, distinct, characters, words, digits, withDigit } = profile;
  if (profile.emails >= MOSTLY) return 'EMAIL';
  if (profile.dates >= MOSTLY) return 'DATE';
  if (profile.postcodes >= MOSTLY) return 'POSTCODE';
  if (profile.phones >= MOSTLY && (called === 'PHONE' || distinct > filled / 3)) return 'PHONE';
  if (called === 'GIVEN_NAME' && digits < 0.2) return 'GIVEN_NAME';
  if (['FAMILY_NAME', 'MIDDLE_NAME'].includes(called) && digits < 0.2) return 'NAME';
  if (digits >= MOSTLY) return distinct > 0.3 * filled && characters >= 6 ? 'IDENTIFIER' : 'CODE';
  if (distinct <= MOST_CATEGORIES && filled > 4 * distinct) return 'CATEGORY';
  if (withDigit >= MOSTLY && words < 1.5 && characters < 20)
    return distinct > 0.3 * filled && characters >= 6 ? 'IDENTIFIER' : 'CODE';
  return words >= 1.8 || characters >= 12 ? 'TEXT' : 'NAME';
}
