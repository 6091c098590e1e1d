import type { PlanContent, PlanGoal, PlanStep } from './plan.js';

/** Two plans that were written at the same time, from the same one, as one. */
export interface JoinedPlan {
  readonly plan: PlanContent;
  /** Where both changed the same thing: the path, and what the other one wrote there. Mine stands in the plan. */
  readonly clashes: readonly PlanClash[];
}

export interface PlanClash {
  readonly field: string;
  readonly theirs: string;
}

/**
 * Joins what two people wrote at once: what one of them changed and the other left alone is taken from who changed it.
 * Where both changed the same thing mine stands, and theirs is given back to be looked at. What one took out and the
 * other changed stays in: nothing that somebody wrote is lost.
 */
export function joinPlans(base: PlanContent, mine: PlanContent, theirs: PlanContent): JoinedPlan {
  const clashes: PlanClash[] = [];
  const strengths = pick(
    'strengths',
    base.strengths,
    mine.strengths,
    theirs.strengths,
    clashes,
    (text) => text,
  );
  const aspirations = pick(
    'aspirations',
    base.aspirations,
    mine.aspirations,
    theirs.aspirations,
    clashes,
    (text) => text,
  );
  const goals = joinLists(base.goals, mine.goals, theirs.goals, (was, my, their, nth) =>
    joinGoal(`goals.${nth}`, was, my, their, clashes),
  );
  return { plan: { strengths, aspirations, goals }, clashes };
}

function pick<T>(
  field: string,
  was: NoInfer<T> | undefined,
  my: T,
  their: T,
  clashes: PlanClash[],
  say: (value: T) => string,
): T {
  if (my === their || their === was) return my;
  if (my === was) return their;
  clashes.push({ field, theirs: say(their) });
  return my;
}

interface Keyed {
  readonly key: string;
}

/** By key: mine in my order, then what they added, each after everything that stands already. */
function joinLists<T extends Keyed>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  join: (was: T | undefined, my: T, their: T, nth: number) => T,
): T[] {
  const [was, my, their] = [base, mine, theirs].map((list) => new Map(list.map((one) => [one.key, one])));
  const untouched = (one: T): boolean => JSON.stringify(was?.get(one.key)) === JSON.stringify(one);
  const kept = mine.filter((one) => their?.has(one.key) || !was?.has(one.key) || !untouched(one));
  const theirOwn = theirs.filter((one) => !my?.has(one.key) && (!was?.has(one.key) || !untouched(one)));
  return [...kept, ...theirOwn].map((one, nth) => {
    const other = their?.get(one.key);
    return other && my?.has(one.key) ? join(was?.get(one.key), one, other, nth) : one;
  });
}

function joinGoal(
  at: string,
  was: PlanGoal | undefined,
  my: PlanGoal,
  their: PlanGoal,
  clashes: PlanClash[],
): PlanGoal {
  const words = pick(`${at}.words`, was?.words, my.words, their.words, clashes, (text) => text);
  // how it ended is one thing, said together
  const endOf = ({ state, endedOn, endedWords }: PlanGoal) => JSON.stringify([state, endedOn, endedWords]);
  const end = pick(`${at}.state`, was && endOf(was), endOf(my), endOf(their), clashes, () =>
    their.state === 'OPEN'
      ? 'It goes on.'
      : (their.endedWords ?? (their.state === 'REACHED' ? 'Reached.' : 'Let go.')),
  );
  const { state, endedOn, endedWords } = end === endOf(my) ? my : their;
  const steps = joinLists(was?.steps ?? [], my.steps, their.steps, (before, mine, other, nth) =>
    joinStep(`${at}.steps.${nth}`, before, mine, other, clashes),
  );
  return { key: my.key, words, state, endedOn, endedWords, steps };
}

function joinStep(
  at: string,
  was: PlanStep | undefined,
  my: PlanStep,
  their: PlanStep,
  clashes: PlanClash[],
): PlanStep {
  const takerOf = ({ taker, who }: PlanStep) => JSON.stringify([taker, who]);
  const taken = pick(
    `${at}.taker`,
    was && takerOf(was),
    takerOf(my),
    takerOf(their),
    clashes,
    () => their.who ?? their.taker,
  );
  const { taker, who } = taken === takerOf(my) ? my : their;
  return {
    key: my.key,
    words: pick(`${at}.words`, was?.words, my.words, their.words, clashes, (text) => text),
    taker,
    who,
    dueOn: pick(`${at}.dueOn`, was?.dueOn, my.dueOn, their.dueOn, clashes, (day) => day ?? 'No day.'),
    doneOn: pick(
      `${at}.doneOn`,
      was?.doneOn,
      my.doneOn,
      their.doneOn,
      clashes,
      (day) => day ?? 'Not done yet.',
    ),
  };
}
