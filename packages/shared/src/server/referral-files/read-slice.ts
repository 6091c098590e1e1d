import { setImmediate } from 'node:timers/promises';
import { type CalendarDate, type ReadRow, type ReferralFile, readReferralRows } from '../../rules/index.js';

/** So many rows are read in a fraction of a millisecond; then whatever else waits has its turn. */
const AT_A_TIME = 10;

/** Some rows of a file, one after another, as they were read. */
export interface Slice<T> {
  /** the first one's place in the file, from 0, and that of the row behind the last */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly T[];
}

/**
 * Reads the next rows of a file, and lets the event loop go on meanwhile: while the database writes one slice, the
 * process reads the next.
 * @param make what is kept of a row
 */
export async function readSlice<T>(
  file: ReferralFile,
  from: number,
  size: number,
  today: CalendarDate,
  make: (read: ReadRow) => T,
): Promise<Slice<T>> {
  const to = Math.min(from + size, file.rows.length);
  const rows: T[] = [];
  for (const read of readReferralRows({ ...file, rows: file.rows.slice(from, to) }, today)) {
    rows.push(make(read));
    if (rows.length % AT_A_TIME === 0) await setImmediate();
  }
  return { from, to, rows };
}
