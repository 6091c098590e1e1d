import {
  exchangedWith,
  type LinkageComparison,
  type LinkageLikeness,
  type LinkageSettings,
  NOT_KNOWN,
} from '../../rules/index.js';

/** The expressions of one comparison; l_s0 is column s0 of the left record (see prepare-records.ts). */
export interface ComparisonSql {
  /** worked out once for each pair, before the level is looked for */
  readonly before: readonly string[];
  /** the level, NOT_KNOWN where a side knows nothing */
  readonly level: string;
}

/** How the comparison of place j in the settings is done in SQL: levels as in rules/matching, the first that holds. */
export function comparisonSql(settings: LinkageSettings, j: number): ComparisonSql {
  const comparison = settings.comparisons[j];
  if (!comparison) throw new RangeError(`There is no comparison ${j}.`);
  const at = placeOf(settings, comparison.column);
  const isAlike = comparison.levels.some(({ is }) => is === 'ALIKE');
  const other = exchangedWith(comparison);
  const before = [
    ...(isAlike ? [`jaro_winkler_similarity(l_s${at}, r_s${at}) AS alike_${j}`] : []),
    ...(other === null
      ? []
      : [`${exchangedSql(comparison, at, placeOf(settings, other))} AS exchanged_${j}`]),
  ];
  const partner = settings.comparisons.findIndex((each) => exchangedWith(each) === comparison.column);
  const echoes = (comparison.echoes ?? []).map((name) => {
    const echoed = placeOf(settings, name);
    return `coalesce(l_s${echoed} = r_s${echoed}, false)`;
  });
  const whens = comparison.levels.map((level, nth) => {
    const isNews = echoes.length === 0 || level.is === 'SAME' || level.is === 'OTHERWISE';
    const then = isNews ? nth : `CASE WHEN ${echoes.join(' OR ')} THEN ${NOT_KNOWN} ELSE ${nth} END`;
    return `WHEN ${holdsSql(level, at, j)} THEN ${then}`;
  });
  return {
    before,
    level: `CASE WHEN l_s${at} IS NULL OR r_s${at} IS NULL THEN ${NOT_KNOWN}
      ${partner < 0 ? '' : `WHEN coalesce(exchanged_${partner}, false) THEN ${NOT_KNOWN}`} ${whens.join(' ')} END`,
  };
}

const placeOf = (settings: LinkageSettings, name: string): number =>
  settings.columns.findIndex((column) => column.name === name);

function exchangedSql({ levels }: LinkageComparison, one: number, other: number): string {
  const level = levels.find((each) => each.is === 'EXCHANGED');
  const atLeast = level?.is === 'EXCHANGED' ? level.atLeast : 1;
  const alike = (a: string, b: string): string => `jaro_winkler_similarity(${a}, ${b}) >= ${atLeast}`;
  return `(CASE WHEN l_s${one} = r_s${one} OR l_s${other} = r_s${other} THEN false
    WHEN ${alike(`l_s${one}`, `r_s${other}`)} THEN ${alike(`l_s${other}`, `r_s${one}`)} ELSE false END)`;
}

function holdsSql(level: LinkageLikeness, at: number, j: number): string {
  const [c, s] = [
    [`l_c${at}`, `r_c${at}`],
    [`l_s${at}`, `r_s${at}`],
  ] as const;
  const shorter = `least(length(${s[0]}), length(${s[1]}))`;
  const both = (of: (side: string) => string): string => `${of(s[0])} = ${of(s[1])}`;
  const [lw, rw] = [`l_w${at}`, `r_w${at}`];
  switch (level.is) {
    case 'SAME':
      return `${s[0]} = ${s[1]}`;
    case 'ALIKE':
      return `alike_${j} >= ${level.atLeast}`;
    case 'EDITS':
      return `(${shorter} >= ${level.characters} AND ${fewEdits(level, s)})`;
    case 'SHORT_FORM':
      return `(CASE WHEN l_m${at} & r_m${at} <> 0 THEN list_has_any(l_n${at}, r_n${at}) ELSE false END)`;
    case 'SAME_FIRST_PART':
      return `split_part(${c[0]}, ' ', 1) = split_part(${c[1]}, ' ', 1)`;
    case 'SAME_PART':
      return `list_has_any(${lw}, ${rw})`;
    case 'BEGINS':
      return `(${shorter} >= ${level.characters} AND (starts_with(${s[0]}, ${s[1]}) OR starts_with(${s[1]}, ${s[0]})))`;
    case 'ENDS':
      return `(ends_with(${s[0]}, ${s[1]}) OR ends_with(${s[1]}, ${s[0]}))`;
    case 'SAME_START':
      return both((side) => `left(${side}, ${level.characters})`);
    case 'SAME_END':
      return both((side) => `right(${side}, ${level.characters})`);
    case 'DAY_FOR_MONTH':
      return `(length(${c[0]}) = 10 AND length(${c[1]}) = 10 AND left(${c[0]}, 5) = left(${c[1]}, 5) AND ${c[0]} = left(${c[1]}, 5) || right(${c[1]}, 2) || '-' || substr(${c[1]}, 6, 2))`;
    case 'PLACES':
      return `(CASE WHEN length(${s[0]}) = length(${s[1]}) THEN hamming(${s[0]}, ${s[1]}) <= ${level.atMost} ELSE false END)`;
    case 'WORDS':
      return `(CASE WHEN len(${lw}) > 1 AND len(${rw}) > 1 AND list_has_any(${lw}, ${rw})
        THEN len(list_intersect(${lw}, ${rw})) >= ${level.atLeast} * least(len(${lw}), len(${rw})) ELSE false END)`;
    case 'EXCHANGED':
      return `exchanged_${j}`;
    case 'OTHERWISE':
      return 'true';
  }
}

/**
 * One slip touches two neighbours at most: of texts of n characters either the first or the last (n - 1) / 2 stay the
 * same. Asking that first spares nine of ten costly comparisons, and changes none.
 */
function fewEdits(
  { atMost, characters }: { readonly atMost: number; readonly characters: number },
  [one, other]: readonly [string, string],
): string {
  const edits = `damerau_levenshtein(${one}, ${other}) <= ${atMost}`;
  const spared = Math.floor((characters - 1) / 2);
  if (atMost !== 1 || spared < 1) return edits;
  return `(CASE WHEN left(${one}, ${spared}) = left(${other}, ${spared}) OR right(${one}, ${spared}) = right(${other}, ${spared}) THEN ${edits} ELSE false END)`;
}
