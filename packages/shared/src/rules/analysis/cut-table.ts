import type { CubeFamily } from '../suppression/index.js';
import { PROJECT_FIELDS, type ProjectField } from './fields.js';

/** A table that an analyst asks for: people by one dimension or two, of all or of those with one value of a third. */
export interface AskedTable {
  readonly rows: ProjectField;
  readonly columns: ProjectField | null;
  readonly filterBy: ProjectField | null;
  readonly filterValue: string | null;
}

/** A count as it may be shown; null is hidden. */
type Count = number | null;

export interface CutTable {
  /** the columns' values; none where people are counted by one dimension */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly value: string;
    /** in the order of the columns */
    readonly counts: readonly Count[];
    /** all people of this value, whatever the columns say of them */
    readonly all: Count;
  }[];
  /** all people of each column, whatever the rows say of them */
  readonly columnTotals: readonly Count[];
  readonly all: Count;
}

/** How the cube names a set of dimensions. */
export const familyKey = (fields: readonly (ProjectField | null)[]): string =>
  PROJECT_FIELDS.filter((field) => fields.includes(field)).join();

/** The sets of dimensions of the cube that a table is cut out of: its cells, its edges, and the values that there are. */
export function familiesNeeded({ rows, columns, filterBy }: AskedTable): string[] {
  const sets: (ProjectField | null)[][] = [[rows], [columns], [filterBy]];
  return [
    ...new Set(
      [[rows, columns, filterBy], [rows, filterBy], [columns, filterBy], ...sets].map((set) =>
        familyKey(set),
      ),
    ),
  ];
}

/**
 * Cuts a table out of a suppressed cube: nothing is counted and nothing is rounded here. What the cube does not hold is
 * nought. Every value that anybody has stands in it, so that a filter does not tell by what it leaves out.
 * @param families those of `familiesNeeded`, by their keys
 */
export function cutTable(asked: AskedTable, families: ReadonlyMap<string, CubeFamily['cells']>): CutTable {
  const { rows, columns, filterBy, filterValue } = asked;
  const found = new Map<string, Count>();
  for (const key of familiesNeeded(asked))
    for (const { at, count } of families.get(key) ?? []) found.set(cellKey(at), count);
  const fixed = filterBy && filterValue !== null ? { [filterBy]: filterValue } : {};
  const count = (at: Readonly<Record<string, string>>): Count => {
    const known = found.get(cellKey({ ...fixed, ...at }));
    return known === undefined ? 0 : known;
  };
  const valuesOf = (field: ProjectField | null): string[] =>
    field === null
      ? []
      : (families.get(familyKey([field])) ?? []).map(({ at }) => at[field] ?? '').sort(byValue);
  const across = valuesOf(columns);
  return {
    columns: across,
    rows: valuesOf(rows).map((value) => ({
      value,
      counts: across.map((column) => count({ [rows]: value, ...(columns ? { [columns]: column } : {}) })),
      all: count({ [rows]: value }),
    })),
    columnTotals: across.map((column) => count(columns ? { [columns]: column } : {})),
    all: count({}),
  };
}

const cellKey = (at: Readonly<Record<string, string>>): string =>
  JSON.stringify(PROJECT_FIELDS.map((field) => at[field] ?? null));

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const byValue = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : 1);
