import type { PlanGoal, PlanStep } from '@weft/shared';
import { dateText } from '../ui/date-text.js';
import type { Tone } from '../ui/state-badge.js';

interface Days {
  readonly dueOn?: string | null | undefined;
  readonly doneOn?: string | null | undefined;
}

export const GOAL_STATE_WORDS: Record<PlanGoal['state'], { name: string; tone: Tone }> = {
  OPEN: { name: 'Going on', tone: 'going' },
  REACHED: { name: 'Reached', tone: 'good' },
  LET_GO: { name: 'Let go', tone: 'quiet' },
};

/** Who takes a step, as it is said about the person to those who work with them. */
export function takerText(
  { taker, who }: Pick<PlanStep, 'taker' | 'who'>,
  name: string,
  worker: string,
): string {
  if (taker === 'PARTICIPANT') return name;
  return taker === 'WORKER' ? worker : (who ?? 'Somebody else');
}

/** 'by 5 March 2026', 'done on 2 March 2026', or nothing. */
export function stepDayText({ dueOn, doneOn }: Days): string {
  if (doneOn) return `done on ${dateText(doneOn)}`;
  return dueOn ? `by ${dateText(dueOn)}` : '';
}

/** What goes on first, then what is reached, then what was let go, each in the person's order. */
export function goalsInOrder<T extends { state: PlanGoal['state'] }>(goals: readonly T[]): T[] {
  const order: readonly PlanGoal['state'][] = ['OPEN', 'REACHED', 'LET_GO'];
  return order.flatMap((state) => goals.filter((goal) => goal.state === state));
}
