import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountedCell,
  type ShownTable,
  type Suppression,
  shownCount,
  suppressTable,
  USUAL_SUPPRESSION,
} from './index.js';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A table row by row, as people draw it. */
const tableOf = (...rows: number[][]): CountedCell[] =>
  rows.flatMap((row, r) =>
    row.map((count, c) => ({ row: NAMES[r] ?? '', column: (NAMES[c] ?? '').toUpperCase(), count })),
  );

/** Row by row with the total of each, the columns' totals last; null: hidden. */
const drawn = ({ cells, rows, columns, total }: ShownTable): (number | null)[][] => [
  ...rows.map(({ row, count }) => [
    ...cells.filter((cell) => cell.row === row).map((cell) => cell.count),
    count,
  ]),
  [...columns.map(({ count }) => count), total.count],
];

const given = (most: number, rows: number, columns: number) =>
  fc
    .array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    })
    .map((table) => tableOf(...table));

const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) => given(40, rows, columns));

const anyRules: fc.Arbitrary<Suppression> = fc.record({
  largestHidden: fc.integer({ min: 2, max: 12 }),
  roundTo: fc.integer({ min: 1, max: 12 }),
});

const allOf = (table: ShownTable) => [...table.cells, ...table.rows, ...table.columns, table.total];

/**
 * What can be learnt of a shown table by trying every table there might be: values that each hidden figure has in those
 * that would be shown so. Written without the rule's own means.
 */
function whatMayBe(shown: ShownTable, most: number, rules: Suppression): Set<number>[] {
  const ways = shown.cells.map(({ count }) =>
    Array.from({ length: most + 1 }, (_, value) => value).filter((value) =>
      count === null ? value > 0 : shownCount(value, rules) === count,
    ),
  );
  const fits = (figure: { readonly count: number | null }, value: number): boolean =>
    figure.count === null ? value > 0 : shownCount(value, rules) === figure.count;
  const found: Set<number>[] = allOf(shown).map(() => new Set());
  const sum = (values: readonly number[], which: (at: number) => boolean): number =>
    values.reduce((total, value, at) => (which(at) ? total + value : total), 0);
  const hidden = allOf(shown).flatMap(({ count }, at) => (count === null ? [at] : []));
  const visit = (values: number[]): void => {
    // two are enough to be in doubt
    if (hidden.every((at) => (found[at]?.size ?? 0) > 1)) return;
    const choices = ways[values.length];
    if (choices) {
      for (const value of choices) visit([...values, value]);
      return;
    }
    const figures = [
      ...values,
      ...shown.rows.map(({ row }) => sum(values, (at) => shown.cells[at]?.row === row)),
      ...shown.columns.map(({ column }) => sum(values, (at) => shown.cells[at]?.column === column)),
      sum(values, () => true),
    ];
    if (allOf(shown).every((figure, at) => fits(figure, figures[at] ?? -1)))
      for (const [at, value] of figures.entries()) found[at]?.add(value);
  };
  visit([]);
  return found;
}

describe('a small count', () => {
  it('is hidden from 1 to 7, and others are rounded to 5', () => {
    const shown = [0, 1, 7, 8, 12, 13, 22, 23].map((count) => shownCount(count, USUAL_SUPPRESSION));
    expect(shown).toEqual([0, null, null, 10, 10, 15, 20, 25]);
  });

  it('never becomes nought, stays within half a step, and never overtakes a larger one', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), anyRules, (one, other, rules) => {
        const shown = shownCount(one, rules);
        const beside = shownCount(other, rules);
        expect(shown === 0).toBe(one === 0);
        expect(shown === null).toBe(one >= 1 && one <= rules.largestHidden);
        if (shown !== null && one >= rules.roundTo)
          expect(Math.abs(shown - one)).toBeLessThanOrEqual(rules.roundTo / 2);
        if (shown !== null && beside !== null && one <= other) expect(shown).toBeLessThanOrEqual(beside);
      }),
    );
  });
});

describe('a table of counts', () => {
  it('hides the next smallest, where a total would give a hidden count back', () => {
    const exact = { largestHidden: 7, roundTo: 1 };
    expect(drawn(suppressTable(tableOf([3, 20, 30], [9, 10, 11]), exact))).toEqual([
      [null, null, 30, 53],
      [null, null, 11, 30],
      [12, 30, 41, 83],
    ]);
  });

  it('shows noughts, and hides nothing where nothing is small', () => {
    expect(drawn(suppressTable(tableOf([0, 20], [31, 12]), USUAL_SUPPRESSION))).toEqual([
      [0, 20, 20],
      [30, 10, 45],
      [30, 30, 65],
    ]);
  });

  it('hides also what only the limits of a hidden count would give away', () => {
    // rounded to 30, four counts of at most 7 can be nothing but 28
    expect(drawn(suppressTable(tableOf([7, 7, 7, 7], [50, 50, 50, 50]), USUAL_SUPPRESSION))[0]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    // and thirteen are not
    expect(drawn(suppressTable(tableOf([7, 6], [50, 50]), USUAL_SUPPRESSION))[0]).toEqual([null, null, 15]);
  });

  it('gives no hidden figure back, whatever is tried', () => {
    const small = fc
      .constantFrom([1, 1], [1, 2], [2, 1], [1, 3], [3, 1], [2, 2], [2, 3], [3, 2])
      .chain(([rows = 1, columns = 1]) => given(rows * columns > 4 ? 6 : 9, rows, columns));
    const rules = fc.record({
      largestHidden: fc.integer({ min: 2, max: 4 }),
      roundTo: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(small, rules, (cells, which) => {
        const shown = suppressTable(cells, which);
        const found = whatMayBe(shown, cells.length > 4 ? 8 : 20, which);
        for (const [at, figure] of allOf(shown).entries())
          if (figure.count === null)
            expect(found[at]?.size ?? 0, JSON.stringify(drawn(shown))).toBeGreaterThan(1);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves each row and each column with a hidden count two of them, unless rounding leaves room', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 2, max: 9 }), (cells, largestHidden) => {
        const lines = drawn(suppressTable(cells, { largestHidden, roundTo: 1 }));
        const across = (lines[0] ?? []).map((_, at) => lines.map((line) => line[at] ?? null));
        for (const line of [...lines, ...across])
          expect(line.filter((count) => count === null).length, JSON.stringify(lines)).not.toBe(1);
      }),
    );
  });

  it('hides every small count, shows every nought, and every other as it shows by itself or not at all', () => {
    fc.assert(
      fc.property(anyTable, anyRules, (cells, rules) => {
        const shown = suppressTable(cells, rules);
        for (const { row, column, count } of cells) {
          const cell = shown.cells.find((one) => one.row === row && one.column === column);
          const alone = shownCount(count, rules);
          if (count === 0 || alone === null) expect(cell?.count).toBe(alone);
          else expect([alone, null]).toContain(cell?.count);
        }
      }),
    );
  });

  it('is the same in whatever order it is given, and with its noughts left out', () => {
    fc.assert(
      fc.property(anyTable, anyRules, (cells, rules) => {
        const shown = suppressTable(cells, rules);
        expect(suppressTable([...cells].reverse(), rules)).toEqual(shown);
        const some = suppressTable(
          cells.filter(({ count }) => count > 0),
          rules,
        );
        expect(some.total).toEqual(shown.total);
        expect(some.cells).toEqual(shown.cells.filter(({ count }) => count !== 0));
      }),
    );
  });

  it('shows no money beside a hidden count, and none finer than the rounded count', () => {
    const price = 50_000n;
    fc.assert(
      fc.property(anyTable, (cells) => {
        const priced = cells.map((cell) => ({ ...cell, amount: BigInt(cell.count) * price }));
        const rules = { ...USUAL_SUPPRESSION, roundMoneyTo: 5n * price };
        const shown = suppressTable(priced, rules);
        for (const { count, amount } of allOf(shown))
          expect(amount).toBe(count === null ? null : BigInt(count) * price);
        for (const { amount } of allOf(suppressTable(priced, USUAL_SUPPRESSION))) expect(amount).toBeNull();
      }),
    );
    const back = suppressTable([{ row: 'a', column: 'A', count: 9, amount: -740n }], {
      ...USUAL_SUPPRESSION,
      roundMoneyTo: 100n,
    });
    expect(back.total.amount).toBe(-700n);
  });

  it('refuses what protects nobody, and what is no table', () => {
    const one = tableOf([1]);
    expect(() => suppressTable(one, { largestHidden: 1, roundTo: 5 })).toThrow(RangeError);
    expect(() => suppressTable(one, { largestHidden: 7, roundTo: 0 })).toThrow(RangeError);
    expect(() => suppressTable(one, { ...USUAL_SUPPRESSION, roundMoneyTo: 0n })).toThrow(RangeError);
    expect(() => suppressTable([...one, ...one], USUAL_SUPPRESSION)).toThrow(/twice/);
    expect(() => suppressTable(tableOf([-1]), USUAL_SUPPRESSION)).toThrow(RangeError);
  });

  it('is quick for as many outcomes and providers as a partnership has', () => {
    const large = tableOfMany(40, 15);
    expect(suppressTable(large, USUAL_SUPPRESSION).cells).toHaveLength(600);
    expect(suppressTable(large, { largestHidden: 7, roundTo: 1 }).cells).toHaveLength(600);
  });
});

function tableOfMany(rows: number, columns: number): CountedCell[] {
  return Array.from({ length: rows * columns }, (_, at) => ({
    row: `row ${Math.floor(at / columns)}`,
    column: `column ${at % columns}`,
    count: (at * 7919) % 23,
  }));
}
