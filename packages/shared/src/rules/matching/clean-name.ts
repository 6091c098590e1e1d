/** Longer than any name: what a machine pastes into a field is cut before it costs time. */
const LONGEST = 100;

/** Letters that Unicode does not take apart into a plain one and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
/** Accents, and the vowel signs that Arabic and Hebrew may leave out. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0670]/g;
/** Apostrophes of every kind: O'Brien, O’Brien and O´Brien are OBrien. */
const APOSTROPHES = /['`´\u2018\u2019\u02b9-\u02bf\u2032\uff07]/g;

export const TITLES: ReadonlySet<string> = /* @__PURE__ */ words(
  'mr mrs ms miss mx dr prof rev sir dame lord lady master',
);
export const SUFFIXES: ReadonlySet<string> = /* @__PURE__ */ words('jr junior jnr sr senior snr ii iii');
/** Parts of a family name that are often left out or moved. */
export const PARTICLES: ReadonlySet<string> = /* @__PURE__ */ words(
  'van von der den de del della di da das do dos du la le les ter ten zu al el bin bint ibn abu',
);
/** What people write who know no name. */
const NO_NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'unknown',
  'not known',
  'not given',
  'n a',
  'tbc',
  'anon',
  'anonymous',
  'baby',
  'infant',
]);
/** What people and systems write in any column who know nothing; part of the encoding's version. */
export const NO_VALUES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...NO_NAMES,
  'not stated',
  'not recorded',
  'not applicable',
  'missing',
  'null',
  'none',
  'nil',
]);

/** Beginnings that belong to the part that follows: 'Mac Donald', 'O Brien', 'D Arcy'. */
const JOINED = /(^| )(o|mc|mac|d) (?=\p{L})/gu;

/**
 * A given name made comparable: small letters without accents or signs, a hyphen is a space, no title: 'Dr. Zoë-Ann'
 * is 'zoe ann'. Null for none, or for a word that stands for none. Cleaning what is clean changes nothing.
 */
export function cleanGivenName(text: string | null | undefined): string | null {
  return named(withoutTitles(lettersOf(text).split(' ')));
}

/**
 * A family name made comparable, as a given name is, and its parts settled: 'Mac Donald' is one word, and particles
 * ('van der') and suffixes ('Jr') are left out where something else is left.
 */
export function cleanFamilyName(text: string | null | undefined): string | null {
  const parts = lettersOf(text).replace(JOINED, '$1$2').split(' ');
  const borne = parts.filter((part) => !PARTICLES.has(part));
  const rest = withoutTitles(borne.length > 0 ? borne : parts);
  while (rest.length > 1 && SUFFIXES.has(rest.at(-1) ?? '')) rest.pop();
  return named(rest);
}

/** Nearly every name here: nothing in it has to be taken apart. */
const PLAIN_NAME = new RegExp(`^[A-Za-z]{1,${LONGEST}}$`);

function lettersOf(text: string | null | undefined): string {
  if (text && PLAIN_NAME.test(text)) return text.toLowerCase();
  const letters = (text ?? '')
    .slice(0, 10 * LONGEST)
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(APOSTROPHES, '')
    .replace(/[ßæœøłđðþħıς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .normalize('NFC');
  return [...letters.trim()].slice(0, LONGEST).join('').trim();
}

function withoutTitles(parts: readonly string[]): string[] {
  const rest = [...parts];
  while (rest.length > 1 && TITLES.has(rest[0] ?? '')) rest.shift();
  return rest;
}

function named(parts: readonly string[]): string | null {
  const name = parts.join(' ');
  return name === '' || NO_NAMES.has(name) ? null : name;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
