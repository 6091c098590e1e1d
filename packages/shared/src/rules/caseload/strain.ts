import type { CalendarDate } from '../calendar/index.js';
import type { CaseloadGuide } from './guide.js';
import { formatLoad, type Load, type SupportedPerson } from './load.js';
import { notSeen } from './not-seen.js';

export type StrainSign = 'OVER' | 'NEAR' | 'GROWING' | 'UNSEEN' | 'LESS_TIME' | 'NO_HOURS';

/** STEADY: nothing to see. EARLY: one sign. STRAIN: more than can be carried, or several signs at once. */
export type StrainLevel = 'STEADY' | 'EARLY' | 'STRAIN';

export interface Strain {
  readonly level: StrainLevel;
  readonly signs: readonly { readonly sign: StrainSign; readonly sentence: string }[];
  /** What a manager would say first; null while all is steady. */
  readonly sentence: string | null;
}

export interface StrainFacts {
  readonly name: string;
  readonly load: Load;
  /** False: nobody has said for how many hours they work, so that no load is too much or too little. */
  readonly hoursSaid?: boolean;
  readonly people: readonly SupportedPerson[];
  /** The load some weeks before, to see whether it grows; null where none is known. */
  readonly before: { readonly load: number; readonly weeks: number } | null;
  /** Per cent of the week spent with people, from what was recorded; null where too little was. */
  readonly timeWithPeople: number | null;
  readonly today: CalendarDate;
}

/**
 * Whether a worker carries too much, or soon will (domain.md, Caseload: show strain early; seeds/002 s.6.4: while the
 * load grew, the time with people fell). It is about the work, never about the worker: each sign is a sentence with
 * its figures, and nothing is done about it by itself.
 */
export function strainOf(facts: StrainFacts, guide: CaseloadGuide): Strain {
  const saidHours = facts.hoursSaid !== false;
  const signs = [
    saidHours ? ofLoad(facts, guide) : null,
    saidHours ? ofGrowth(facts, guide) : null,
    ofUnseen(facts, guide),
    ofTime(facts, guide),
  ].filter((sign) => sign !== null);
  const grave = signs.some(({ sign }) => sign === 'OVER' || sign === 'NO_HOURS');
  const level = grave || signs.length > 1 ? 'STRAIN' : signs.length === 1 ? 'EARLY' : 'STEADY';
  return { level, signs, sentence: signs[0]?.sentence ?? null };
}

type Sign = Strain['signs'][number] | null;

function ofLoad({ name, load }: StrainFacts, guide: CaseloadGuide): Sign {
  const { percent, people, room } = load;
  const carries = `${name} supports ${people} ${people === 1 ? 'person' : 'people'}, a load of ${formatLoad(load.load)}`;
  if (percent === null)
    return load.load > 0
      ? { sign: 'NO_HOURS', sentence: `${carries}, and has no hours at present. Move them to a colleague.` }
      : null;
  // what is rounded to the whole is not over it
  if (load.load > room)
    return { sign: 'OVER', sentence: `${carries}: more than the ${formatLoad(room)} that the guide allows.` };
  if (percent >= guide.earlyAt)
    return { sign: 'NEAR', sentence: `${carries}: close to the ${formatLoad(room)} that the guide allows.` };
  return null;
}

function ofGrowth({ name, load, before }: StrainFacts, { weeksAhead }: CaseloadGuide): Sign {
  if (before === null || before.weeks <= 0 || load.room === 0) return null;
  const aWeek = (load.load - before.load) / before.weeks;
  if (aWeek <= 0 || load.load >= load.room) return null;
  const weeks = Math.ceil((load.room - load.load) / aWeek);
  if (weeks > weeksAhead) return null;
  return {
    sign: 'GROWING',
    sentence: `${name}’s load grew from ${formatLoad(before.load)} to ${formatLoad(load.load)} in ${inWeeks(before.weeks)}. It reaches the guide in about ${inWeeks(weeks)} if it goes on so.`,
  };
}

const inWeeks = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks`);

function ofUnseen({ name, people, today }: StrainFacts, guide: CaseloadGuide): Sign {
  const expected = notSeen(people, today, guide);
  const late = expected.filter(({ over }) => over > 0);
  if (late.length === 0 || late.length * 100 < guide.unseenAt * expected.length) return null;
  return {
    sign: 'UNSEEN',
    sentence: `${late.length} of the ${expected.length} people whom ${name} supports ${late.length === 1 ? 'was' : 'were'} not seen in time.`,
  };
}

function ofTime({ name, timeWithPeople }: StrainFacts, guide: CaseloadGuide): Sign {
  if (timeWithPeople === null || timeWithPeople >= guide.timeWithPeople) return null;
  return {
    sign: 'LESS_TIME',
    sentence: `${name} spends ${timeWithPeople}\u00a0% of the week with people; the guide hopes for ${guide.timeWithPeople}\u00a0%.`,
  };
}
