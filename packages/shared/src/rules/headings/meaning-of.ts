import { readCell } from '../csv/index.js';
import { ABOUT, CALLED, LESSER, type Meaning, OTHERS, SAYS_NOTHING } from './called.js';

/** Letters and figures alone: 'Date of Birth*' and 'date_of_birth' are one heading. */
export const bareHeading = (heading: string): string => wordsOf(heading).join('');

/**
 * How surely a heading means something, the smaller the surer; null where it does not. As the table calls it, and less
 * surely by what other columns are called better (`LESSER`); then with
 * whom it is about before it ('Pupil surname', 'Start date (dd/mm/yyyy)'); then, of what a person has but once, with any
 * word before it that is not somebody else's ('voter first name', 'res_zip').
 */
export function rankOf(heading: string, meaning: Meaning): number | null {
  const written = wordsOf(heading);
  if (written.length > MOST_WORDS) return null;
  const unbracketed = wordsOf(heading.replace(/\([^)]*(\)|$)|\[[^\]]*(\]|$)/g, ' '));
  const plain = [...unbracketed];
  while (plain.length > 1 && SAYS_NOTHING.has(plain.at(-1) ?? '')) plain.pop();
  const exact = placeOf(written, meaning) ?? placeOf(unbracketed, meaning) ?? placeOf(plain, meaning);
  if (exact !== null) return exact;
  let words = plain;
  while (words.length > 1 && ABOUT.has(words[0] ?? '')) {
    words = words.slice(1);
    const place = placeOf(words, meaning);
    if (place !== null) return SURE + place;
  }
  if (!PERSONAL.has(meaning)) return null;
  for (let from = 1; from < plain.length; from++) {
    if (OTHERS.has(plain[from - 1] ?? '')) return null;
    const place = placeOf(plain.slice(from), meaning);
    // a name by itself may be anything's: 'company name', 'street name'
    if (place !== null && meaning !== 'WHOLE_NAME') return 2 * SURE + place;
  }
  return null;
}

/** A heading of more words is a sentence. */
const MOST_WORDS = 20;

/** More than the table has names for one thing. */
const SURE = 1000;

/** What is meant where nothing else of the same meaning is there ranks below all that is. */
const LESSER_BY = 3 * SURE;

/** How surely a heading means what it means: 0 as the table calls it, less surely 1 and 2, and `LESSER` from 3 on. */
export const tierOf = (rank: number): number => Math.floor(rank / SURE);

/** What a person has: what two files of people are compared by, whatever else they hold. */
export const OF_PEOPLE = [
  'WHOLE_NAME',
  'GIVEN_NAME',
  'MIDDLE_NAME',
  'FAMILY_NAME',
  'BIRTH_DATE',
  'POSTCODE',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'CITY',
  'SEX',
  'NHS_NUMBER',
  'NI_NUMBER',
  'PUPIL_NUMBER',
  'LEARNER_NUMBER',
] as const satisfies readonly Meaning[];
const PERSONAL: ReadonlySet<Meaning> = /* @__PURE__ */ new Set(OF_PEOPLE);
export type PersonalMeaning = (typeof OF_PEOPLE)[number];

/** What a column means that holds something of a person, or null. */
export function meaningOf(heading: string): PersonalMeaning | null {
  let [best, least]: [PersonalMeaning | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const meaning of OF_PEOPLE) {
    const rank = rankOf(heading, meaning);
    if (rank === null || rank >= least) continue;
    [best, least] = [meaning, rank];
  }
  return best;
}

/** Whether a heading speaks of somebody whom the file is not about: 'Parent name'. */
export const isOfOthers = (heading: string): boolean => wordsOf(heading).some((word) => OTHERS.has(word));

/** Whether a heading speaks of what happened, and not of who somebody is: 'Start date'. */
export const isOfRecord = (heading: string): boolean =>
  HAPPENED.some((meaning) => rankOf(heading, meaning) !== null);
const HAPPENED: readonly Meaning[] = ['STARTED_ON', 'ENDED_ON', 'ADMITTED_ON'];

/** Of each meaning its names without signs, with how sure they are: the first of a name counts. */
const PLACES: ReadonlyMap<string, ReadonlyMap<string, number>> = /* @__PURE__ */ new Map(
  Object.entries(CALLED).map(([meaning, names]) => [
    meaning,
    new Map([...names].reverse().map((name, nth) => [bareHeading(name), names.length - 1 - nth])),
  ]),
);

const LESSER_BARE: ReadonlySet<string> = /* @__PURE__ */ new Set(
  [...LESSER].map((name) => bareHeading(name)),
);

/** Whether another column of the same meaning is meant, where there is one. */
export const isLesser = (heading: string): boolean => LESSER_BARE.has(bareHeading(heading));

function placeOf(words: readonly string[], meaning: Meaning): number | null {
  const name = words.join('');
  const place = PLACES.get(meaning)?.get(name);
  return place === undefined ? null : place + (LESSER_BARE.has(name) ? LESSER_BY : 0);
}

/** The words of a heading: 'PupilDOB', 'pupil_dob' and 'Pupil’s DOB' are alike; '%' is per cent, which tells a share. */
function wordsOf(heading: string): string[] {
  return readCell(heading)
    .normalize('NFKD')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/['’]/g, ' ')
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
