import type { RowFault } from './read-row.js';

/** A row that can be read, by what it is known again. */
export interface KnownRow {
  readonly row: number;
  readonly key: string;
}

/** As much of a row that was read (`ReadRow`) as tells what becomes of it. */
export type PreviewedRow = KnownRow | { readonly row: number; readonly faults: readonly RowFault[] };

/** What would become of the rows of a file. */
export interface ImportPreview {
  readonly enters: readonly KnownRow[];
  /** Rows that went in with an earlier file: nothing happens to them. */
  readonly wentIn: readonly number[];
  /** Rows that repeat an earlier row of the same file, with that row. */
  readonly repeats: readonly { readonly row: number; readonly of: number }[];
  readonly faults: readonly RowFault[];
  /** Rows with at least one fault: they stay out until they are put right. */
  readonly staysOut: number;
}

/**
 * Sorts the rows of a file into what enters, what went in before, what is repeated and what stays out.
 * @param wentInBefore keys (referralKey) of what this sender's files brought in before.
 */
export function previewImport(
  rows: Iterable<PreviewedRow>,
  wentInBefore: ReadonlySet<string>,
): ImportPreview {
  const enters: KnownRow[] = [];
  const wentIn: number[] = [];
  const repeats: { row: number; of: number }[] = [];
  const faults: RowFault[] = [];
  const first = new Map<string, number>();
  let staysOut = 0;
  for (const read of rows) {
    if ('faults' in read) {
      faults.push(...read.faults);
      staysOut += 1;
      continue;
    }
    const before = first.get(read.key);
    if (before !== undefined) repeats.push({ row: read.row, of: before });
    else if (wentInBefore.has(read.key)) wentIn.push(read.row);
    else enters.push(read);
    if (before === undefined) first.set(read.key, read.row);
  }
  return { enters, wentIn, repeats, faults, staysOut };
}

/** "12 people enter, 3 rows went in before, 1 row is repeated, 2 rows stay out." */
export function describeImport({ enters, wentIn, repeats, staysOut }: ImportPreview): string {
  const parts = [
    count(enters.length, 'person enters', 'people enter'),
    count(wentIn.length, 'row went in before', 'rows went in before'),
    count(repeats.length, 'row is repeated', 'rows are repeated'),
    count(staysOut, 'row stays out', 'rows stay out'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Nothing enters.' : `${parts.join(', ')}.`;
}

const count = (many: number, one: string, more: string): string | null =>
  many === 0 ? null : `${many.toLocaleString('en-GB')} ${many === 1 ? one : more}`;
