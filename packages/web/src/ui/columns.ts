import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Also the value of `?sort=`. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Lets people sort a *complete* list by this column; leave it out where the server pages the list. */
  sortBy?: (row: Row) => string | number | bigint;
  /** Lets people sort by this column a list that the server pages: the server's name for it. */
  sortKey?: string;
  /** What is sorted, for the words on a phone; figures unless said in a column of figures. */
  sorts?: 'text' | 'dates' | 'figures';
  /** The column's value in a file that the browser makes of a complete list; else what it is sorted by. */
  text?: (row: Row) => string | number | bigint;
  /** The column that names the row: its header cell, and the title of its card on a phone. */
  primary?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
  /** References and the like, which are not broken in the middle. */
  whole?: boolean;
  /** A sentence: in a narrow card it stands under its name, over the whole width. */
  long?: boolean;
  /** Its cells say what they are: its name is for screen readers, and takes no room. */
  nameHidden?: boolean;
  /** Not shown, but written into the file. */
  fileOnly?: boolean;
}

export interface Order {
  key: string;
  descending: boolean;
}

/** '-paid' is by `paid`, the largest first. */
const readOrder = (text: string | null): Order | null =>
  text === null || text === '' || text === '-'
    ? null
    : { key: text.replace(/^-/, ''), descending: text.startsWith('-') };

export const canSort = <Row>({ sortBy, sortKey }: Column<Row>): boolean =>
  sortBy !== undefined || sortKey !== undefined;

/** The order in an address, or the list's own where the address names none that its columns know. */
export function orderOf<Row>(
  columns: readonly Column<Row>[],
  sort: string | null,
  otherwise: string | null,
): Order | null {
  const asked = readOrder(sort);
  const known = asked && columns.some((column) => column.key === asked.key && canSort(column));
  return known ? asked : readOrder(otherwise);
}

/** The order as the API takes it; null leaves it to the API. */
export function sortOf<Row, By extends string>(
  columns: readonly (Column<Row> & { sortKey?: By })[],
  sort: string | null,
  otherwise: string | null = null,
): { by: By; descending: boolean } | null {
  const order = orderOf(columns, sort, otherwise);
  const by = columns.find(({ key }) => key === order?.key)?.sortKey;
  return order && by ? { by, descending: order.descending } : null;
}

const WORDS = {
  text: ['A to Z', 'Z to A'],
  dates: ['earliest first', 'latest first'],
  figures: ['smallest first', 'largest first'],
} as const;

/** 'Enrolled, latest first' */
export function orderWords<Row>({ header, sorts, align }: Column<Row>, descending: boolean): string {
  const [up, down] = WORDS[sorts ?? (align === 'end' ? 'figures' : 'text')];
  return `${header}, ${descending ? down : up}`;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** The rows of a complete list in this order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | null,
): readonly Row[] {
  const by = order === null ? undefined : columns.find(({ key }) => key === order.key)?.sortBy;
  if (order === null || by === undefined) return rows;
  const sign = order.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: by(row) }))
    .sort(
      (a, b) =>
        sign *
        (typeof a.key === 'string' && typeof b.key === 'string'
          ? collator.compare(a.key, b.key)
          : a.key < b.key
            ? -1
            : a.key > b.key
              ? 1
              : 0),
    )
    .map(({ row }) => row);
}

/** What a complete list shows, as the rows of a file: its headings first. */
export function fileRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): (string | number | bigint)[][] {
  const written = columns.flatMap(({ header, text, sortBy }) => {
    const value = text ?? sortBy;
    return value ? [{ header, value }] : [];
  });
  return [written.map(({ header }) => header), ...rows.map((row) => written.map(({ value }) => value(row)))];
}
