/**
 * What a run's pairs are looked at for. REVIEW: those between the two thresholds. CHECK: a random part of all others, by
 * which the run itself is judged. DECIDED: what people said. MATCHES: what is taken for one person now.
 */
export const MATCH_QUEUES = ['REVIEW', 'CHECK', 'DECIDED', 'MATCHES'] as const;
export type MatchQueue = (typeof MATCH_QUEUES)[number];

/** What somebody says of a pair; OPEN takes back what was said. */
export const MATCH_DECISIONS = ['SAME', 'DIFFERENT', 'OPEN'] as const;
export type MatchDecision = (typeof MATCH_DECISIONS)[number];

/**
 * In bits above the match threshold (below it where negative): where one stratum of pairs ends and the next begins.
 * Nearest to the threshold the shares of right ones change quickest, so there the strata are narrow.
 */
export const BAND_EDGES: readonly number[] = [-4, -2, 0, 2, 4, 8];

/** Of each stratum so many pairs, by chance, are offered to be checked. */
export const CHECKED_OF_A_BAND = 20;

/** With fewer decided pairs in a stratum nothing is said of it. */
export const LEAST_OF_A_BAND = 5;

/** In bits: the weight at which a pair is as likely as a threshold asks. @param probability above 0 and below 1 */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
