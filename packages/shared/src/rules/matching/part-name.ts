import { PARTICLES, SUFFIXES, TITLES } from './clean-name.js';

/** What may stand before the last word of a family name and belong to it: 'van der', 'Mac'. */
export const BEFORE_FAMILY_NAME: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...PARTICLES,
  'mc',
  'mac',
  'st',
]);

/**
 * Family names of which most people bear the O: before them it is theirs ('Sean O Brien'), before any other it is the
 * initial of a second given name ('Anna O Smith'). Those that more people bear without it (Kelly, Ryan, Carroll) are not
 * among them.
 */
export const AFTER_O: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'beirne brian brien callahan connel connell conner connor conor dea donaghue donnell donoghue donohoe donohue ' +
    'doherty dowd dowda driscoll dwyer flaherty gara gorman grady hagan halloran hanlon hanrahan hara hare hehir ' +
    'keefe keeffe laughlin leary loughlin loughlan mahoney mahony malley mara meally meara melia neal neale neil ' +
    'neill rahilly rawe reilly riley riordan rorke rourke shaughnessy shea sullivan toole tuama'
  ).split(' '),
);

/** Apostrophes of every kind, as SQL knows them. */
export const APOSTROPHES_OF_NAMES = "'`´‘’ʹʼ′";
/** An O that cannot be an initial, as a whole word: O' or Ó. */
export const SURE_O: string = `[oO][${APOSTROPHES_OF_NAMES}]+|([óÓ]|[oO]\u0301)[${APOSTROPHES_OF_NAMES}]*`;
const IS_SURE_O = /* @__PURE__ */ new RegExp(`^(${SURE_O})$`);

/**
 * Characters of a whole name that are read. The patterns below, and those of a name's parts, take the square of its length,
 * and a cell of a file may be as long as its sender likes; no name comes near it.
 */
export const LONGEST_NAME = 1000;

/** A pattern: between commas nothing but titles and suffixes, as in 'Smith, Mr' and 'King, Jr., Martin'. */
export const TITLES_BETWEEN_COMMAS: string = /* @__PURE__ */ titlesBetweenCommas();
const NO_NAME_BY_ITSELF = /* @__PURE__ */ new RegExp(TITLES_BETWEEN_COMMAS, 'gi');

/** What is taken of a whole name: its first given name, or its family name. */
export const NAME_PARTS = ['GIVEN', 'FAMILY'] as const;
export type NamePart = (typeof NAME_PARTS)[number];

/** Which part of a whole name each of the two is that may have a column of its own. */
export const PART_OF_NAME = { GIVEN_NAME: 'GIVEN', FAMILY_NAME: 'FAMILY' } as const satisfies Readonly<
  Record<string, NamePart>
>;

/** One part of a whole name; null where it has none. */
export function partOf(whole: string, part: NamePart): string | null {
  const { given, family } = partName(whole);
  return part === 'GIVEN' ? given : family;
}

/** The parts of a whole name, as they are written; null where it has none. */
export interface PartedName {
  /** the first of the given names: those between are left out as often as not */
  readonly given: string | null;
  readonly family: string | null;
}

/**
 * Takes a whole name apart, by what is before and after a comma, or else by its words: 'Smith, Dr John Paul' and 'Dr John
 * Paul Smith Jr' are John and Smith, 'Jan van der Berg' is Jan and van der Berg. One word alone is a family name. Files are
 * taken apart by the same rule, in SQL (server/matching/clean-column.ts). Of what is longer than `LONGEST_NAME` its
 * beginning is read.
 */
export function partName(whole: string): PartedName {
  const written = `${beginning(whole)},`.replace(NO_NAME_BY_ITSELF, ',');
  const comma = /\p{L}[^,]*,[^,]*\p{L}/u.test(written);
  if (comma) {
    const [before = '', after = ''] = written.split(',');
    return { given: bare(after)[0] ?? null, family: bare(before).join(' ') || null };
  }
  const words = bare(written);
  if (words.length < 2) return { given: null, family: words[0] ?? null };
  let start = words.length - 1;
  if (start > 1 && plain(words[start - 1] ?? '') === 'o' && AFTER_O.has(plain(words[start] ?? '')))
    start -= 1;
  while (start > 1 && belongsBehind(words[start - 1] ?? '')) start -= 1;
  return { given: words[0] ?? null, family: words.slice(start).join(' ') };
}

const belongsBehind = (word: string): boolean => BEFORE_FAMILY_NAME.has(plain(word)) || IS_SURE_O.test(word);

/** By whole characters, as SQL counts them: half of one is none. */
const beginning = (whole: string): string =>
  whole.length <= LONGEST_NAME
    ? whole
    : Array.from(whole.slice(0, 2 * LONGEST_NAME))
        .slice(0, LONGEST_NAME)
        .join('');

const NO_NAME = /* @__PURE__ */ new RegExp(`[^\\p{L}\\p{M}\\p{N}${APOSTROPHES_OF_NAMES}-]+`, 'u');

/** Some of them are letters to Unicode. */
const APOSTROPHES = /* @__PURE__ */ new RegExp(`[${APOSTROPHES_OF_NAMES}]`, 'g');

/** The words of a name without a title before it and a suffix behind it; all of them where nothing else is there. */
function bare(written: string): string[] {
  const words = written
    .split(NO_NAME)
    .map((word) => word.replace(/^-+|-+$/g, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word.replace(APOSTROPHES, '')));
  while (words.length > 1 && TITLES.has(plain(words[0] ?? ''))) words.shift();
  while (words.length > 1 && SUFFIXES.has(plain(words.at(-1) ?? ''))) words.pop();
  return words;
}

/** Without accents, as SQL compares it: Lê is the particle that le is. */
const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(/[^\p{L}]/gu, '');

function titlesBetweenCommas(): string {
  return `(,[\\s.]*(${[...TITLES, ...SUFFIXES].join('|')})[\\s.]*)+,`;
}
