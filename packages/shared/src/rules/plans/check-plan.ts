import type { CalendarDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';
import type { PlanContent, PlanGoal, PlanStep } from './plan.js';

export const LONGEST_STORY = 5000;
export const LONGEST_GOAL = 500;
const MOST_GOALS = 20;
const MOST_STEPS = 20;
const LONGEST_WHO = 200;
const KEY = /^[A-Za-z0-9-]{1,64}$/;

/**
 * A plan as it is kept: texts in one form (NFC) without outer blanks, and nothing said of who takes a step, or how a
 * goal ended, where that is not so.
 */
export function tidyPlan({ strengths, aspirations, goals }: PlanContent): PlanContent {
  return {
    strengths: tidy(strengths),
    aspirations: tidy(aspirations),
    goals: goals.map((goal) => ({
      key: goal.key,
      words: tidy(goal.words),
      state: goal.state,
      endedOn: goal.state === 'OPEN' ? null : goal.endedOn,
      endedWords: goal.state === 'OPEN' ? null : tidy(goal.endedWords ?? '') || null,
      steps: goal.steps.map((step) => ({
        key: step.key,
        words: tidy(step.words),
        taker: step.taker,
        who: step.taker === 'SOMEBODY_ELSE' ? tidy(step.who ?? '') || null : null,
        dueOn: step.dueOn,
        doneOn: step.doneOn,
      })),
    })),
  };
}

const tidy = (text: string): string => text.normalize('NFC').trim();

/** What is wrong with a tidy plan: all of it, INVALID or OUT_OF_RANGE with its path ("goals.0.steps.1.who"). */
export function checkPlan(plan: PlanContent, today: CalendarDate): Refusal[] {
  const { strengths, aspirations, goals } = plan;
  if (strengths === '' && aspirations === '' && goals.length === 0)
    return [refuse('INVALID', 'Write down what the person says before you save.', 'strengths')];
  if (goals.length > MOST_GOALS)
    return [refuse('INVALID', `Keep to at most ${MOST_GOALS} goals, so that they can be followed.`, 'goals')];
  const keys = goals.flatMap(({ key, steps }) => [key, ...steps.map((step) => step.key)]);
  if (keys.some((key) => !KEY.test(key)) || new Set(keys).size < keys.length)
    return [
      refuse('INVALID', 'Every goal and step has a key of its own: letters, digits and dashes.', 'goals'),
    ];
  return [
    tooLong(strengths, LONGEST_STORY, 'strengths'),
    tooLong(aspirations, LONGEST_STORY, 'aspirations'),
    ...goals.flatMap((goal, nth) => checkGoal(goal, `goals.${nth}`, today)),
  ].filter((fault) => fault !== null);
}

function checkGoal(goal: PlanGoal, at: string, today: CalendarDate): (Refusal | null)[] {
  const { words, state, endedOn, endedWords, steps } = goal;
  const ended = state === 'OPEN' ? null : checkEnd(endedOn, `${at}.endedOn`, today);
  return [
    words === ''
      ? refuse('INVALID', 'Say in the person’s words what they want.', `${at}.words`)
      : tooLong(words, LONGEST_GOAL, `${at}.words`),
    ended,
    endedWords === null ? null : tooLong(endedWords, LONGEST_GOAL, `${at}.endedWords`),
    steps.length > MOST_STEPS
      ? refuse('INVALID', `Keep to at most ${MOST_STEPS} steps for a goal.`, `${at}.steps`)
      : null,
    ...steps.flatMap((step, nth) => checkStep(step, `${at}.steps.${nth}`, today)),
  ];
}

function checkEnd(on: CalendarDate | null, field: string, today: CalendarDate): Refusal | null {
  if (on === null) return refuse('INVALID', 'Give the day since when it is so.', field);
  return on > today ? refuse('OUT_OF_RANGE', 'This day is still to come.', field) : null;
}

function checkStep(step: PlanStep, at: string, today: CalendarDate): (Refusal | null)[] {
  const { words, taker, who, doneOn } = step;
  return [
    words === ''
      ? refuse('INVALID', 'Say what the step is, or remove it.', `${at}.words`)
      : tooLong(words, LONGEST_GOAL, `${at}.words`),
    taker === 'SOMEBODY_ELSE' && who === null
      ? refuse('INVALID', 'Say who takes this step.', `${at}.who`)
      : null,
    who === null ? null : tooLong(who, LONGEST_WHO, `${at}.who`),
    doneOn !== null && doneOn > today
      ? refuse('OUT_OF_RANGE', 'This day is still to come.', `${at}.doneOn`)
      : null,
  ];
}

function tooLong(text: string, longest: number, field: string): Refusal | null {
  if (holdsNoText(text)) return refuse('INVALID', 'Take out the characters that are no text.', field);
  return [...text].length > longest
    ? refuse('INVALID', `Shorten this to ${longest.toLocaleString('en-GB')} characters.`, field)
    : null;
}
