import type { Fit } from './judge-fit.js';
import type { WaitingPerson } from './people.js';

/**
 * The best fit first. Where two fit equally well: who has more room left (in people, not percent), and where that is
 * equal too, by lot. The lot is drawn from the two ids, so that it falls the same way each time for this person, and
 * not for the same provider with every person, as an alphabet would have it. Nothing hangs on the order given.
 */
export function rank(person: WaitingPerson, fits: readonly Fit[]): Fit[] {
  return [...fits].sort(
    (a, b) =>
      b.score - a.score ||
      leftWith(b) - leftWith(a) ||
      lot(person.id, a.candidate.id) - lot(person.id, b.candidate.id) ||
      byText(a.candidate.id, b.candidate.id),
  );
}

/** What decides between two that score the same. */
export const tieBetween = (a: Fit, b: Fit): 'ROOM' | 'LOT' => (leftWith(a) === leftWith(b) ? 'LOT' : 'ROOM');

/** Longest wait first; those who have waited equally long by lot, in the same way. */
export function inOrderOfWait(waiting: readonly WaitingPerson[]): WaitingPerson[] {
  return [...waiting].sort(
    (a, b) => b.waitedDays - a.waitedDays || lot('', a.id) - lot('', b.id) || byText(a.id, b.id),
  );
}

const leftWith = ({ room }: Fit): number => (room ? room.most - room.would : -1);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * FNV-1a over the UTF-16 units of both, then the last step of MurmurHash3, without which ids that differ in their last
 * letter only would not be as likely to come first; 32 bits. Anyone can draw it again.
 */
function lot(person: string, candidate: string): number {
  let hash = 0x811c9dc5;
  for (const unit of `${person}|${candidate}`) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
