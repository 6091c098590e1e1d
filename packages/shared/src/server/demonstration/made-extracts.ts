import { type CalendarDate, csvText, headingOfEncoded } from '../../rules/index.js';
import { dateOf, dayOf } from './days.js';
import { nameOf, postcodeOf } from './names.js';
import type { Dice } from './random.js';

/** Somebody as they are known here. */
export interface KnownPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly postcode: string;
}

/** A job of somebody's, as an employment office has it. */
export interface MadeJob extends KnownPerson {
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly weeklyHours: string;
}

/** A place of somebody's on a school roll. */
export interface MadePlace extends KnownPerson {
  readonly school: string;
  readonly startedOn: CalendarDate;
  readonly attendance: number;
}

/** The column of a hospital's list that tells its patients apart. */
export const HOSPITAL_ID = 'Hospital number';

const EMPLOYERS = [
  'Holme Valley Textiles',
  'Brook Street Bakery',
  'Aire Logistics',
  'Castle Care Homes',
  'Colne Catering',
  'Spen Warehousing',
  'Dearne Cleaning',
  'Beck Mill Garden Centre',
];

/** An employment office's file of people who work: those here among others, written as that office writes them. */
export function employmentExtract(
  jobs: readonly MadeJob[],
  others: number,
  districts: readonly string[],
  dice: Dice,
): string {
  const strangers = Array.from({ length: others }, (): MadeJob => {
    const startedOn = dateOf(dice.between(dayOf('2022-01-10'), dayOf('2024-03-01')));
    return {
      ...strangerOf(dice, districts, 18, 64, startedOn),
      startedOn,
      endedOn: dice.percent(30) ? dateOf(dayOf(startedOn) + dice.between(5, 25)) : null,
      weeklyHours: dice.pick(['37', '35', '16', '20', '40']),
    };
  });
  const rows = dice.shuffled([...jobs, ...strangers]).map((job, nth) => {
    const written = asWritten(job, districts, dice);
    return [
      `EM${String(700_000 + nth * 7)}`,
      written.givenName.toUpperCase(),
      written.familyName.toUpperCase(),
      written.birthDate,
      written.postcode,
      dice.pick(EMPLOYERS),
      slashed(job.startedOn),
      job.endedOn === null ? '' : slashed(job.endedOn),
      job.weeklyHours,
      // what nobody agreed to share, as real files hold it
      dice.pick(['0T', '1257L', 'BR']),
    ];
  });
  return csvText([
    [
      'Record number',
      'Forename',
      'Surname',
      'Date of birth',
      'Postcode',
      'Employer',
      'Start date',
      'End date',
      'Hours a week',
      'Tax code',
    ],
    ...rows,
  ]);
}

/** A borough's school roll: the children here among others. */
export function schoolRoll(
  places: readonly MadePlace[],
  others: number,
  schools: readonly string[],
  districts: readonly string[],
  dice: Dice,
): string {
  const strangers = Array.from({ length: others }, (): MadePlace => {
    const startedOn = dateOf(dice.between(dayOf('2021-09-01'), dayOf('2025-09-05')));
    return {
      ...strangerOf(dice, districts, 5, 11, startedOn),
      school: dice.pick(schools),
      startedOn,
      attendance: dice.between(80, 100),
    };
  });
  const rows = dice.shuffled([...places, ...strangers]).map((place, nth) => {
    const written = asWritten(place, districts, dice);
    return [
      `R${String(40_000 + nth * 3)}`,
      written.familyName,
      written.givenName,
      written.birthDate,
      written.postcode,
      place.school,
      slashed(place.startedOn),
      String(place.attendance),
    ];
  });
  return csvText([
    ['Pupil number', 'Surname', 'Forename', 'DoB', 'Home postcode', 'School', 'Admitted', 'Attendance'],
    ...rows,
  ]);
}

/** What a hospital encodes at home: its patients, those here among others, by what the program looks for. */
export function hospitalList(
  patients: readonly KnownPerson[],
  others: number,
  districts: readonly string[],
  on: CalendarDate,
  dice: Dice,
): string {
  const strangers = Array.from({ length: others }, () => strangerOf(dice, districts, 40, 75, on));
  const rows = dice.shuffled([...patients, ...strangers]).map((patient, nth) => {
    const written = dice.percent(20)
      ? inAHurry(patient, districts, dice)
      : asWritten(patient, districts, dice);
    return [
      `NT${String(310_000 + nth * 11)}`,
      written.givenName,
      written.familyName.toUpperCase(),
      written.birthDate,
      written.postcode,
    ];
  });
  const fields = ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'] as const;
  return csvText([[HOSPITAL_ID, ...fields.map(headingOfEncoded)], ...rows]);
}

function strangerOf(
  dice: Dice,
  districts: readonly string[],
  youngest: number,
  oldest: number,
  on: CalendarDate,
): KnownPerson {
  return {
    ...nameOf(dice),
    birthDate: dateOf(dayOf(on) - dice.between(youngest * 365, oldest * 365)),
    postcode: postcodeOf(dice, districts),
  };
}

const slashed = (date: CalendarDate): string => date.split('-').reverse().join('/');

/** As another office wrote somebody down: mostly right, sometimes misheard, moved away, or with something left out. */
function asWritten(
  one: KnownPerson,
  districts: readonly string[],
  dice: Dice,
): {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly postcode: string;
} {
  const { givenName, familyName } = one;
  const swapped = dice.percent(2);
  return {
    givenName: swapped ? familyName : misheard(givenName, dice),
    familyName: swapped ? givenName : misheard(familyName, dice),
    birthDate: dice.percent(3) ? '' : slashed(mistyped(one.birthDate, dice)),
    postcode: dice.percent(15) ? postcodeOf(dice, districts) : dice.percent(4) ? '' : one.postcode,
  };
}

/** Brought in at night: by a name that somebody said, from where they were found, and nobody knew when they were born. */
const inAHurry = (one: KnownPerson, districts: readonly string[], dice: Dice) => ({
  givenName: misheard(one.givenName, dice, 40),
  familyName: misheard(one.familyName, dice, 40),
  birthDate: '',
  postcode: postcodeOf(dice, districts),
});

/** One name in ten: two letters exchanged, one doubled or one left out. */
function misheard(name: string, dice: Dice, chance = 10): string {
  if (name.length < 4 || !dice.percent(chance)) return name;
  const at = dice.between(1, name.length - 3);
  const [here = '', next = ''] = [name[at], name[at + 1]];
  return dice.pick([
    name.slice(0, at) + next + here + name.slice(at + 2),
    name.slice(0, at) + here + name.slice(at),
    name.slice(0, at) + name.slice(at + 1),
  ]);
}

/** One date in twenty: day and month exchanged where that is a date, or a day off. */
function mistyped(date: CalendarDate, dice: Dice): CalendarDate {
  if (!dice.percent(5)) return date;
  const [year, month, day] = date.split('-');
  return Number(day) <= 12 ? (`${year}-${day}-${month}` as CalendarDate) : dateOf(dayOf(date) - 1);
}
