import { addDays, type CalendarDate, daysBetween } from '../calendar/index.js';
import type { CaseloadGuide } from './guide.js';
import type { SupportedPerson } from './load.js';

/** For what somebody may need their link worker. */
export const NEEDS = ['QUESTION', 'MILESTONE', 'CLAIM', 'STEP', 'SEE'] as const;
export type NeedKind = (typeof NEEDS)[number];

/** Whoever is to be seen, asked or answered within so many days is named this week. */
export const NEED_DAYS = 7;

/** What waits for somebody's link worker. */
export interface WaitingFacts {
  /** milestones that fall due, those that were missed lately, and those that were reached and are not claimed yet */
  readonly milestones: readonly {
    readonly title: string;
    readonly on: CalendarDate;
    readonly isReached: boolean;
  }[];
  /** the first day on which a step of their plan is to be done; null: none */
  readonly nextStepOn: CalendarDate | null;
  /** claims about which somebody asked and has no answer, and since when the first of them waits */
  readonly questions: number;
  readonly askedOn: CalendarDate | null;
}

/** One thing for which somebody needs their worker. */
export interface Need {
  readonly kind: NeedKind;
  /** the day by which it is to be done, or since which it waits */
  readonly on: CalendarDate;
  /** days by which that day is over; 0 while it is not */
  readonly late: number;
  /** the milestone; null for the others */
  readonly title: string | null;
}

/** Somebody whom a worker supports, with what waits. */
export type PersonWaiting = SupportedPerson & WaitingFacts;

/**
 * For what somebody needs their worker until a week from today, what was due first before the rest. By when they are to
 * be seen follows from the guide and their phase; whoever is seen as they wish is not chased. Of whose support is closed
 * milestones and questions still wait, and the steps of the plan do not.
 */
export function needsOf(person: PersonWaiting, today: CalendarDate, guide: CaseloadGuide): Need[] {
  const need = (kind: NeedKind, on: CalendarDate, title: string | null = null): Need => ({
    kind,
    on,
    late: Math.max(0, daysBetween(on, today)),
    title,
  });
  const within = guide.seenWithin[person.phase];
  const last = addDays(today, NEED_DAYS);
  return [
    ...(person.questions > 0 ? [need('QUESTION', person.askedOn ?? today)] : []),
    ...person.milestones.map(({ title, on, isReached }) =>
      need(isReached ? 'CLAIM' : 'MILESTONE', on, title),
    ),
    ...(person.nextStepOn === null || person.phase === 'CLOSED' ? [] : [need('STEP', person.nextStepOn)]),
    ...(within === null ? [] : [need('SEE', addDays(earlier(person, today), within))]),
  ]
    .filter(({ on }) => on <= last)
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/** When they were last seen, or support began; a day to come counts as today, as in `notSeen`. */
function earlier({ lastSeenOn, since }: SupportedPerson, today: CalendarDate): CalendarDate {
  const day = lastSeenOn ?? since;
  return day > today ? today : day;
}

/** A person with what they need, for a list. */
export interface PersonInNeed<Person extends PersonWaiting> {
  readonly person: Person;
  readonly needs: readonly Need[];
}

/**
 * Who needs their worker this week, first: whoever waits longest; then the others, those who were not seen for longest
 * before the rest. Equal days fall by id, so that the list is the same when it is asked for again.
 */
export function mostInNeed<Person extends PersonWaiting>(
  people: readonly Person[],
  today: CalendarDate,
  guide: CaseloadGuide,
): PersonInNeed<Person>[] {
  const none = '9999-12-31' as CalendarDate;
  return people
    .map((person) => ({ person, needs: needsOf(person, today, guide) }))
    .sort((one, other) => {
      const [first, second] = [one.needs[0]?.on ?? none, other.needs[0]?.on ?? none];
      if (first !== second) return first < second ? -1 : 1;
      const [seen, later] = [earlier(one.person, today), earlier(other.person, today)];
      if (seen !== later) return seen < later ? -1 : 1;
      return one.person.id < other.person.id ? -1 : 1;
    });
}
