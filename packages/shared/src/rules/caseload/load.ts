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

/** Of somebody, what their weight hangs on; or of several at once who are alike in it, which a load counts as so many. */
export type Carried = Pick<SupportedPerson, 'phase' | 'scores' | 'share'> & {
  /** How many there are; left out: one. */
  readonly people?: number;
};

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
export function weightOf(person: Omit<Carried, 'people'>, guide: CaseloadGuide): number {
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
 * A worker's load beside the partnership's guide: the one way to weigh it, wherever it is asked for.
 * @param hours hundredths of the hours that the worker has a week.
 */
export function loadOf(carried: readonly Carried[], hours: number, guide: CaseloadGuide): Load {
  const load = carried.reduce((sum, one) => sum + weightOf(one, guide) * timesOf(one), 0);
  return {
    people: carried.reduce((sum, one) => sum + (guide.weights[one.phase] > 0 ? timesOf(one) : 0), 0),
    byPhase: countPhases(carried),
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

const timesOf = ({ people }: Carried): number => people ?? 1;

function countPhases(carried: readonly Carried[]): Load['byPhase'] {
  const byPhase = { WAITING: 0, ACTIVE: 0, MONITORING: 0, CLOSED: 0 };
  for (const one of carried) byPhase[one.phase] += timesOf(one);
  return byPhase;
}

/** Hundredths as people say them: 1450 is '14.5'. */
export const formatLoad = (load: number): string => String(load / 100);

/** "a load of 7.1 of the 9 that the guide allows", or of more than it allows. */
export const describeLoad = ({ load, room }: Pick<Load, 'load' | 'room'>): string =>
  load > room
    ? `a load of ${formatLoad(load)}, more than the ${formatLoad(room)} that the guide allows`
    : `a load of ${formatLoad(load)} of the ${formatLoad(room)} that the guide allows`;
