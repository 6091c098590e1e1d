import type { CalendarDate } from '../calendar/index.js';
import type { CaseloadGuide, CaseloadPhase } from './guide.js';
import { loadOf, type SupportedPerson } from './load.js';

/** One change of something that has one value at a time, from that day on. */
export interface Change<T> {
  readonly on: CalendarDate;
  readonly from: T;
  readonly to: T;
}

/** Somebody's support over the last weeks, as far as a caseload asks; what measures add is taken as it is today. */
export interface SupportHistory {
  readonly id: string;
  /** the day on which support first began */
  readonly began: CalendarDate;
  /** what holds today */
  readonly phase: CaseloadPhase;
  readonly workerId: string | null;
  /** the earliest first; what lies before the weeks that are asked for may be left out */
  readonly steps: readonly Change<CaseloadPhase>[];
  readonly moves: readonly Change<string | null>[];
  readonly scores: SupportedPerson['scores'];
  readonly share: number;
}

/** What something was at the end of a day, from what it is and how it changed. */
export function valueOn<T>(now: T, changes: readonly Change<T>[], day: CalendarDate): T {
  const until = changes.filter(({ on }) => on <= day).at(-1);
  if (until) return until.to;
  const [next] = changes;
  return next ? next.from : now;
}

/** What a worker carried at the end of a day, in hundredths of one person in active support. */
export interface LoadOnDay {
  readonly on: CalendarDate;
  readonly load: number;
}

/**
 * What each worker carried at the end of each of these days, by today's guide: the trend of a caseload. Who supported
 * nobody on any of them has no entry.
 */
export function loadsOver(
  histories: readonly SupportHistory[],
  days: readonly CalendarDate[],
  guide: CaseloadGuide,
): ReadonlyMap<string, readonly LoadOnDay[]> {
  const byDay = days.map((day) => ({ day, people: peopleOn(histories, day) }));
  const workers = new Set(byDay.flatMap(({ people }) => [...people.keys()]));
  return new Map(
    [...workers].map((worker) => [
      worker,
      byDay.map(({ day, people }) => ({ on: day, load: loadOf(people.get(worker) ?? [], 0, guide).load })),
    ]),
  );
}

function peopleOn(
  histories: readonly SupportHistory[],
  day: CalendarDate,
): ReadonlyMap<string, SupportedPerson[]> {
  const found = new Map<string, SupportedPerson[]>();
  for (const { id, began, phase, workerId, steps, moves, scores, share } of histories) {
    const worker = valueOn(workerId, moves, day);
    if (began > day || worker === null) continue;
    const person = { id, phase: valueOn(phase, steps, day), since: began, lastSeenOn: null, scores, share };
    const own = found.get(worker);
    if (own) own.push(person);
    else found.set(worker, [person]);
  }
  return found;
}
