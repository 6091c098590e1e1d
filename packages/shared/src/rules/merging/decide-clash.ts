import {
  type ClaimDeed,
  type ClaimState,
  type ClaimVerb,
  checkThreePersons,
  STEP_OF_VERB,
  verbsFor,
} from '../claims/index.js';
import type { Role } from '../permissions/index.js';

/** Moves after which a claim holds its outcome no longer (domain.md, The life of a claim). */
const ENDING: readonly ClaimVerb[] = ['rejectClaim', 'reverseClaim'];

/** On a statement: what ends such a claim also asks money back, which is never done by the way. */
const BILLED: readonly ClaimState[] = ['BILLED', 'PAID'];

/** What is to be known of the claim that does not stand, and of whoever decides so. */
export interface LosingClaim {
  readonly state: ClaimState;
  readonly history: readonly ClaimDeed[];
  readonly who: string;
  readonly roles: readonly Role[];
}

/**
 * The move with which whoever decides that another claim stands ends this one at once: a move of the table of
 * domain.md that is theirs to make, by role and by what they did to the claim before, and that no money follows.
 * Null where others have to end it, or where it was billed: then the decision is kept and waits for them.
 */
export function verbThatEnds({ state, history, who, roles }: LosingClaim): ClaimVerb | null {
  if (BILLED.includes(state)) return null;
  const verb = verbsFor(state, roles).find((one) => ENDING.includes(one));
  const step = verb && STEP_OF_VERB[verb];
  return verb && (!step || checkThreePersons(history, who, step) === null) ? verb : null;
}
