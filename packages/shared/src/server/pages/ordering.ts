import type { Parameters } from '../parameters.js';
import { type CursorPart, cursorDate, cursorId, cursorInstant, readCursor } from './page.js';

/** By what a list is sorted, and in which direction. */
export interface Sort<By extends string> {
  readonly by: By;
  readonly descending?: boolean;
}

/** One part of a sort key, as SQL and its type there. */
export interface SortKey {
  readonly sql: string;
  readonly type: keyof typeof PARTS;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text holds every character but NUL
const TEXT = /^[^\u0000]{0,2000}$/u;
/** As PostgreSQL writes one that is finite; it reads it back to the last digit. */
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?(e[+-]\d{1,2})?$/;
const WHOLE = /^-?\d{1,18}$/;
const PARTS = {
  date: cursorDate,
  timestamptz: cursorInstant,
  uuid: cursorId,
  bigint: (part) => WHOLE.test(part),
  'double precision': (part) => NUMBER.test(part),
  text: (part) => TEXT.test(part),
} as const satisfies Record<string, CursorPart>;

/**
 * The order of a list whose pages go on after a key (keyset paging): all keys in one direction, the last of
 * them different for every row, so that the list has one order whatever else is equal.
 */
export class Ordering {
  /** ORDER BY … */
  readonly orderBy: string;
  /** The row's own key as an array of texts, for `writeCursor`. */
  readonly key: string;
  private readonly sign: '<' | '>';

  constructor(
    private readonly keys: readonly SortKey[],
    descending: boolean,
  ) {
    const direction = descending ? 'DESC' : 'ASC';
    this.sign = descending ? '<' : '>';
    this.orderBy = `ORDER BY ${keys.map(({ sql }) => `${sql} ${direction}`).join(', ')}`;
    this.key = `ARRAY[${keys.map(({ sql }) => `(${sql})::text`).join(', ')}]`;
  }

  /** The key in a cursor of this order. @throws Fault BAD_USER_INPUT for any other cursor. */
  read(after: string | null | undefined): string[] | null {
    return readCursor(
      after,
      this.keys.map(({ type }) => PARTS[type]),
    );
  }

  /** The condition that a row comes after a key. */
  beyond(key: readonly string[], p: Parameters): string {
    const own = this.keys.map(({ sql }) => sql).join(', ');
    const given = this.keys.map(({ type }, at) => `${p.add(key[at])}::${type}`).join(', ');
    return `(${own}) ${this.sign} (${given})`;
  }
}
