import type { CubeCells, NumberedRecord } from './cube-cells.js';

/** By how much each cell would count more or less. */
export type OtherWay = ReadonlyMap<number, number>;

export interface OtherWays {
  /** Other sets of people that may have another count in a cell, some of them. */
  readonly of: (cell: number) => Iterable<OtherWay>;
  /** Somebody more of the kind of the first in a cell: this is always a set of people. */
  readonly oneMoreOf: (cell: number) => OtherWay;
}

/** Of a cell so many records are looked at: one that is small has fewer, and of a large one the first do. */
const MOST_LOOKED_AT = 8;

/**
 * Looks for other people who might as well be there, the least change first: two who change places in one dimension, one
 * who is at another place or has a mark more or less, and somebody more or fewer.
 */
export function otherWays(records: readonly NumberedRecord[], cells: CubeCells): OtherWays {
  const members = new Map<number, NumberedRecord[]>();
  for (const record of records)
    cells.visit(record, (cell) => {
      const there = members.get(cell);
      if (!there) members.set(cell, [record]);
      else if (there.length < MOST_LOOKED_AT) there.push(record);
    });
  const membersOf = (cell: number): readonly NumberedRecord[] => members.get(cell) ?? [];
  const marks = cells.dimensions;

  /** What changes when some are not there, and others are: who changes in one dimension only, in its cells alone. */
  const change = (
    out: readonly NumberedRecord[],
    into: readonly NumberedRecord[],
    dimension: number | null = null,
    mark: number | null = null,
  ): OtherWay => {
    const way = new Map<number, number>();
    const count = (of: readonly NumberedRecord[], by: number): void => {
      for (const record of of)
        cells.visit(record, (cell) => way.set(cell, (way.get(cell) ?? 0) + by), dimension, mark);
    };
    count(into, 1);
    count(out, -1);
    return way;
  };

  /** People of the cells that hold those inside, who have another value in this dimension, or not this mark. */
  function beside(dimension: number, value: number, inside: readonly NumberedRecord[]): NumberedRecord[] {
    const found = new Set<NumberedRecord>();
    for (const record of inside)
      cells.visit(record, (cell) => {
        if (found.size >= MOST_LOOKED_AT) return;
        const parts = cells.numbersOf(cell);
        if (parts.length < 2 || parts.some(([of]) => of === dimension || of === marks)) return;
        for (const other of membersOf(cell))
          if (dimension === marks ? !other.marks.includes(value) : other.values[dimension] !== value)
            found.add(other);
      });
    return [...found].slice(0, MOST_LOOKED_AT);
  }

  function* byMark(mark: number, inside: readonly NumberedRecord[], others: readonly NumberedRecord[]) {
    for (const one of inside.slice(0, 3))
      for (const other of others)
        yield change([one, other], [unmarked(one, mark), marked(other, mark)], marks, mark);
    for (const record of others) yield change([record], [marked(record, mark)], marks, mark);
    for (const record of inside) yield change([record], [unmarked(record, mark)], marks, mark);
  }

  function* byValue(
    dimension: number,
    value: number,
    inside: readonly NumberedRecord[],
    others: readonly NumberedRecord[],
  ) {
    for (const one of inside.slice(0, 3))
      for (const other of others)
        yield change(
          [one, other],
          [moved(one, dimension, other.values[dimension] ?? 0), moved(other, dimension, value)],
          dimension,
        );
    for (const record of others) yield change([record], [moved(record, dimension, value)], dimension);
    for (const record of inside.slice(0, 3))
      for (const there of cells.valuesOf(dimension))
        if (there !== value) yield change([record], [moved(record, dimension, there)], dimension);
  }

  return {
    *of(cell) {
      const inside = membersOf(cell);
      for (const [dimension, value] of cells.numbersOf(cell)) {
        const others = beside(dimension, value, inside);
        yield* dimension === marks
          ? byMark(value, inside, others)
          : byValue(dimension, value, inside, others);
      }
      for (const record of inside) {
        yield change([], [record]);
        yield change([record], []);
      }
    },
    oneMoreOf: (cell) => change([], membersOf(cell).slice(0, 1)),
  };
}

const moved = ({ values, marks }: NumberedRecord, dimension: number, value: number): NumberedRecord => ({
  values: values.map((own, nth) => (nth === dimension ? value : own)),
  marks,
});
const marked = ({ values, marks }: NumberedRecord, mark: number): NumberedRecord => ({
  values,
  marks: [...marks, mark],
});
const unmarked = ({ values, marks }: NumberedRecord, mark: number): NumberedRecord => ({
  values,
  marks: marks.filter((one) => one !== mark),
});
