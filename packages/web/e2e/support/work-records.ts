/** Somebody whom a file of work records tells of, as they are known here. */
export interface Worked {
  readonly givenName: string;
  readonly familyName: string;
  /** 2026-03-05 */
  readonly birthDate: string;
  readonly postcode: string;
  /** the first day of their work; null: some day that proves nothing in particular */
  readonly since: string | null;
}

/** Headings that are none of ours: which column holds what has to be said once. */
export const HEADINGS = [
  'Line',
  'Called',
  'Clan',
  'Born',
  'Area',
  'Firm',
  'Began',
  'Left',
  'Week',
  'Tax code',
];

const FIRMS = ['Holme Valley Textiles', 'Brook Street Bakery', 'Aire Logistics', 'Castle Care Homes'];
const STRANGERS_GIVEN =
  'Abel Blanche Cyril Delia Edgar Flora Gilbert Hester Ivor Jessamy Kenelm Lettice'.split(' ');
const STRANGERS_FAMILY =
  'Arkwright Bickerstaffe Clegg Dobson Entwistle Fairclough Greenhalgh Hargreaves Isherwood Jepson Kershaw Lomax'.split(
    ' ',
  );

/** The same numbers each time, so that a file is the same whenever it is made. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const slashed = (date: string): string => date.split('-').reverse().join('/');

/**
 * How an office wrote somebody down: most as they are; of some the letters of a name, the day of birth or where they
 * live differ, and of a few so much that nobody can be sure.
 */
function written({ givenName, familyName, birthDate, postcode }: Worked, nth: number): string[] {
  const [given, family] = [givenName.toUpperCase(), familyName.toUpperCase()];
  const day = slashed(birthDate);
  const elsewhere = `LS${(nth % 9) + 1} ${(nth % 8) + 1}AB`;
  const [year, month, date] = birthDate.split('-');
  // no year after a leap year has a 29 February
  const otherDay = `${date === '29' ? '28' : date}/${month}/${Number(year) + 1}`;
  const another = STRANGERS_FAMILY[Math.floor(nth / 12) % STRANGERS_FAMILY.length] ?? '';
  switch (nth % 12) {
    case 3:
      return [given, family, day, elsewhere];
    case 5:
      return [given.slice(0, -1), family, day, postcode];
    case 7:
      return [given, family, otherDay, elsewhere];
    case 9:
      return [given.slice(0, 1), family, day, elsewhere];
    case 11:
      return [given, another.toUpperCase(), day, elsewhere];
    default:
      return [given, family, day, postcode];
  }
}

/**
 * An employment office's file, as that office writes one: those given, the first ones without a fault, among strangers
 * of whom nobody here knows anything; and one row with a day that is none.
 * @param sure so many of the first are written just as they are known here
 */
export function workRecords(people: readonly Worked[], sure: number, strangers: number): string {
  const pick = numbers(5);
  const line = (who: readonly string[], nth: number, since: string | null): string[] => [
    `EM${700_000 + nth * 7}`,
    ...who,
    FIRMS[pick(FIRMS.length)] ?? '',
    slashed(since ?? `2022-0${pick(9) + 1}-1${pick(10)}`),
    '',
    since === null ? (['16', '20', '37'][pick(3)] ?? '') : '37',
    'BR',
  ];
  const rows = [
    ...people.map((one, nth) => line(written(one, nth < sure ? 0 : nth), nth, one.since)),
    ...Array.from({ length: strangers }, (_, nth) =>
      line(
        [
          STRANGERS_GIVEN[pick(STRANGERS_GIVEN.length)]?.toUpperCase() ?? '',
          STRANGERS_FAMILY[pick(STRANGERS_FAMILY.length)]?.toUpperCase() ?? '',
          `${10 + pick(19)}/0${pick(9) + 1}/${1958 + pick(45)}`,
          `HX${pick(7) + 1} ${pick(9) + 1}AB`,
        ],
        people.length + nth,
        null,
      ),
    ),
  ];
  const faulty = line(['NORA', 'NIGHTINGALE', '14/09/1971', 'HX1 1AB'], rows.length, null).with(
    6,
    '31/02/2023',
  );
  return `${[HEADINGS, ...rows, faulty].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')}\r\n`;
}
