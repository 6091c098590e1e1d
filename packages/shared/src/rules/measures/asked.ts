import { type DaysCounted, type DaysSpread, spreadOf } from './spread.js';

/**
 * How something stands today that one provider asked of another: AGREED is a transfer that was taken on, and joint work
 * that goes on; ENDED joint work that was agreed and is over.
 */
export const ASKED_STANDS = ['WAITING', 'AGREED', 'ENDED', 'DECLINED', 'WITHDRAWN'] as const;
export type AskedStands = (typeof ASKED_STANDS)[number];

/** Of what providers asked of one another in the period. A null count is not shown. */
export interface AskedFigures {
  readonly asked: number | null;
  /** each of ASKED_STANDS, in their order */
  readonly stands: readonly { readonly stands: AskedStands; readonly count: number | null }[];
  /** from the day on which it was asked to the day of the answer, for what was answered */
  readonly answered: DaysSpread;
}

/** So many as stand so; the days until the answer, null for what was not answered. */
export interface AskedCounted {
  readonly stands: AskedStands;
  readonly days: number | null;
  readonly count: number;
}

/** What was taken back, or waits, nobody answered. */
const ANSWERED: readonly AskedStands[] = ['AGREED', 'ENDED', 'DECLINED'];

/** The figures of what was counted, whatever it was counted by. */
export function askedFigures(counted: readonly AskedCounted[]): AskedFigures {
  const stands = ASKED_STANDS.map((one) => ({
    stands: one,
    count: counted.filter((row) => row.stands === one).reduce((sum, { count }) => sum + count, 0),
  }));
  const answered = counted.flatMap(({ stands: how, days, count }): DaysCounted[] =>
    days === null || !ANSWERED.includes(how) ? [] : [{ days, count }],
  );
  return {
    asked: stands.reduce((sum, { count }) => sum + count, 0),
    stands,
    answered: spreadOf(answered),
  };
}
