import type * as matching from './match-files.js';

export type { MatchingOrder, MatchingResult } from './match-files.js';
export { MatchingError } from './matching-error.js';

// loaded by whoever matches alone: the API is spared it

/** As `match-files.ts` says. */
export const matchFiles: typeof matching.matchFiles = async (order) =>
  (await import('./match-files.js')).matchFiles(order);
