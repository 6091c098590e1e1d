import type { MergeVerdict } from '../gql/graphql.js';

const HOW: Readonly<Record<MergeVerdict, string>> = { LIKELY: 'Likely', POSSIBLE: 'Possibly', NOT: 'Hardly' };

/** How likely two records are of one person, in the one way in which every page says it: 'Likely the same, 97 %'. */
export const sameText = (verdict: MergeVerdict, percent: number): string =>
  `${HOW[verdict]} the same, ${percent}\u00a0%`;
