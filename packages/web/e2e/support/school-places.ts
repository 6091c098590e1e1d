/** A child as they are known here. */
export interface Child {
  readonly givenName: string;
  readonly familyName: string;
  /** 2015-03-05 */
  readonly birthDate: string;
  readonly postcode: string;
}

const HEADINGS = ['Pupil', 'Surname', 'Forename', 'Date of birth', 'Postcode', 'School', 'Admitted'];
const GIVEN = 'Abel Blanche Cyril Delia Edgar Flora Gilbert Hester Ivor Jessamy Kenelm Lettice'.split(' ');
const FAMILY =
  'Arkwright Bickerstaffe Clegg Dobson Entwistle Fairclough Greenhalgh Hargreaves Isherwood Jepson Kershaw Lomax'.split(
    ' ',
  );
/** Before anybody here was supported: on the roll, and nothing new. */
const LONG_SINCE = '2021-09-06';
const STRANGERS = 150;

const slashed = (date: string): string => date.split('-').reverse().join('/');

/**
 * An admissions office's file: who is at which school since when, among children of whom nobody here knows anything.
 * @param child who took up a place, written as they are known here
 * @param takenUpOn since when: the others have been where they are for years
 */
export function placesFile(child: Child, others: readonly Child[], takenUpOn: string): string {
  const known = others.filter((one) => one !== child);
  const strangers = Array.from({ length: STRANGERS }, (_, nth): Child => {
    const [day, month] = [10 + ((nth * 3) % 18), 1 + (nth % 9)];
    return {
      givenName: GIVEN[(nth * 5 + Math.floor(nth / 12)) % 12] ?? '',
      familyName: FAMILY[(nth * 7) % 12] ?? '',
      birthDate: `${2010 + (nth % 8)}-0${month}-${day}`,
      postcode: `SE${1 + (nth % 9)} ${1 + (nth % 8)}ZZ`,
    };
  });
  const rows = [child, ...known, ...strangers].map((one, nth) => [
    `Y${nth}`,
    one.familyName.toUpperCase(),
    one.givenName,
    slashed(one.birthDate),
    // every seventh has moved
    one !== child && nth % 7 === 0 ? `SE9 ${nth % 9}AB` : one.postcode,
    one === child ? 'Larkmead Academy' : 'Eastfield Academy',
    slashed(one === child ? takenUpOn : LONG_SINCE),
  ]);
  return `${[HEADINGS, ...rows].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
