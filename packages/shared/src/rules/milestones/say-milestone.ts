import { addDays, type CalendarDate, formatDate } from '../calendar/index.js';
import { type MilestoneFacts, type MilestoneTerms, REASON_IN_WORDS } from './facts.js';
import type { MilestoneState } from './milestone.js';
import type { Clock, JudgedBreak } from './run-clock.js';

/** What the sentences about a milestone are made from. */
interface Told {
  readonly facts: MilestoneFacts;
  readonly terms: MilestoneTerms;
  readonly clock: Clock;
  readonly dueOn: CalendarDate | null;
  /** Support is closed. */
  readonly closed: boolean;
}

/** Why a milestone is in its state, in sentences that a link worker would say. */
export function sayState(state: MilestoneState, since: CalendarDate, told: Told): string {
  const { facts, terms, clock, dueOn, closed } = told;
  const { hoursMissing } = clock.measure;
  const day = formatDate(since);
  const due = formatDate(dueOn ?? since);
  const began = formatDate(clock.from);
  switch (state) {
    case 'RUNNING':
      return hoursMissing
        ? `No hours are recorded yet. At full time it is due on ${due}: enter the weekly hours since ${began}.`
        : `${sayCounting(told)} Due on ${due}, if it goes on like this.${closed ? ' Support is closed.' : ''}`;
    case 'PAUSED':
      return clock.goesOn
        ? sayPaused(clock.goesOn, told)
        : `No hours have been worked since ${day}, so nothing is added. What has added up stays.`;
    case 'BROKEN':
      return `${clock.goesOn ? interrupted(clock.goesOn) : `Broken since ${day}`}, and ${allowed(terms)}. The time begins anew on the day it holds again.`;
    case 'DUE':
      return hoursMissing
        ? `At full time it was due on ${due}, but no hours are recorded. Enter the weekly hours since ${began}.`
        : `Due since ${due}. Find out whether it held until then, and record it.`;
    case 'MISSED':
      return `It was due on ${due}, and by ${day} nobody had recorded ${hoursMissing ? 'the hours that were worked' : 'that it held until then'}${closed ? '; support is closed' : ''}. If it was reached, record it now.`;
    case 'REACHED':
      return facts.hasEvidence
        ? `Reached on ${day}, and the evidence is there. It can be claimed.`
        : `Reached on ${day}. Add the evidence that the rate card asks for, then claim it.`;
    case 'CLAIMED':
      return `Claimed for ${day}.`;
  }
}

function sayCounting({ clock, terms }: Told): string {
  const since = formatDate(clock.from);
  const anew = clock.breaks.findLast(({ effect }) => effect === 'RESTARTED');
  if (anew) return `Counts anew since ${since}, after ${inDays(anew.days)} away: ${allowed(terms)}.`;
  const away = clock.breaks.reduce((sum, { effect, days }) => (effect === 'PAUSED' ? sum + days : sum), 0);
  return away > 0 ? `Counts since ${since}, without ${inDays(away)} away.` : `Counts since ${since}.`;
}

function sayPaused(gap: JudgedBreak, { terms, clock }: Told): string {
  const { breakDays, breakRestarts } = terms.sustain;
  const begun = interrupted(gap);
  const { breaksCount } = clock.measure;
  if (!breakRestarts && !breaksCount)
    return `${begun}. What has added up stays, and more is added once it holds again.`;
  if (gap.effect === 'PAUSED')
    return `${begun}, and ${allowed(terms)}. The time stands still until it holds again; what has been counted stays.`;
  const then = breaksCount ? 'the break counts as if there had been none' : 'what has added up stays';
  const otherwise = breakRestarts ? 'the time begins anew' : 'the time of the break does not count';
  return `${begun}. If it holds again by ${formatDate(addDays(gap.from, breakDays))}, ${then}; otherwise ${otherwise}.`;
}

/** That the facts do not bear out a claim, and what becomes of it. */
export function sayDoubt(
  claimedFor: CalendarDate,
  { fullOn, goesOn }: Clock,
  dueOn: CalendarDate | null,
): string {
  const found = fullOn
    ? `was reached on ${formatDate(fullOn)}`
    : goesOn
      ? `has not held since ${formatDate(goesOn.from)}`
      : dueOn
        ? `is due on ${formatDate(dueOn)}`
        : 'is not reached yet';
  return `The claim says ${formatDate(claimedFor)}, but by what is recorded now it ${found}. The claim stays as it is: tell the backbone organisation, who can decide about it.`;
}

const interrupted = ({ from, reason }: JudgedBreak): string =>
  `Interrupted since ${formatDate(from)}, ${REASON_IN_WORDS[reason]}`;

const allowed = ({ sustain }: MilestoneTerms): string =>
  sustain.breakDays === 0
    ? 'the rate card allows no break'
    : `the rate card allows a break of ${inDays(sustain.breakDays)} at most`;

const inDays = (count: number): string => (count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`);
