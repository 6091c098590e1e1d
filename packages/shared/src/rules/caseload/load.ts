import type { CalendarDate } from '../calendar/index.js';
import { CASELOAD_PHASES, type CaseloadGuide, type CaseloadPhase } from './guide.js';

/** Somebody whom a worker supports, as far as a caseload asks. */
export interface SupportedPerson {
  readonly id: string;
  readonly phase: CaseloadPhase;
  /** Since when this worker supports them. */
  readonly since: CalendarDate;
  readonly lastSeenOn: CalendarDate | null;
  /** The latest score of each measure that the guide may look at. */
  readonly scores: readonly {
    readonly instrument: string;
    readonly figure: string;
    readonly score: number;
  }[];
  /** Per cent of the work that is this worker's, where two work together; 100 alone. */
  readonly share: number;
}

/** Hundredths of one person in active support. */
export interface Load {
  readonly people: number;
  readonly byPhase: Readonly<Record<CaseloadPhase, number>>;
  readonly load: number;
  /** What can be carried in the hours worked. */
  readonly room: number;
  /** Load as per cent of room, rounded; null where there is no room at all (on leave, no hours). */
  readonly percent: number | null;
}

/** What one person weighs: their phase, what their measures add, and the worker's share of it; never below zero. */
export function weightOf(person: SupportedPerson, guide: CaseloadGuide): number {
  const base = guide.weights[person.phase];
  // who is not supported now weighs nothing, whatever their last measure said
  if (base === 0) return 0;
  const added = guide.measures.reduce((sum, band) => {
    const found = person.scores.find(
      ({ instrument, figure }) => instrument === band.instrument && figure === band.figure,
    );
    return found && found.score >= band.from && found.score <= band.to ? sum + band.add : sum;
  }, 0);
  return Math.max(0, Math.round(((base + added) * person.share) / 100));
}

/**
 * A worker's load beside the partnership's guide.
 * @param hours hundredths of the hours that the worker has a week.
 */
export function loadOf(people: readonly SupportedPerson[], hours: number, guide: CaseloadGuide): Load {
  const load = people.reduce((sum, person) => sum + weightOf(person, guide), 0);
  return {
    people: people.filter(({ phase }) => guide.weights[phase] > 0).length,
    byPhase: countPhases(people),
    load,
    ...besideRoom(load, Math.round((guide.fullLoad * hours) / guide.fullTimeHours)),
  };
}

/** A team's load: its workers' together. */
export function teamLoad(workers: readonly Load[]): Load {
  const sum = (of: (load: Load) => number): number => workers.reduce((all, one) => all + of(one), 0);
  const byPhase = { WAITING: 0, ACTIVE: 0, MONITORING: 0, CLOSED: 0 };
  for (const phase of CASELOAD_PHASES) byPhase[phase] = sum((one) => one.byPhase[phase]);
  const load = sum((one) => one.load);
  return {
    people: sum(({ people }) => people),
    byPhase,
    load,
    ...besideRoom(
      load,
      sum(({ room }) => room),
    ),
  };
}

const besideRoom = (load: number, room: number): Pick<Load, 'room' | 'percent'> => ({
  room,
  percent: room > 0 ? Math.round((load * 100) / room) : null,
});

function countPhases(people: readonly SupportedPerson[]): Load['byPhase'] {
  const byPhase = { WAITING: 0, ACTIVE: 0, MONITORING: 0, CLOSED: 0 };
  for (const { phase } of people) byPhase[phase] += 1;
  return byPhase;
}

/** Hundredths as people say them: 1450 is '14.5'. */
export const formatLoad = (load: number): string => String(load / 100);
