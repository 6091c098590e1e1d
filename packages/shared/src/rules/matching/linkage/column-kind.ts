import { isOfOthers, meaningOf, type PersonalMeaning } from '../../headings/meaning-of.js';
import { type NamePart, PART_OF_NAME } from '../part-name.js';
import type { ColumnKind } from './linkage-settings.js';

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
  /** of what is written, the share whose first given name is a common one: of one word that word, else as in a whole name */
  readonly givenNames: number;
  /** as that, or whose last word is one: 'Smith John' */
  readonly givenAnywhere: number;
  /** of what is written, the share that looks like somebody's whole name: two to four words of letters, none as of goods */
  readonly personNames: number;
  /** whether the file has another column that people alone have: 'name' is theirs then */
  readonly besideOwn: boolean;
  /** rows in which the first number of a date cannot be a month, or the second cannot */
  readonly dayFirst: number;
  readonly monthFirst: number;
}

/** A few values, each in many rows. */
const MOST_CATEGORIES = 20;
const MOSTLY = 0.8;
/** A third of people bear a common given name, and about one surname in twenty, town or street is one as well. */
const HOLDS_GIVEN_NAMES = 0.15;
/**
 * A whole name, with its title and all it is made of: what has more words is a sentence or a list, the sooner where no
 * heading says that it is a name, and what has fewer is one name.
 */
const WORDS_OF_WHOLE_NAME = { least: 1.5, most: 5, unsaid: 4 };
/** Names hold no digits; those of goods do. */
const MOST_WITH_DIGIT = 0.2;
/** Of people's whole names nearly all look like one; of the names of places and goods about half may. */
const LOOK_LIKE_PEOPLE = { least: 0.75, besideOwn: 0.4 };
/** Places and goods have these as well as people, in small letters. */
const NAMES_OF_ANYTHING: ReadonlySet<string> = /* @__PURE__ */ new Set(['name', 'names', 'display_name']);

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
export const partCalled = (heading: string): NamePart | undefined =>
  Object.entries(PART_OF_NAME).find(([called]) => called === calledOf(heading))?.[1];

/** Numbers that somebody keeps for life, known as such whatever they look like: 'AB 12 34 56 C' is five words. */
export const NUMBERS_OF_PEOPLE = [
  'NHS_NUMBER',
  'NI_NUMBER',
  'PUPIL_NUMBER',
  'LEARNER_NUMBER',
] as const satisfies readonly PersonalMeaning[];
const LEAST_OF_PHONE = 7;

const ONLY_OF_PEOPLE: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'GIVEN_NAME',
  'FAMILY_NAME',
  'BIRTH_DATE',
  'SEX',
  ...NUMBERS_OF_PEOPLE,
]);

/** Whether a column is of what people alone have; addresses, phones and e-mail places and goods' makers have too. */
export const isOnlyOfPeople = (heading: string): boolean => ONLY_OF_PEOPLE.has(calledOf(heading));

/**
 * Whether a column holds given and family names together: by what it is called and that names of people may stand in it,
 * or, where its heading says nothing, by the given names that do. 'Name' alone may be that of a restaurant or a camera,
 * so that what is written has to look like people's too.
 */
export function isWholeName(profile: ColumnProfile): boolean {
  const { heading, words, withDigit, givenNames, personNames, distinct, filled } = profile;
  const { least, most, unsaid } = WORDS_OF_WHOLE_NAME;
  if (words < least || words > most || withDigit > MOST_WITH_DIGIT) return false;
  if (NAMES_OF_ANYTHING.has(plainHeading(heading))) return areNamesOfPeople(profile);
  if (calledOf(heading) === 'WHOLE_NAME') return true;
  const isNamed = meaningOf(heading) !== null || isOfOthers(heading);
  if (isNamed || words > unsaid || personNames < LOOK_LIKE_PEOPLE.least) return false;
  return distinct > 0.3 * filled && givenNames >= HOLDS_GIVEN_NAMES;
}

const areNamesOfPeople = ({ besideOwn, personNames, givenAnywhere }: ColumnProfile): boolean =>
  besideOwn
    ? personNames >= LOOK_LIKE_PEOPLE.besideOwn
    : personNames >= LOOK_LIKE_PEOPLE.least && givenAnywhere >= HOLDS_GIVEN_NAMES;

/** What a column holds, by what is in it and, among names, by what it is called. */
export function kindOf(profile: ColumnProfile): ColumnKind {
  const called = calledOf(profile.heading);
  if ((NUMBERS_OF_PEOPLE as readonly string[]).includes(called)) return 'IDENTIFIER';
  const { filled, distinct, characters, words, digits, withDigit } = profile;
  if (profile.emails >= MOSTLY) return 'EMAIL';
  if (profile.dates >= MOSTLY) return 'DATE';
  if (profile.postcodes >= MOSTLY) return 'POSTCODE';
  if (profile.phones >= MOSTLY && (called === 'PHONE' || distinct > filled / 3)) return 'PHONE';
  // of other countries, as '404/262-7379'
  if (called === 'PHONE' && withDigit >= MOSTLY && characters >= LEAST_OF_PHONE) return 'PHONE';
  if (called === 'GIVEN_NAME' && digits < 0.2) return 'GIVEN_NAME';
  if (['FAMILY_NAME', 'MIDDLE_NAME'].includes(called) && digits < 0.2) return 'NAME';
  if (digits >= MOSTLY) return distinct > 0.3 * filled && characters >= 6 ? 'IDENTIFIER' : 'CODE';
  if (distinct <= MOST_CATEGORIES && filled > 4 * distinct) return 'CATEGORY';
  if (withDigit >= MOSTLY && words < 1.5 && characters < 20)
    return distinct > 0.3 * filled && characters >= 6 ? 'IDENTIFIER' : 'CODE';
  if (words >= 1.8 || characters >= 12) return 'TEXT';
  const isNamed = meaningOf(profile.heading) !== null || isOfOthers(profile.heading);
  return !isNamed && profile.givenNames >= HOLDS_GIVEN_NAMES ? 'GIVEN_NAME' : 'NAME';
}
