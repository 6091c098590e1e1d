import { type CalendarDate, daysBetween } from '../calendar/index.js';
import type { CaseloadGuide } from './guide.js';
import type { SupportedPerson } from './load.js';

/** How long somebody has not been seen, beside how often people in their phase are. */
export interface Unseen {
  readonly person: SupportedPerson;
  /** Days since they were last seen by anybody, or since support began where they never were. */
  readonly days: number;
  /** Days by which the guide's time is over; 0 while it is not. */
  readonly over: number;
}

/**
 * Who has not been seen for how long, the most overdue first, then the longest. Whoever is seen as they wish (a phase
 * without a time in the guide) is left out. Nothing is urgent about a date in the future: it counts as today.
 */
export function notSeen(
  people: readonly SupportedPerson[],
  today: CalendarDate,
  guide: CaseloadGuide,
): Unseen[] {
  return people
    .flatMap((person) => {
      const within = guide.seenWithin[person.phase];
      if (within === null) return [];
      const days = Math.max(0, daysBetween(person.lastSeenOn ?? person.since, today));
      return [{ person, days, over: Math.max(0, days - within) }];
    })
    .sort(
      (one, other) =>
        other.over - one.over || other.days - one.days || (one.person.id < other.person.id ? -1 : 1),
    );
}

/** "Not seen for 23 days, 9 over the guide", or null while nothing is overdue. */
export function describeUnseen({ person, days, over }: Unseen): string | null {
  if (over === 0) return null;
  const length = days === 1 ? '1 day' : `${days} days`;
  return person.lastSeenOn === null
    ? `Not seen yet, ${length} after support began, ${over} over the guide.`
    : `Not seen for ${length}, ${over} over the guide.`;
}
