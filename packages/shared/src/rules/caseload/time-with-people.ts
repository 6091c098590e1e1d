/** Over so many weeks time is added up: one that is like no other does not stand for all. */
export const WEEKS_OF_TIME = 4;

/** What a worker recorded of meetings with people over some weeks. */
export interface TimeRecorded {
  readonly minutes: number;
  /** a group that met counts once */
  readonly meetings: number;
}

/**
 * Per cent of a worker's week spent with people, from what was recorded over `weeks` (seeds/002 s.6.4); at most 100.
 * Null where fewer than one meeting a week was recorded: that says how much is recorded, and nothing about the time.
 * @param hours hundredths of the hours that the worker has a week.
 */
export function timeWithPeople(
  { minutes, meetings }: TimeRecorded,
  hours: number,
  weeks: number = WEEKS_OF_TIME,
): number | null {
  if (hours <= 0 || weeks <= 0 || meetings < weeks) return null;
  return Math.min(100, Math.round((minutes * 10_000) / (60 * hours * weeks)));
}
