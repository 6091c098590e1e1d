import { parseDate } from '../../rules/index.js';
import { Fault } from '../errors.js';

/** One page of a list, as the schema's connections are. */
export interface Page<Node> {
  /** worked out only when it was asked for; else 0 */
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What every list takes. */
export interface PageRequest {
  /** 1 to 100 */
  readonly first: number;
  readonly after?: string | null;
  /** whether `totalCount` was selected */
  readonly count?: boolean;
}

const MOST = 100;

/** @throws Fault BAD_USER_INPUT for what is not a whole number of 1 to 100. */
export function checkFirst(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= MOST) return first;
  throw new Fault('BAD_USER_INPUT', `\`first\` is a whole number from 1 to ${MOST}.`);
}

/** The opaque form of a row's sort key. */
export const writeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key.map(String))).toString('base64url');

/** What one part of a sort key may be. */
export type CursorPart = (part: string) => boolean;

/**
 * The sort key in a cursor, always as text; null when there is no cursor.
 * @param parts what each part of the key may be, so that no hand-made cursor reaches the database.
 * @throws Fault BAD_USER_INPUT for what `writeCursor` did not write.
 */
export function readCursor(after: string | null | undefined, parts: readonly CursorPart[]): string[] | null {
  if (after === null || after === undefined) return null;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    key = null;
  }
  const isKey =
    Array.isArray(key) &&
    key.length === parts.length &&
    key.every((part, at) => typeof part === 'string' && parts[at]?.(part));
  if (!isKey) throw new Fault('BAD_USER_INPUT', '`after` is not a cursor of this list.');
  return key as string[];
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/;

/** Parts of sort keys. What only looks like a day, such as 30 February, is none: the database would fail on it. */
export const cursorId: CursorPart = (part) => ID.test(part);
export const cursorDate: CursorPart = (part) => parseDate(part) !== null;
/** A timestamptz as its text in the database, microseconds and all: a `Date` would lose them. */
export const cursorInstant: CursorPart = (part) => parseDate(INSTANT.exec(part)?.[1] ?? '') !== null;

/**
 * Makes a page of rows that were read with `LIMIT first + 1`.
 * @param toEdge the row's node and its sort key.
 */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  first: number,
  totalCount: number | bigint | null | undefined,
  toEdge: (row: Row) => { node: Node; key: readonly (string | number)[] },
): Page<Node> {
  const edges = rows.slice(0, first).map((row) => {
    const { node, key } = toEdge(row);
    return {
      node,
      // few lists ask for the cursor of every row
      get cursor() {
        return writeCursor(key);
      },
    };
  });
  return {
    totalCount: Number(totalCount ?? 0),
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
