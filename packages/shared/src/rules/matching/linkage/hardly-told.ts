import { USUAL_LINKAGE } from './linkage-settings.js';

/** Fewer unsure pairs say nothing of the columns. */
const LEAST_UNSURE = 50;

/**
 * The doubt that columns hardly tell one record from another, as a sentence; null where they do. It shows in the pairs that
 * stay unsure: on made files of people they are less than half of those chosen; of goods whose model
 * numbers stand among other words they were more than those chosen, and half of these were wrong.
 *
 * @param chosen pairs of the result
 * @param unsure the probabilities of those that are for people to look at
 */
export function hardlyTold(chosen: number, unsure: readonly number[]): string | null {
  const many = unsure.filter((probability) => probability >= USUAL_LINKAGE.reviewFrom).length;
  if (many < LEAST_UNSURE || many < chosen) return null;
  const [found, open] = [chosen, many].map((count) => count.toLocaleString('en-GB'));
  return `These columns hardly tell one record from another: ${found} pairs were chosen, and ${open} others may be right as well. Look at each pair before you use it. It helps to compare more columns, or columns that differ from person to person.`;
}
