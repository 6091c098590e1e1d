import { isGivenAway, type KnownFigure } from './given-away.js';
import { checkSuppression, countsShownAs, type Suppression, shownCount } from './shown-count.js';

/** How many there are of a row and a column, and what they cost. What is not listed is nought. */
export interface CountedCell {
  readonly row: string;
  readonly column: string;
  readonly count: number;
  readonly amount?: bigint;
}

/** A figure as it may be shown; null: hidden. Money is null as well where none was given or asked for. */
export interface ShownFigure {
  readonly count: number | null;
  readonly amount: bigint | null;
}

export interface ShownCell extends ShownFigure {
  readonly row: string;
  readonly column: string;
}

/** A table with its totals, by the order of their names. */
export interface ShownTable {
  readonly cells: readonly ShownCell[];
  readonly rows: readonly (ShownFigure & { readonly row: string })[];
  readonly columns: readonly (ShownFigure & { readonly column: string })[];
  readonly total: ShownFigure;
}

interface Figure extends KnownFigure {
  readonly amount: bigint;
  hidden: boolean;
}

/**
 * A table of counts for those who may not see individuals (domain.md, Tenancy and privacy): counts of 1 to
 * `largestHidden` are hidden, also among the totals, the others rounded, and money is hidden with its count. What is
 * hidden must not come back by subtraction: as long as the rest of the table leaves a hidden figure one value only, the
 * smallest figure that is shown in its row or its column is hidden too (in the one that hides nothing else, if any),
 * until every hidden figure could be two numbers or more. What is hidden does not tell for which of the two reasons.
 *
 * The answer hangs on the counts alone, never on the order of the cells.
 *
 * @throws RangeError for a cell listed twice, counts below nought or rules that protect nobody.
 */
export function suppressTable(cells: readonly CountedCell[], rules: Suppression): ShownTable {
  checkSuppression(rules);
  const rows = names(cells.map(({ row }) => row));
  const columns = names(cells.map(({ column }) => column));
  const rowOf = new Map(rows.map((row, index) => [row, index]));
  const columnOf = new Map(columns.map((column, index) => [column, rows.length + 1 + index]));
  // the line of each row's end, and that of each column's
  const underRows = rows.length;
  const besideColumns = rows.length + columns.length + 1;
  const figure = (from: number, to: number, of: readonly CountedCell[]): Figure => {
    const count = of.reduce((sum, cell) => sum + cell.count, 0);
    const [fewest, most] = countsShownAs(count, rules);
    const amount = of.reduce((sum, cell) => sum + (cell.amount ?? 0n), 0n);
    return { from, to, count, amount, fewest, most, hidden: shownCount(count, rules) === null };
  };
  const ordered = inOrder(cells);
  const inner = ordered.map((cell) =>
    figure(rowOf.get(cell.row) ?? -1, columnOf.get(cell.column) ?? -1, [cell]),
  );
  const rowTotals = rows.map((row, line) =>
    figure(
      besideColumns,
      line,
      ordered.filter((cell) => cell.row === row),
    ),
  );
  const columnTotals = columns.map((column) =>
    figure(
      columnOf.get(column) ?? -1,
      underRows,
      ordered.filter((cell) => cell.column === column),
    ),
  );
  const total = figure(underRows, besideColumns, ordered);
  hideWhatGivesAway([...inner, ...rowTotals, ...columnTotals, total], besideColumns + 1, rules);

  const hasMoney = cells.some(({ amount }) => amount !== undefined);
  const shown = ({ hidden, count, amount }: Figure): ShownFigure => ({
    count: hidden ? null : shownCount(count, rules),
    amount:
      hidden || !hasMoney || rules.roundMoneyTo === undefined ? null : nearest(amount, rules.roundMoneyTo),
  });
  const at = (list: readonly Figure[], index: number): ShownFigure => shown(list[index] ?? total);
  return {
    cells: ordered.map(({ row, column }, index) => ({ row, column, ...at(inner, index) })),
    rows: rows.map((row, index) => ({ row, ...at(rowTotals, index) })),
    columns: columns.map((column, index) => ({ column, ...at(columnTotals, index) })),
    total: shown(total),
  };
}

/** Hides one figure at a time, since each may help several. */
function hideWhatGivesAway(all: readonly Figure[], lines: number, rules: Suppression): void {
  for (let next = nextToHide(all, lines); next; next = nextToHide(all, lines)) {
    next.hidden = true;
    // a reader who knows the rules knows that much of it
    next.fewest = rules.largestHidden + 1;
    next.most = Number.POSITIVE_INFINITY;
  }
}

/** What to hide next, beginning where a figure is hidden alone in its row or its column; null when nothing is given away. */
function nextToHide(all: readonly Figure[], lines: number): Figure | null {
  const shown = all.filter(({ hidden, count }) => !hidden && count > 0);
  const given = all.filter((one) => one.hidden && isGivenAway(one, all, lines));
  const hiddenOn = new Map<number, number>();
  for (const { hidden, from, to } of all)
    if (hidden) for (const line of [from, to]) hiddenOn.set(line, (hiddenOn.get(line) ?? 0) + 1);
  const on = (wanted: readonly number[]): Figure | null =>
    smallest(shown.filter(({ from, to }) => wanted.includes(from) || wanted.includes(to)));
  for (const { from, to } of given) {
    const found = on([from, to].filter((line) => hiddenOn.get(line) === 1));
    if (found) return found;
  }
  for (const one of given) {
    const found = on([one.from, one.to]) ?? (isGivenAwayUntold(one, all, lines) ? smallest(shown) : null);
    if (found) return found;
  }
  return null;
}

/**
 * Whether a figure is given away to a reader who cannot tell why each figure is hidden. Who could, would know that seven
 * hidden counts are ones when their hidden total is at most seven. The table does not tell; so where its own row and
 * column have nothing left to hide, this is what counts.
 */
function isGivenAwayUntold(figure: Figure, all: readonly Figure[], lines: number): boolean {
  const untold = all.map((one) => (one.hidden ? { ...one, fewest: 1, most: Number.POSITIVE_INFINITY } : one));
  const same = untold[all.indexOf(figure)];
  return same !== undefined && isGivenAway(same, untold, lines);
}

const smallest = (figures: readonly Figure[]): Figure | null =>
  figures.reduce<Figure | null>((least, one) => (least && least.count <= one.count ? least : one), null);

const nearest = (amount: bigint, step: bigint): bigint =>
  amount < 0n ? -nearest(-amount, step) : ((2n * amount + step) / (2n * step)) * step;

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const names = (of: readonly string[]): string[] => [...new Set(of)].sort(byText);

function inOrder(cells: readonly CountedCell[]): CountedCell[] {
  const ordered = [...cells].sort(
    (one, other) => byText(one.row, other.row) || byText(one.column, other.column),
  );
  for (const [index, { row, column }] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before?.row === row && before.column === column) throw new RangeError('A cell is listed twice.');
  }
  return ordered;
}
