import { compareDates, type OutcomeLine } from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import { type Paperwork, paperworkFor, TODAY } from './paperwork.js';
import type { Fate, PlannedClaim, PlannedParticipant } from './plan.js';
import type { Dice } from './random.js';

/** What each participant achieved on which day, in the order of the participants. */
export type Achievements = readonly ReadonlyMap<string, Day>[];

/** What becomes of a claim of the last weeks, and how many in a hundred. */
const RECENT_FATES: readonly (readonly [Fate, number])[] = [
  ['SUBMITTED', 28],
  ['APPROVED', 36],
  ['VERIFIED', 16],
  ['RETURNED', 9],
  ['WITHHELD', 7],
  ['REJECTED', 4],
];

/**
 * The claims for what was achieved, each with its paperwork. Those of the last weeks (from `recentFrom`)
 * stand in every state, so that everybody has something waiting; what rests on an outcome that is not
 * verified waits with it.
 */
export function claimsFor(
  achievements: Achievements,
  lines: readonly OutcomeLine[],
  recentFrom: string,
  dice: Dice,
): PlannedClaim[] {
  const claims: PlannedClaim[] = [];
  for (const [participant, achieved] of achievements.entries()) {
    const papers = new Map<string, Paperwork & { fate: Fate }>();
    for (const { outcomeCode, after } of lines) {
      const on = achieved.get(outcomeCode);
      if (on === undefined || on >= dayOf(TODAY) - 4) continue;
      const earlier = after === null ? undefined : papers.get(after);
      if (after !== null && (!earlier || earlier.fate === 'REJECTED')) continue;
      const achievedOn = dateOf(on);
      const recent = achievedOn >= recentFrom ? recentFate(dice) : 'VERIFIED';
      const fate = earlier && earlier.fate !== 'VERIFIED' ? waiting(recent) : recent;
      const paperwork = { ...paperworkFor(on, earlier, dice), fate };
      papers.set(outcomeCode, paperwork);
      claims.push({ participant, outcomeCode, achievedOn, ...paperwork });
    }
  }
  return claims.sort((a, b) => compareDates(a.achievedOn, b.achievedOn));
}

const recentFate = (dice: Dice): Fate =>
  RECENT_FATES[dice.weighted(RECENT_FATES.map(([, weight]) => weight))]?.[0] ?? 'SUBMITTED';

/** A verifier decides on nothing that rests on what is not verified yet. */
const waiting = (fate: Fate): Fate => (fate === 'SUBMITTED' || fate === 'RETURNED' ? fate : 'APPROVED');

/** People and what they achieved, put in the order of enrolment. */
export function inOrder<T extends { participant: PlannedParticipant }>(journeys: readonly T[]): T[] {
  return [...journeys].sort((a, b) => compareDates(a.participant.enrolledOn, b.participant.enrolledOn));
}
