/** Of two records that become one: the one that is kept, and the one that goes into it. */
export type MergeSide = 'KEPT' | 'MERGED';
