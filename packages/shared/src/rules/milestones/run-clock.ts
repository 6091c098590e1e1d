import { addDays, type CalendarDate, laterOf } from '../calendar/index.js';
import { type Break, breaksOf } from './breaks.js';
import type { MilestoneTerms, SustainedFacts } from './facts.js';
import { fullAfter, type Measure, measureOf, walk } from './measure.js';

/** What a break did: nothing, the time stood still, or it began anew. */
export type BreakEffect = 'TOLERATED' | 'PAUSED' | 'RESTARTED';

/** A break before the time was full; one that goes on has the effect that it has so far. */
export interface JudgedBreak extends Break {
  readonly effect: BreakEffect;
}

/** Where the time stands on a day. */
export interface Clock {
  /** From which day it counts: the earlier outcome's, or the first day after a break that began it anew. */
  readonly from: CalendarDate;
  readonly need: number;
  /** What has added up before today. */
  readonly done: number;
  /** The day, up to today, on which it was full; null: not yet. */
  readonly fullOn: CalendarDate | null;
  readonly breaks: readonly JudgedBreak[];
  /** The one of them that goes on today; null once the time is full. */
  readonly goesOn: JudgedBreak | null;
  readonly measure: Measure;
}

/**
 * Counts the time up to a day (domain.md, Milestones). A break of up to `breakDays` days counts as if there had
 * been none, once it holds again; of a longer one no day counts, and where the card says so it begins the time
 * anew. Each break is measured alone. Full-time-equivalent weeks count what was worked: a break adds nothing,
 * and only one that begins the time anew takes anything away.
 */
export function runClock(facts: SustainedFacts, terms: MilestoneTerms, today: CalendarDate): Clock {
  const measure = measureOf(facts, terms, today);
  const breaks: JudgedBreak[] = [];
  let from = facts.startedOn;
  let need = measure.needFrom(from);
  let done = 0;
  let at = from;
  for (const gap of breaksOf(facts, today)) {
    const last = measure.mustHold ? addDays(gap.from, -1) : gap.from;
    const held = walk(measure, { from: at, until: gap.from, last }, need, done);
    done = held.done;
    if (held.fullOn) return { from, need, done, fullOn: held.fullOn, breaks, goesOn: null, measure };
    const judged = { ...gap, effect: effectOf(gap, terms) };
    breaks.push(judged);
    if (gap.goesOn) return { from, need, done, fullOn: null, breaks, goesOn: judged, measure };
    at = addDays(gap.to, 1);
    if (judged.effect === 'RESTARTED') {
      from = at;
      need = measure.needFrom(from);
      done = 0;
    } else if (judged.effect === 'TOLERATED' && measure.breaksCount) done += gap.days;
  }
  const now = walk(measure, { from: at, until: today, last: today }, need, done);
  return { from, need, done: now.done, fullOn: now.fullOn, breaks, goesOn: null, measure };
}

function effectOf({ days }: Break, { sustain }: MilestoneTerms): BreakEffect {
  if (days <= sustain.breakDays) return 'TOLERATED';
  return sustain.breakRestarts ? 'RESTARTED' : 'PAUSED';
}

/**
 * The day on which the time is full if all goes on as it is; null where that hangs on the day on which it holds
 * again, or work begins again.
 */
export function foreseenOn(clock: Clock, today: CalendarDate): CalendarDate | null {
  const { fullOn, from, need, done, goesOn, measure } = clock;
  if (fullOn) return fullOn;
  const begins = laterOf(from, today);
  if (!goesOn) return fullAfter(need - done, measure.rateOn(begins), begins);
  if (goesOn.effect !== 'TOLERATED' || !measure.breaksCount) return null;
  const foreseen = fullAfter(need - done, measure.fullRate, goesOn.from);
  return foreseen !== null && foreseen > today ? foreseen : null;
}

/** The first day on which the time can be full: the foreseen one, or as if it held again, or full time, from tomorrow. */
export function soonestOn(clock: Clock, today: CalendarDate): CalendarDate {
  const foreseen = foreseenOn(clock, today);
  if (foreseen) return foreseen;
  const { need, done, goesOn, measure } = clock;
  const tomorrow = laterOf(clock.from, addDays(today, 1));
  const counted = goesOn?.effect === 'TOLERATED' && measure.breaksCount ? done + goesOn.days : done;
  const missing = goesOn?.effect === 'RESTARTED' ? measure.needFrom(tomorrow) : need - counted;
  return fullAfter(missing, measure.fullRate, tomorrow) ?? tomorrow;
}
