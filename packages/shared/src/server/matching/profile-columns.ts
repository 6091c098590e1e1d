import {
  COMMON_GIVEN_NAMES,
  type ColumnProfile,
  isOnlyOfPeople,
  isWholeName,
  kindOf,
  NAME_PARTS,
  TITLES,
  WORDS_OF_OTHERS,
} from '../../rules/index.js';
import { namePartSql } from './clean-column.js';
import type { FileRead } from './read-file.js';
import { quoteName, quoteText, type Workshop } from './workshop.js';

/** Rows looked at: enough to tell what a column holds. */
const LOOKED_AT = 100_000;
const REPEATS_LOOKED_AT = 5_000;
/** Of rows in which both are filled, the share in which the one holds the other's words. */
const SAYS_AGAIN = 0.75;

const END_OF_DATE = '([ t][0-9]{1,2}:[0-9]{2}.*)?';
const DATES = [
  `[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}${END_OF_DATE}`,
  `[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{4}|[0-9]{2})${END_OF_DATE}`,
  `[0-9]{1,2}[-/. ]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ]*([0-9]{4}|[0-9]{2})`,
  '(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])',
  '(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(19|20)[0-9]{2}',
].join('|');
const YEAR_TOGETHER = '(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])';
const DAY_TOGETHER = '(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(18|19|20)[0-9]{2}';
const POSTCODE = '[a-z]{1,2}[0-9][a-z0-9]? *[0-9][a-z]{2}';

const GIVEN_NAMES = [...COMMON_GIVEN_NAMES].map(quoteText).join(', ');
/** One word that happens to be a name ('Vic' for Victoria) makes no column of names. */
const LEAST_GIVEN = 5;
const TITLE = `^((${[...TITLES].join('|')})[. ]+)+`;
const bare = `regexp_replace(v, '${TITLE}', '')`;
/** The first word of a name, or the first after its comma: of "Art's" none. */
const firstGiven = `regexp_extract(regexp_replace(CASE WHEN contains(v, ',') THEN trim(split_part(v, ',', 2)) ELSE v END, '${TITLE}', ''), '^([a-z]+)([^a-z''’]|$)', 1)`;
const lastWord = `regexp_extract(v, '[ ,]([a-z]+)$', 1)`;
const ONE_WORD = `\\p{L}[\\p{L}\\p{M}.''’-]*`;
/** Two to four words of letters: no 'Tony''s' or 'St Mary', and none that places, businesses and goods are named by. */
const looksLikePerson = `regexp_full_match(${bare}, '${ONE_WORD}(,? ${ONE_WORD}){1,3}')
  AND NOT regexp_matches(v, '[''’]s( |$)|^st[. ]|(^| )(${[...WORDS_OF_OTHERS].join('|')})( |$)')`;

/** About so many rows of a file, the same every time. */
const someOf = ({ table, rows }: FileRead, count: number): string =>
  `(SELECT * FROM ${quoteName(table)} WHERE hash(id) % ${rows} < ${count})`;

/** What each column holds, as numbers. */
export async function profileColumns(workshop: Workshop, file: FileRead): Promise<ColumnProfile[]> {
  const looked = 'looked_at';
  await workshop.run(`CREATE TABLE ${looked} AS SELECT * FROM ${someOf(file, LOOKED_AT)}`);
  const profiles: ColumnProfile[] = [];
  for (const [at, heading] of file.headings.entries()) {
    const share = (condition: string): string => `coalesce(avg((${condition})::INTEGER), 0)::DOUBLE`;
    const full = (pattern: string): string => `regexp_full_match(v, '${pattern}')`;
    const first = `try_cast(regexp_extract(v, '^([0-9]{1,2})[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}', 1) AS INTEGER)`;
    const second = `try_cast(regexp_extract(v, '^[0-9]{1,2}[-/. ]([0-9]{1,2})[-/. ][0-9]{2,4}', 1) AS INTEGER)`;
    const digitsOf = `length(regexp_replace(v, '[^0-9]', '', 'g'))`;
    const [row] = await workshop.rows(`SELECT
        (SELECT count(*) FROM ${looked})::INTEGER AS rows,
        count(*)::INTEGER AS filled, count(DISTINCT v)::INTEGER AS distinct,
        coalesce(avg(length(v)), 0)::DOUBLE AS characters,
        coalesce(avg(1 + length(v) - length(replace(v, ' ', ''))), 0)::DOUBLE AS words,
        ${share(`regexp_full_match(replace(v, ' ', ''), '[0-9]+')`)} AS digits,
        ${share(`regexp_matches(v, '[0-9]')`)} AS "withDigit",
        ${share(full(DATES))} AS dates,
        ${share(full(POSTCODE))} AS postcodes,
        ${share(`regexp_full_match(v, '[+(]?[0-9][0-9 ().-]+') AND ${digitsOf} BETWEEN 9 AND 13 AND regexp_matches(v, '^([+(]|0|44)')`)} AS phones,
        ${share(full('[^ ]+@[^ ]+'))} AS emails,
        CASE WHEN count(DISTINCT ${firstGiven}) FILTER (${firstGiven} IN (${GIVEN_NAMES})) < ${LEAST_GIVEN} THEN 0
          ELSE ${share(`${firstGiven} IN (${GIVEN_NAMES})`)} END AS "givenNames",
        CASE WHEN count(DISTINCT CASE WHEN ${firstGiven} IN (${GIVEN_NAMES}) THEN ${firstGiven} ELSE ${lastWord} END)
            FILTER (${firstGiven} IN (${GIVEN_NAMES}) OR ${lastWord} IN (${GIVEN_NAMES})) < ${LEAST_GIVEN} THEN 0
          ELSE ${share(`${firstGiven} IN (${GIVEN_NAMES}) OR ${lastWord} IN (${GIVEN_NAMES})`)} END AS "givenAnywhere",
        ${share(looksLikePerson)} AS "personNames",
        (count(*) FILTER (${first} > 12 OR (${full(DAY_TOGETHER)} AND NOT ${full(YEAR_TOGETHER)})))::INTEGER AS "dayFirst",
        (count(*) FILTER (${second} > 12))::INTEGER AS "monthFirst"
      FROM (SELECT regexp_replace(lower(trim(h${at})), ' +', ' ', 'g') AS v FROM ${looked} WHERE trim(h${at}) <> '')`);
    const besideOwn = file.headings.some((other) => other !== heading && isOnlyOfPeople(other));
    profiles.push({ heading, besideOwn, ...row } as unknown as ColumnProfile);
  }
  await workshop.run(`DROP TABLE ${looked}`);
  return profiles;
}

/**
 * Headings of columns that only say again what others say: a full name beside given and family name, or the same column
 * twice. Compared as well, they would count the same thing twice.
 */
export async function findRepeats(workshop: Workshop, file: FileRead): Promise<Set<string>> {
  const { headings } = file;
  const plain = (at: number): string =>
    `' ' || trim(regexp_replace(lower(strip_accents(h${at})), '[^\\p{L}\\p{N}]+', ' ', 'g')) || ' '`;
  const pairs = headings.flatMap((_, one) =>
    headings.flatMap((__, other) => (one === other ? [] : [[one, other]])),
  );
  if (pairs.length === 0) return new Set();
  const shares = pairs.map(
    ([one, other]) =>
      `coalesce(avg(CASE WHEN length(p${one}) > 2 AND length(p${other}) > 4 THEN contains(p${one}, p${other})::INTEGER END), 0)::DOUBLE AS "${one} ${other}"`,
  );
  const [row = {}] = await workshop.rows(
    `SELECT ${shares.join(', ')} FROM (SELECT ${headings.map((_, at) => `${plain(at)} AS p${at}`).join(', ')}
      FROM ${someOf(file, REPEATS_LOOKED_AT)})`,
  );
  const holds = (one: number, other: number): boolean => Number(row[`${one} ${other}`]) >= SAYS_AGAIN;
  const all = headings.map((_, at) => at);
  const isRepeat = (one: number): boolean => {
    const held = all.filter((other) => other !== one && holds(one, other));
    const twins = held.filter((other) => holds(other, one));
    return held.length - twins.length >= 2 || twins.some((twin) => twin < one);
  };
  return new Set(all.filter(isRepeat).map((at) => headings[at] ?? ''));
}

/** Of rows in which both are filled, the share in which an e-mail address holds a name: such addresses are made of it. */
const MADE_OF = 0.25;

/** Headings of columns of e-mail addresses, each with those of the columns that its addresses are made of. */
export async function findEchoes(
  workshop: Workshop,
  file: FileRead,
  profiles: readonly ColumnProfile[],
): Promise<Map<string, readonly string[]>> {
  const kinds = profiles.map(kindOf);
  const letters = (written: string): string =>
    `regexp_replace(lower(strip_accents(${written})), '[^\\p{L}]', '', 'g')`;
  const echoes = new Map<string, readonly string[]>();
  for (const [at, heading] of file.headings.entries()) {
    if (kinds[at] !== 'EMAIL') continue;
    const names = kinds.flatMap((kind, other) => {
      const profile = profiles[other];
      if (profile && isWholeName(profile))
        return NAME_PARTS.map((part) => ({ other, name: letters(namePartSql(part, `h${other}`)) }));
      return kind === 'GIVEN_NAME' || kind === 'NAME' ? [{ other, name: letters(`h${other}`) }] : [];
    });
    if (names.length === 0) continue;
    const shares = names.map(
      (_, nth) =>
        `coalesce(avg(CASE WHEN length(p${nth}) > 2 THEN contains(address, p${nth})::INTEGER END), 0)::DOUBLE AS s${nth}`,
    );
    const [row = {}] = await workshop.rows(`SELECT ${shares.join(', ')} FROM
      (SELECT ${letters(`h${at}`)} AS address, ${names.map(({ name }, nth) => `${name} AS p${nth}`).join(', ')}
        FROM ${someOf(file, REPEATS_LOOKED_AT)})
      WHERE address <> ''`);
    const madeOf = names.filter((_, nth) => Number(row[`s${nth}`]) >= MADE_OF).map(({ other }) => other);
    if (madeOf.length > 0)
      echoes.set(
        heading,
        [...new Set(madeOf)].map((other) => file.headings[other] ?? ''),
      );
  }
  return echoes;
}
