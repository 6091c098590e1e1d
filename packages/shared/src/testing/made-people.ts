import type { PersonAsWritten } from '../rules/index.js';

/** Chance that can be told again: the same seed, the same people. */
export interface Chance {
  /** 0 to less than 1 */
  readonly next: () => number;
  readonly below: (limit: number) => number;
  readonly of: <Each>(list: readonly Each[]) => Each;
}

/** Tommy Ettinger's mulberry32. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    of: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError('Nothing to choose from.');
      return one;
    },
  };
}

const GIVEN =
  `John David James Michael Mohammed Paul Sarah Margaret Susan William Robert Elizabeth Thomas Daniel Karen Emma
Patricia Christopher Andrew Stephen Jessica Catherine Joanna Rebecca Samantha Benjamin Joseph Matthew Nicholas Samuel
Priya Aisha Fatima Zainab Imran Omar Yusuf Kwame Chidi Ngozi Agnieszka Piotr Katarzyna Zoë Siân Owen Rhys Niamh Siobhán
Aoife Callum Hamish Isla Poppy Amelia Harry Archie Florence Victoria Deborah Gillian Geoffrey Kenneth Leonard Winifred
Dorothy Ethel Wayne Darren Tracey Shannon Chelsea Kyle Liam Declan Bartholomew Anastasia`.split(/\s+/);
const COMMON_FAMILY =
  `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green
Hall Wood Jackson Clarke Khan Patel Ahmed Hussain Ali Begum Singh Kaur`.split(/\s+/);
const FAMILY =
  `Ashworth Barraclough Blamires Boothroyd Brook Carmichael Castle Crowther Dearnley Dyson Earnshaw Farrar Firth
Garside Gledhill Haigh Hinchliffe Hirst Holroyd Iredale Jagger Kaye Kowalczyk Lockwood Lodge Mellor Moorhouse Netherwood
Nowakowski Oldroyd O'Brien O’Sullivan MacDonald McAllister Pogson Quarmby Ramsden Redfearn Saxton Schofield Shaw
Stubbington Sykes Thewlis Tindall Uttley Varley Wadsworth Whiteley Woodhead Yeadon Adeyemi Okonkwo Mensah Chaudhry
Rahman Siddiqui Zielińska Wójcik Müller Fernández Nguyễn Papadopoulos Featherstone Fitzgerald Gallagher Kavanagh
Llewellyn Pritchard Cholmondeley Winterbottom Ackroyd Armitage Beaumont Bottomley`.split(/\s+/);
const ENDINGS = ['', '', '', 'son', 'man', 'ley', 'ford', 'er', 'well', 'wick'];

const two = (number: number): string => String(number).padStart(2, '0');

/** A birth date as it is kept; the day and the month both up to 28. */
const madeDate = (chance: Chance): string =>
  `${1935 + chance.below(75)}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`;

/** A postcode of Huddersfield's neighbourhood, one of about 7,000. */
export const madePostcode = (chance: Chance): string =>
  `HD${1 + chance.below(9)} ${1 + chance.below(5)}${chance.of([...'ABDEFGHJLN'])}${chance.of([...'PQRSTUWXYZABDEF'])}`;

const PREFIXES = ['07700', '07911', '07482', '01484', '01924'];

/** A phone number, mobile or of the neighbourhood. */
export const madePhone = (chance: Chance): string =>
  `${chance.of(PREFIXES)}${chance.of([...'23456789'])}${String(chance.below(100_000)).padStart(5, '0')}`;

/** A family name: two of five are common ones. */
export const madeFamilyName = (chance: Chance): string =>
  chance.next() < 0.4 ? chance.of(COMMON_FAMILY) : `${chance.of(FAMILY)}${chance.of(ENDINGS)}`;

/** Somebody who does not exist, everything known of them. */
export const madePerson = (chance: Chance) => ({
  givenName: chance.of(GIVEN),
  familyName: madeFamilyName(chance),
  birthDate: madeDate(chance),
  postcode: madePostcode(chance),
  phone: madePhone(chance),
});

/** Somebody of whom something is not known, as in real records: the birth date of 5 %, the postcode of 15 %, a phone of 30 %. */
export function madeRecord(chance: Chance): PersonAsWritten {
  const person = madePerson(chance);
  const known = <Value>(value: Value, missing: number): Value | null =>
    chance.next() < missing ? null : value;
  return {
    ...person,
    birthDate: known(person.birthDate, 0.05),
    postcode: known(person.postcode, 0.15),
    phone: known(person.phone, 0.3),
  };
}
