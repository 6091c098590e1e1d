import { addDays, type CalendarDate, laterOf } from '../calendar/index.js';
import { knownUntil, nextFactOn } from './breaks.js';
import { DEFAULT_TIMING, type MilestoneFacts, type MilestoneTerms, type MilestoneTiming } from './facts.js';
import type { Milestone, MilestoneState } from './milestone.js';
import { type Clock, foreseenOn, runClock, soonestOn } from './run-clock.js';
import { sayDoubt, sayState } from './say-milestone.js';

/** States in which somebody can still do something for it. */
const ASKED: readonly MilestoneState[] = ['RUNNING', 'PAUSED', 'DUE'];

/**
 * Judges a milestone from everything that is recorded (domain.md, Milestones). The same facts always give the
 * same answer, whatever the order in which they came, so it can be computed anew on every change. A claim that
 * was made stays: where the facts no longer bear it out, that is said, and a person decides.
 * @param today in the partnership's time zone
 * @throws RangeError for lengths and hours that no card and no form can hold
 */
export function judgeMilestone(
  facts: MilestoneFacts,
  terms: MilestoneTerms,
  today: CalendarDate,
  timing: MilestoneTiming = DEFAULT_TIMING,
): Milestone {
  const clock = runClock(facts, terms, today);
  const { claimedFor } = facts;
  const dueOn = foreseenOn(clock, today);
  const missedOn = clock.fullOn ? addDays(clock.fullOn, timing.missedAfterDays) : null;
  const { state, since } = findState(facts, terms, clock, missedOn, today);
  const closed = facts.supportEndedOn !== null && facts.supportEndedOn <= today;
  const prompts = ASKED.includes(state) && !closed;
  const doubtful = claimedFor !== null && (clock.fullOn === null || clock.fullOn > claimedFor);
  const limit = clock.goesOn ? addDays(clock.goesOn.from, terms.sustain.breakDays) : null;
  return {
    state,
    since,
    reason: sayState(state, since, { facts, terms, clock, dueOn, closed }),
    dueOn,
    soonestOn: soonestOn(clock, today),
    countsFrom: clock.from,
    progress: clock.measure.progressOf(clock.done, clock.need),
    breaks: clock.breaks,
    promptOn: prompts && dueOn ? laterOf(clock.from, addDays(dueOn, -timing.promptDaysBefore)) : null,
    readyToClaim: state === 'REACHED' && facts.hasEvidence,
    doubt: doubtful ? sayDoubt(claimedFor, clock, dueOn) : null,
    lookAgainOn: firstAfter(today, [
      state === 'DUE' ? missedOn : null,
      limit,
      dueOn,
      nextFactOn(facts, today),
    ]),
  };
}

type Found = Pick<Milestone, 'state' | 'since'>;

function findState(
  facts: MilestoneFacts,
  { sustain }: MilestoneTerms,
  { from, fullOn, goesOn, measure }: Clock,
  missedOn: CalendarDate | null,
  today: CalendarDate,
): Found {
  if (facts.claimedFor) return { state: 'CLAIMED', since: facts.claimedFor };
  if (fullOn && missedOn) {
    // time makes nothing reached by itself: somebody must have said, or recorded, that it held
    const lastDay = measure.mustHold ? fullOn : addDays(fullOn, -1);
    const isKnown = !measure.hoursMissing && knownUntil(facts, today) >= lastDay;
    if (isKnown) return { state: 'REACHED', since: fullOn };
    return today < missedOn ? { state: 'DUE', since: fullOn } : { state: 'MISSED', since: missedOn };
  }
  if (goesOn?.effect === 'RESTARTED')
    return { state: 'BROKEN', since: addDays(goesOn.from, sustain.breakDays) };
  const paused = goesOn?.from ?? measure.idleSince(laterOf(today, from));
  return paused ? { state: 'PAUSED', since: paused } : { state: 'RUNNING', since: from };
}

function firstAfter(today: CalendarDate, days: readonly (CalendarDate | null)[]): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const day of days) if (day !== null && day > today && (first === null || day < first)) first = day;
  return first;
}
