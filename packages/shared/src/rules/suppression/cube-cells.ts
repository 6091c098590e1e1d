/** Somebody as a cube counts them: one value for each dimension, and whatever marks they have besides. */
export interface CubeRecord {
  /** in the order of the cube's dimensions */
  readonly values: readonly string[];
  /** such as the outcomes that they reached: any number of them, each once */
  readonly marks: readonly string[];
}

/** The same in the numbers that a cube has for values and marks. */
export interface NumberedRecord {
  readonly values: readonly number[];
  readonly marks: readonly number[];
}

/** People are counted by up to this many dimensions at once: the rows and the columns of a table, and its filter. */
const MOST_DIMENSIONS = 3;

/** More values in all than this would not fit into a cell's number. */
const MOST_VALUES = 4096;

/**
 * Which cells of a cube hold a record. A cell is a set of values of up to three different dimensions, one of which may be
 * a mark; its number is made of theirs, so that two records are in one cell exactly if the numbers are the same.
 */
export class CubeCells {
  private readonly numbers = new Map<string, number>();
  private readonly names: (readonly [dimension: number, value: string])[] = [];
  /** places in a record's values, up to `MOST_DIMENSIONS` of them */
  private readonly subsets: readonly (readonly number[])[];

  /** @param dimensions how many there are; marks are one more @throws RangeError for too many values */
  constructor(
    readonly dimensions: number,
    records: readonly CubeRecord[],
  ) {
    this.subsets = subsetsOf(dimensions);
    // in their order, so that the numbers do not hang on that of the records
    const found = new Set<string>();
    for (const { values, marks } of records) {
      for (const [nth, value] of values.entries()) found.add(keyOf(nth, value));
      for (const mark of marks) found.add(keyOf(dimensions, mark));
    }
    if (found.size >= MOST_VALUES) throw new RangeError('The dimensions of a cube have too many values.');
    for (const key of [...found].sort()) {
      const at = key.indexOf(' ');
      this.names.push([Number(key.slice(0, at)), key.slice(at + 1)]);
      this.numbers.set(key, this.names.length);
    }
  }

  numbered({ values, marks }: CubeRecord): NumberedRecord {
    const numberOf = (dimension: number, value: string): number =>
      this.numbers.get(keyOf(dimension, value)) ?? 0;
    return {
      values: values.map((value, nth) => numberOf(nth, value)),
      marks: marks.map((mark) => numberOf(this.dimensions, mark)).sort((one, other) => one - other),
    };
  }

  /** The numbers of each value that a dimension has. */
  valuesOf(dimension: number): number[] {
    return this.names.flatMap(([of], nth) => (of === dimension ? [nth + 1] : []));
  }

  /**
   * Visits the numbers of the cells that hold a record.
   * @param dimension only those that say something of this one
   * @param mark of marks this one alone
   */
  visit(
    { values, marks }: NumberedRecord,
    seen: (cell: number) => void,
    dimension: number | null = null,
    mark: number | null = null,
  ): void {
    const ofMarks = dimension === this.dimensions;
    for (const places of this.subsets) {
      if (dimension !== null && !ofMarks && !places.includes(dimension)) continue;
      let number = 0;
      for (const place of places) number = number * MOST_VALUES + (values[place] ?? 0);
      if (!ofMarks) seen(number);
      if (places.length < MOST_DIMENSIONS)
        for (const one of marks) if (mark === null || one === mark) seen(number * MOST_VALUES + one);
    }
  }

  /** The dimensions and numbers of the values of a cell, those of marks last. */
  numbersOf(cell: number): (readonly [dimension: number, value: number])[] {
    const parts: (readonly [number, number])[] = [];
    for (let rest = cell; rest > 0; rest = Math.floor(rest / MOST_VALUES)) {
      const number = rest % MOST_VALUES;
      parts.unshift([this.names[number - 1]?.[0] ?? 0, number]);
    }
    return parts;
  }

  /** The cell that says the same but for one value. */
  without(cell: number, value: number): number {
    return this.numbersOf(cell).reduce(
      (number, [, one]) => (one === value ? number : number * MOST_VALUES + one),
      0,
    );
  }

  /** The name of a value. */
  nameOf(number: number): string {
    return this.names[number - 1]?.[1] ?? '';
  }
}

const keyOf = (dimension: number, value: string): string => `${dimension} ${value}`;

/** All sets of at most three of the first `count` places, each in rising order, the empty one first. */
function subsetsOf(count: number): number[][] {
  const found: number[][] = [[]];
  for (let size = 0; size < found.length; size++) {
    const before = found[size] ?? [];
    if (before.length === MOST_DIMENSIONS) continue;
    for (let next = (before.at(-1) ?? -1) + 1; next < count; next++) found.push([...before, next]);
  }
  return found;
}
