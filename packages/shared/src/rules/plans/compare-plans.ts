import { formatDate } from '../calendar/index.js';
import type { PlanContent, PlanGoal, PlanStep } from './plan.js';

const SHORT = 60;
const quoted = (words: string): string => {
  const letters = [...words.replace(/\s+/g, ' ')];
  return `“${letters.length > SHORT ? `${letters.slice(0, SHORT).join('').trimEnd()}…` : letters.join('')}”`;
};

/** What is different in a later version of a plan, in sentences, in the plan's order; none: nothing. */
export function changesBetweenPlans(before: PlanContent, after: PlanContent): string[] {
  return [
    ...story('strengths', before.strengths, after.strengths),
    ...story('hopes', before.aspirations, after.aspirations),
    ...pairs(before.goals, after.goals).flatMap(([old, now]) => goalChanges(old, now)),
    ...(sameOrder(before.goals, after.goals) ? [] : ['The goals stand in another order.']),
  ];
}

function story(what: string, before: string, after: string): string[] {
  if (before === after) return [];
  if (before === '') return [`Wrote down their ${what}.`];
  return [after === '' ? `Took out what it said of their ${what}.` : `Changed the words on their ${what}.`];
}

/** Each thing by its key as it was and as it is: those of the later version in its order, then what is gone. */
function pairs<T extends { readonly key: string }>(
  before: readonly T[],
  after: readonly T[],
): (readonly [T | undefined, T | undefined])[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const kept = new Set(after.map(({ key }) => key));
  return [
    ...after.map((one) => [old.get(one.key), one] as const),
    ...before.filter(({ key }) => !kept.has(key)).map((one) => [one, undefined] as const),
  ];
}

function sameOrder(before: readonly PlanGoal[], after: readonly PlanGoal[]): boolean {
  const common = new Set(before.map(({ key }) => key));
  const now = after.flatMap(({ key }) => (common.has(key) ? [key] : []));
  const still = new Set(now);
  return before.filter(({ key }) => still.has(key)).every(({ key }, nth) => key === now[nth]);
}

function goalChanges(old: PlanGoal | undefined, now: PlanGoal | undefined): string[] {
  if (!now) return old ? [`Took out the goal ${quoted(old.words)}.`] : [];
  const name = quoted(now.words);
  if (!old) return [`Added the goal ${name}.`, ...endOf(now)];
  const ended = old.state !== now.state || old.endedOn !== now.endedOn || old.endedWords !== now.endedWords;
  return [
    ...(old.words === now.words ? [] : [`Changed the goal ${quoted(old.words)} to ${name}.`]),
    ...(!ended ? [] : now.state === 'OPEN' ? [`Took up the goal ${name} again.`] : endOf(now)),
    ...pairs(old.steps, now.steps).flatMap(([one, other]) => stepChanges(one, other)),
    ...(old.steps
      .filter(({ key }) => now.steps.some((step) => step.key === key))
      .map(({ key }) => key)
      .join() ===
    now.steps
      .filter(({ key }) => old.steps.some((step) => step.key === key))
      .map(({ key }) => key)
      .join()
      ? []
      : [`Put the steps of ${name} in another order.`]),
  ];
}

const endOf = ({ state, words, endedOn }: PlanGoal): string[] =>
  state === 'OPEN'
    ? []
    : [
        `${state === 'REACHED' ? 'Reached' : 'Let go of'} the goal ${quoted(words)}${endedOn ? ` on ${formatDate(endedOn)}` : ''}.`,
      ];

function stepChanges(old: PlanStep | undefined, now: PlanStep | undefined): string[] {
  if (!now) return old ? [`Took out the step ${quoted(old.words)}.`] : [];
  const name = quoted(now.words);
  if (!old) return [`Added the step ${name}.`];
  const done = old.doneOn !== now.doneOn;
  return [
    ...(old.words === now.words ? [] : [`Changed the step ${quoted(old.words)} to ${name}.`]),
    ...(old.taker === now.taker && old.who === now.who ? [] : [`Changed who takes the step ${name}.`]),
    ...(old.dueOn === now.dueOn ? [] : [`Changed the day of the step ${name}.`]),
    ...(done
      ? [
          now.doneOn
            ? `Took the step ${name} on ${formatDate(now.doneOn)}.`
            : `The step ${name} is open again.`,
        ]
      : []),
  ];
}
