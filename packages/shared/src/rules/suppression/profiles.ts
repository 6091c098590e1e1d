import { type Suppression, USUAL_SUPPRESSION } from './shown-count.js';

/** How much a partnership hides: one of three, so that nobody has to reckon what a threshold of their own protects. */
export const SUPPRESSION_PROFILES = ['LOOSER', 'USUAL', 'STRICTER'] as const;
export type SuppressionProfile = (typeof SUPPRESSION_PROFILES)[number];

/**
 * What each profile hides and how it rounds the rest (migration 0073 has the same in `app.suppression_rules`). None
 * shows exact counts: a rounded one leaves room in every sum, an exact one gives its neighbours away.
 */
export const SUPPRESSION_OF: Readonly<Record<SuppressionProfile, Suppression>> = {
  LOOSER: { largestHidden: 4, roundTo: 5 },
  USUAL: USUAL_SUPPRESSION,
  STRICTER: { largestHidden: 9, roundTo: 10 },
};

/** What stands for a hidden count, on screen and in files. */
export const HIDDEN_SIGN = '*';

/** 'Counts of 1 to 7 are hidden and show as *, …': beside every figure that went through the rules. */
export const suppressionSentence = ({ largestHidden, roundTo }: Suppression): string =>
  `Counts of 1 to ${largestHidden} are hidden and show as ${HIDDEN_SIGN}, and so is what would give them away. Other counts are rounded to the nearest ${roundTo}.`;
