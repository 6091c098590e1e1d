import type { CalendarDate } from '../calendar/index.js';

/** Who takes a step: the person themself, who works with them, or somebody else by name. */
export const STEP_TAKERS = ['PARTICIPANT', 'WORKER', 'SOMEBODY_ELSE'] as const;
export type StepTaker = (typeof STEP_TAKERS)[number];

export const GOAL_STATES = ['OPEN', 'REACHED', 'LET_GO'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

export interface PlanStep {
  /** The same in every version of the plan, so that versions can be compared. */
  readonly key: string;
  readonly words: string;
  readonly taker: StepTaker;
  /** Who, where it is somebody else. */
  readonly who: string | null;
  readonly dueOn: CalendarDate | null;
  readonly doneOn: CalendarDate | null;
}

export interface PlanGoal {
  readonly key: string;
  readonly words: string;
  readonly state: GoalState;
  /** Since when it is reached or let go; null while it is open. */
  readonly endedOn: CalendarDate | null;
  /** What the person says about it. */
  readonly endedWords: string | null;
  readonly steps: readonly PlanStep[];
}

/**
 * A plan in the person's own words (domain.md, Participants and support: person-led and strengths-based). It is
 * written as a whole; every version that was saved stays.
 */
export interface PlanContent {
  /** What they are good at, and what carries them; empty: not said yet. */
  readonly strengths: string;
  /** What they hope for. */
  readonly aspirations: string;
  readonly goals: readonly PlanGoal[];
}

export const EMPTY_PLAN: PlanContent = { strengths: '', aspirations: '', goals: [] };

/** The first day on which a step of an open goal is to be done; null: none has a day. */
export function nextStepOn({ goals }: PlanContent): CalendarDate | null {
  const days = goals.flatMap(({ state, steps }) =>
    state === 'OPEN' ? steps.flatMap(({ dueOn, doneOn }) => (dueOn && !doneOn ? [dueOn] : [])) : [],
  );
  return days.sort()[0] ?? null;
}
