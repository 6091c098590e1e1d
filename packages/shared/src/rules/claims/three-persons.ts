import { type Refusal, refuse } from '../refusals/index.js';
import type { ClaimVerb } from './moves.js';
import type { ClaimState } from './states.js';

/** One entry of a claim's history: who moved it where; null for the worker. */
export interface ClaimDeed {
  readonly by: string | null;
  readonly to: ClaimState;
}

/** The parts that different persons take. Sending back is a decision of the part whose turn it is. */
export type ClaimStep = 'SUBMIT' | 'APPROVE' | 'VERIFY' | 'REVERSE';

const STEP_OF_STATE: Readonly<Partial<Record<ClaimState, ClaimStep>>> = {
  SUBMITTED: 'SUBMIT',
  APPROVED: 'APPROVE',
  RETURNED: 'APPROVE',
  VERIFIED: 'VERIFY',
  WITHHELD: 'VERIFY',
  REJECTED: 'VERIFY',
};

/** The part that a verb belongs to; null where no separation is asked for. */
export const STEP_OF_VERB: Readonly<Record<ClaimVerb, ClaimStep | null>> = {
  submitClaim: 'SUBMIT',
  resubmitClaim: 'SUBMIT',
  approveClaim: 'APPROVE',
  returnClaim: 'APPROVE',
  verifyClaim: 'VERIFY',
  withholdClaim: 'VERIFY',
  rejectClaim: 'VERIFY',
  billClaim: null,
  settleStatement: null,
  reverseClaim: 'REVERSE',
};

/** Who took one of these parts may not take the part. An auditor is never a verifier of the same claim. */
const KEPT_APART: Readonly<Record<ClaimStep, readonly ClaimStep[]>> = {
  SUBMIT: ['APPROVE', 'VERIFY'],
  APPROVE: ['SUBMIT', 'VERIFY'],
  VERIFY: ['SUBMIT', 'APPROVE'],
  REVERSE: ['VERIFY'],
};

const TOOK: Readonly<Record<ClaimStep, string>> = {
  SUBMIT: 'submitted this claim',
  APPROVE: 'decided on this claim for the backbone organisation',
  VERIFY: 'decided on this claim as its verifier',
  REVERSE: 'reversed this claim',
};

const TAKES: Readonly<Record<ClaimStep, string>> = {
  SUBMIT: 'submit it',
  APPROVE: 'approve or return it',
  VERIFY: 'verify, withhold or reject it',
  REVERSE: 'reverse it',
};

/**
 * Submitter, approver and verifier are three different persons, over the whole of a claim's history, however
 * often it went back and forth and whatever roles they hold (domain.md). SAME_PERSON, or null.
 */
export function checkThreePersons(
  history: readonly ClaimDeed[],
  who: string,
  step: ClaimStep,
): Refusal | null {
  for (const deed of history) {
    const taken = STEP_OF_STATE[deed.to];
    if (deed.by !== who || !taken || !KEPT_APART[step].includes(taken)) continue;
    return refuse('SAME_PERSON', `You ${TOOK[taken]}, so another person must ${TAKES[step]}.`);
  }
  return null;
}
