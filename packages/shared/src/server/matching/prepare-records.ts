import { COMMON_SHORT_FORMS, type LinkageLikeness, type LinkageSettings } from '../../rules/index.js';
import { cleanSql, namePartSql } from './clean-column.js';
import type { LinkageOrder } from './linkage-order.js';
import { MatchingError } from './matching-error.js';
import type { FileRead } from './read-file.js';
import { quoteName, quoteText, type Workshop } from './workshop.js';

/**
 * The table `record`: for every row of both files its number k (by file, then by id), side, id, whether it is fresh (all
 * are, unless some are said to be), and for the column of place i
 * - c<i>: cleaned,
 * - s<i>: cleaned, without spaces,
 * - w<i>: its words, where some level asks for them,
 * - n<i>: the names it may be short for, where some level asks for them, and m<i>: a bit for each, so that two that have
 *   none in common are told apart without looking at lists,
 * - f<i>: the share of records that hold this value, where a comparison goes by that.
 */
export async function prepareRecords(
  workshop: Workshop,
  settings: LinkageSettings,
  left: FileRead,
  right: FileRead | null,
  onlyNew?: LinkageOrder['onlyNew'],
): Promise<void> {
  const files = right ? [left, right] : [left];
  const { columns } = settings;
  const sides = files.map((file, side) => {
    const values = columns.map((column, at) => {
      const { heading, dayFirst = true, part } = side === 0 ? column.left : column.right;
      const place = file.headings.indexOf(heading.trim());
      if (place < 0)
        throw new MatchingError(
          `The settings ask for a column "${heading}", which the ${side === 0 ? 'left' : 'right'} file does not have. Its columns are: ${file.headings.join(', ')}.`,
        );
      const written = part ? namePartSql(part, `h${place}`) : `h${place}`;
      return `${cleanSql(column.kind, written, dayFirst)} AS c${at}`;
    });
    return `SELECT ${side} AS side, id, rowid AS line, ${values.join(', ')} FROM ${quoteName(file.table)}`;
  });
  await workshop.run(`CREATE TABLE cleaned AS ${sides.join(' UNION ALL ')}`);
  await makeShortForms(workshop);
  const extra: string[] = [];
  const joins: string[] = [];
  for (const [at, { name }] of columns.entries()) {
    const comparisons = settings.comparisons.filter(({ column }) => column === name);
    const asks = (...kinds: readonly LinkageLikeness['is'][]): boolean =>
      comparisons.some(({ levels }) => levels.some(({ is }) => kinds.includes(is)));
    extra.push(`replace(c${at}, ' ', '') AS s${at}`);
    if (comparisons.some(({ byFrequency }) => byFrequency)) {
      await workshop.run(
        `CREATE TABLE share_${at} AS SELECT c${at} AS v, count(*)::DOUBLE / (SELECT count(*) FROM cleaned) AS f
         FROM cleaned WHERE c${at} IS NOT NULL GROUP BY 1`,
      );
      extra.push(`share_${at}.f AS f${at}`);
      joins.push(`LEFT JOIN share_${at} ON share_${at}.v = c${at}`);
    }
    if (asks('WORDS', 'SAME_PART')) extra.push(`list_distinct(string_split(c${at}, ' ')) AS w${at}`);
    if (asks('SHORT_FORM')) {
      extra.push(`short_${at}.names AS n${at}`, `short_${at}.bits AS m${at}`);
      joins.push(`LEFT JOIN short_form AS short_${at} ON short_${at}.form = split_part(c${at}, ' ', 1)`);
    }
  }
  await makeFresh(workshop, onlyNew);
  const fresh = onlyNew ? '(side, id) IN (SELECT (side, id) FROM fresh_id)' : 'true';
  // put into order by themselves: whole records would be carried along
  await workshop.run(
    `CREATE TABLE numbered AS SELECT row_number() OVER (ORDER BY side, id)::INTEGER AS k, side, line FROM cleaned`,
  );
  await workshop.run(`CREATE TABLE record AS
    SELECT k, side, id, ${fresh} AS fresh, ${[...columns.map((_, at) => `c${at}`), ...extra].join(', ')}
    FROM cleaned JOIN numbered USING (side, line) ${joins.join(' ')}`);
  for (const table of ['cleaned', 'numbered', ...files.map((file) => file.table)])
    await workshop.run(`DROP TABLE ${quoteName(table)}`);
}

async function makeFresh(
  workshop: Workshop,
  { left = [], right = [] }: LinkageOrder['onlyNew'] = {},
): Promise<void> {
  await workshop.run('CREATE TABLE fresh_id (side INTEGER, id VARCHAR)');
  await workshop.append(
    'fresh_id',
    [left, right].flatMap((ids, side) => ids.map((id) => [side, id] as const)),
  );
}

/** Each short form with the names that it may stand for, and each of these with itself: other names are short for none. */
async function makeShortForms(workshop: Workshop): Promise<void> {
  const names = new Map<string, readonly string[]>();
  for (const [form, behind] of COMMON_SHORT_FORMS) {
    names.set(form, [form, ...behind]);
    for (const name of behind) if (!COMMON_SHORT_FORMS.has(name)) names.set(name, [name]);
  }
  const rows = [...names].map(
    ([form, behind]) => `(${quoteText(form)}, [${behind.map(quoteText).join(', ')}])`,
  );
  await workshop.run(`CREATE TABLE short_form AS
    SELECT form, names, (SELECT bit_or(1::UBIGINT << (hash(name) % 63)::INTEGER) FROM unnest(names) AS n(name)) AS bits
    FROM (VALUES ${rows.join(', ')}) AS t(form, names)`);
}
