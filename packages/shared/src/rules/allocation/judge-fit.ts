import { type Candidate, type Loads, type Room, roomFor } from './candidates.js';
import { type Distance, distanceTo } from './distance.js';
import type { WaitingPerson, Wish } from './people.js';
import { ALLOCATION_PARTS, type AllocationPart, type AllocationRule } from './rule.js';

/** How well a candidate fits a person, part by part. */
export interface Fit {
  readonly candidate: Candidate;
  /** of each part 0 to 100 in whole percent; null: it does not matter for this person, so it counts for nobody */
  readonly parts: Readonly<Record<AllocationPart, number | null>>;
  /** weights times percent, added up */
  readonly score: number;
  readonly room: Room | null;
  /** where they would carry more than the guide allows, which a partnership's rule may let pass */
  readonly over: Room | null;
  readonly distance: Distance | null;
}

/** Why somebody is not suggested to a person. */
export type OutReason =
  | { readonly why: 'AVOIDED'; readonly wish: Wish }
  | { readonly why: 'LACKS'; readonly wish: Wish }
  | { readonly why: 'FULL'; readonly room: Room };

export interface Out {
  readonly candidate: Candidate;
  readonly reason: OutReason;
}

/**
 * Fits one candidate to one person: first what rules them out, then how well each part fits. Whole numbers all the way,
 * so that equal is equal.
 */
export function judgeFit(
  person: WaitingPerson,
  candidate: Candidate,
  rule: AllocationRule,
  loads: Loads,
): Fit | Out {
  const { has } = candidate;
  const avoided = person.avoids.find(({ what }) => has.has(what));
  if (avoided) return { candidate, reason: { why: 'AVOIDED', wish: avoided } };
  const lacked = person.wants.find(({ what }) => rule.essential.includes(what) && !has.has(what));
  if (lacked) return { candidate, reason: { why: 'LACKS', wish: lacked } };
  const rooms = roomFor(person.weight, candidate, rule, loads);
  const full = rooms.find(({ would, most }) => would > most);
  if (full) return { candidate, reason: { why: 'FULL', room: full } };

  const distance = distanceTo(person.place, candidate.places);
  const parts = {
    expertise: shareOf(person.wants, has),
    wishes: shareOf(person.prefers, has),
    room: rooms.length === 0 ? rule.unknown : Math.min(...rooms.map(percentLeft)),
    travel: person.place ? nearnessOf(distance, rule) : null,
    anchor: person.anchor ? (candidate.anchorIds.has(person.anchor.id) ? 100 : 0) : null,
  };
  const weights = weightsFor(person, rule);
  const score = ALLOCATION_PARTS.reduce((sum, part) => sum + weights[part] * (parts[part] ?? 0), 0);
  const over = rooms.find(({ would, allowed }) => would > allowed) ?? null;
  return { candidate, parts, score, room: rooms[0] ?? null, over, distance };
}

export const isOut = (judged: Fit | Out): judged is Out => 'reason' in judged;

/** The rule's weights, with room's own after a long wait. */
export function weightsFor({ waitedDays }: WaitingPerson, rule: AllocationRule): AllocationRule['weights'] {
  return hasWaitedLong(waitedDays, rule) ? { ...rule.weights, room: rule.longWait?.room ?? 0 } : rule.weights;
}

export const hasWaitedLong = (waitedDays: number, { longWait }: AllocationRule): boolean =>
  longWait !== null && waitedDays >= longWait.days;

function shareOf(wishes: readonly Wish[], has: ReadonlySet<string>): number | null {
  if (wishes.length === 0) return null;
  return Math.floor((100 * wishes.filter(({ what }) => has.has(what)).length) / wishes.length);
}

const percentLeft = ({ would, most }: Room): number =>
  most === 0 ? 0 : Math.floor((100 * (most - would)) / most);

function nearnessOf(distance: Distance | null, { farKm, unknown }: AllocationRule): number {
  if (!distance) return unknown;
  if ('sameArea' in distance) return distance.sameArea ? 100 : 0;
  return Math.floor(100 * Math.max(0, 1 - distance.km / farKm));
}
