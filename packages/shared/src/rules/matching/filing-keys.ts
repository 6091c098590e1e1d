import type { CleanPerson } from './clean-person.js';
import { isInitial } from './compare-field.js';
import { COMMON_SHORT_FORMS, namesBehind, type ShortForms } from './short-forms.js';
import { soundOfName } from './sound-of-name.js';

/** The drawers a record is filed in. Two records of one person share one unless everything was written differently. */
export type KeyKind =
  | 'POSTCODE'
  | 'BIRTH_DATE'
  | 'PHONE_END'
  | 'NAME_AND_YEAR'
  | 'INITIALS_AND_YEAR'
  | 'BOTH_NAMES'
  | 'FAMILY_NAME';

/** One drawer: the key names its kind, so that it stands alone in an index. It is personal data, as the record is. */
export interface FilingKey {
  readonly kind: KeyKind;
  readonly key: string;
}

/** Of a name's parts, so many count. */
const MOST_PARTS = 3;
const PHONE_END = 6;

/**
 * The keys under which a record is filed, each once; people who share none are never compared. Names are filed by their
 * sound and by each part, with the names a short form stands for, and without regard to which was the given and which
 * the family name; a birth date without regard to which number was the day. What is missing files nothing.
 */
export function filingKeys(
  person: CleanPerson,
  forms: ShortForms = COMMON_SHORT_FORMS,
): readonly FilingKey[] {
  const given = partsOf(person.givenName).flatMap((part) => namesBehind(part, forms));
  const family = partsOf(person.familyName);
  const year = person.birthDate?.slice(0, 4);
  const keys: FilingKey[] = [
    ...keysOf('POSTCODE', person.postcode?.includes(' ') ? [person.postcode] : []),
    ...keysOf('BIRTH_DATE', person.birthDate?.length === 10 ? [withoutOrder(person.birthDate)] : []),
    ...keysOf('PHONE_END', person.phone ? [person.phone.slice(-PHONE_END)] : []),
    ...keysOf('BOTH_NAMES', pairs(soundsOf(given), soundsOf(family))),
    ...keysOf('FAMILY_NAME', soundsOf(family)),
  ];
  if (year === undefined) return keys;
  return [
    ...keys,
    ...keysOf(
      'NAME_AND_YEAR',
      soundsOf([...given, ...family]).map((sound) => `${sound} ${year}`),
    ),
    ...keysOf(
      'INITIALS_AND_YEAR',
      pairs(initialsOf(given), initialsOf(family)).map((two) => `${two} ${year}`),
    ),
  ];
}

/** Narrower than the sound of a family name alone, and there whenever a second thing goes with it. */
const NAME_WITH_MORE: ReadonlySet<KeyKind> = /* @__PURE__ */ new Set([
  'NAME_AND_YEAR',
  'INITIALS_AND_YEAR',
  'BOTH_NAMES',
]);

/**
 * The keys to look under for what is typed so far: all, but a family name alone only as long as neither a given name
 * nor a year of birth goes with it.
 */
export function keysToAsk(typed: CleanPerson, forms?: ShortForms): readonly FilingKey[] {
  const keys = filingKeys(typed, forms);
  const isNarrower = keys.some(({ kind }) => NAME_WITH_MORE.has(kind));
  return keys.filter(({ kind }) => kind !== 'FAMILY_NAME' || !isNarrower);
}

/** A drawer with more people is not gone through: a hostel's postcode, a night shelter's phone. */
export const MOST_UNDER_A_KEY = 500;

/**
 * Which keys are worth looking under, and which have too many people: then more should be typed.
 * @param countUnder how many records are filed under a key, or at least whether more than `most`
 */
export function narrowKeys(
  keys: readonly FilingKey[],
  countUnder: (key: FilingKey) => number,
  most: number = MOST_UNDER_A_KEY,
): { readonly narrow: readonly FilingKey[]; readonly tooMany: readonly FilingKey[] } {
  const counted = keys.map((key) => ({ key, fits: countUnder(key) <= most }));
  return {
    narrow: counted.filter(({ fits }) => fits).map(({ key }) => key),
    tooMany: counted.filter(({ fits }) => !fits).map(({ key }) => key),
  };
}

const keysOf = (kind: KeyKind, values: readonly string[]): FilingKey[] =>
  [...new Set(values)].map((value) => ({ kind, key: `${kind} ${value}` }));

const partsOf = (name: string | null): readonly string[] => name?.split(' ').slice(0, MOST_PARTS) ?? [];

/** A single letter has no sound. */
const soundsOf = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !isInitial(name)).map(soundOfName);

const initialsOf = (names: readonly string[]): readonly string[] => names.map((name) => [...name][0] ?? '');

/** Each of some with each of others, the smaller first. */
const pairs = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.flatMap((one) => others.map((other) => (one < other ? `${one} ${other}` : `${other} ${one}`)));

/** 5 March and 3 May of a year are one. */
function withoutOrder(date: string): string {
  const [year = '', ...numbers] = date.split('-');
  return [year, ...numbers.sort()].join('-');
}
