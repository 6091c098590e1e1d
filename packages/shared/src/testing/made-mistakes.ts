import { COMMON_SHORT_FORMS, type PersonAsWritten } from '../rules/index.js';
import { type Chance, madeFamilyName, madePhone, madePostcode } from './made-people.js';

type Mistake = (person: PersonAsWritten, chance: Chance) => PersonAsWritten;

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'0123456789'];

/** The same text with one slip: something else, less, more, or two neighbours exchanged. */
function withSlip(text: string, chance: Chance, others: readonly string[]): string {
  const at = chance.below(text.length);
  const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  switch (chance.below(4)) {
    case 0:
      return `${before}${chance.of(others)}${after}`;
    case 1:
      return text.length > 2 ? `${before}${after}` : text;
    case 2:
      return `${before}${here}${chance.of(others)}${after}`;
    default:
      return `${before}${after.charAt(0)}${here}${after.slice(1)}`;
  }
}

/** The same text with one of its digits another. */
function withAnotherDigit(text: string, places: readonly number[], chance: Chance): string {
  const at = chance.of(places);
  const others = DIGITS.filter((digit) => digit !== text.charAt(at));
  return `${text.slice(0, at)}${chance.of(others)}${text.slice(at + 1)}`;
}

const shortFor = (name: string): string | undefined =>
  [...COMMON_SHORT_FORMS].find(([, names]) => names.includes(name.toLowerCase()))?.[0];

/** Ways in which the same person is written differently the second time, each by itself. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  nothing: (person) => person,
  'given name slipped': (person, chance) => ({
    ...person,
    givenName: withSlip(person.givenName ?? '', chance, LETTERS),
  }),
  'family name slipped': (person, chance) => ({
    ...person,
    familyName: withSlip(person.familyName ?? '', chance, LETTERS),
  }),
  'first letter of the family name wrong': (person, chance) => ({
    ...person,
    familyName: `${chance.of(LETTERS)}${(person.familyName ?? '').slice(1)}`,
  }),
  'short form': (person) => ({ ...person, givenName: shortFor(person.givenName ?? '') ?? person.givenName }),
  'initial only': (person) => ({ ...person, givenName: (person.givenName ?? '').slice(0, 1) }),
  'names exchanged': (person) => ({
    ...person,
    givenName: person.familyName,
    familyName: person.givenName,
  }),
  married: (person, chance) => ({ ...person, familyName: madeFamilyName(chance) }),
  'double-barrelled': (person, chance) => ({
    ...person,
    familyName: chance.of([
      `${person.familyName}-${madeFamilyName(chance)}`,
      `${madeFamilyName(chance)} ${person.familyName}`,
    ]),
  }),
  'capitals without accents': (person) => ({
    ...person,
    givenName: (person.givenName ?? '').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    familyName: ` ${(person.familyName ?? '')
      .normalize('NFD')
      .replace(/\p{M}|['’]/gu, '')
      .toUpperCase()} `,
  }),
  'day for month': (person) => ({
    ...person,
    birthDate: person.birthDate?.replace(/(\d\d)-(\d\d)$/, (whole, month: string, day: string) =>
      Number(day) <= 12 ? `${day}-${month}` : whole,
    ),
  }),
  'year of birth one digit wrong': (person, chance) => ({
    ...person,
    birthDate: person.birthDate && withAnotherDigit(person.birthDate, [3], chance),
  }),
  'day of birth wrong': (person, chance) => ({
    ...person,
    birthDate: person.birthDate && withAnotherDigit(person.birthDate, [9], chance),
  }),
  'no birth date': (person) => ({ ...person, birthDate: null }),
  moved: (person, chance) => ({ ...person, postcode: madePostcode(chance) }),
  'postcode one digit wrong': (person, chance) => ({
    ...person,
    postcode: person.postcode && withAnotherDigit(person.postcode, [2, 4], chance),
  }),
  'another phone': (person, chance) => ({ ...person, phone: madePhone(chance) }),
  'phone one digit wrong': (person, chance) => ({
    ...person,
    phone: person.phone && withAnotherDigit(person.phone, [5, 6, 7, 8, 9, 10], chance),
  }),
  'phone written otherwise': (person, chance) => ({
    ...person,
    phone:
      person.phone &&
      chance.of([
        `+44 (0)${person.phone.slice(1, 5)} ${person.phone.slice(5)}`,
        `0044${person.phone.slice(1)}`,
        person.phone.slice(1),
        `${person.phone.slice(0, 5)} ${person.phone.slice(5, 8)}-${person.phone.slice(8)} (work)`,
      ]),
  }),
};
