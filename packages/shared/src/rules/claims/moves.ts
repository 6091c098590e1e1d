import { PERMISSIONS, type Role } from '../permissions/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { type ClaimState, STATE_IN_WORDS } from './states.js';

export type ClaimVerb =
  | 'submitClaim'
  | 'resubmitClaim'
  | 'approveClaim'
  | 'returnClaim'
  | 'verifyClaim'
  | 'withholdClaim'
  | 'rejectClaim'
  | 'billClaim'
  | 'settleStatement'
  | 'reverseClaim';

export interface ClaimMove {
  readonly from: ClaimState;
  readonly to: ClaimState;
  /** Who may; nobody where only the worker does it. */
  readonly roles: readonly Role[];
  readonly verb: ClaimVerb;
}

const NOBODY: readonly Role[] = [];

/** The life of a claim (domain.md): every move there is. What is not here cannot happen. */
export const CLAIM_MOVES: readonly ClaimMove[] = [
  { from: 'DRAFT', to: 'SUBMITTED', roles: PERMISSIONS.submitClaim, verb: 'submitClaim' },
  { from: 'SUBMITTED', to: 'APPROVED', roles: PERMISSIONS.approveClaim, verb: 'approveClaim' },
  { from: 'SUBMITTED', to: 'RETURNED', roles: PERMISSIONS.returnClaim, verb: 'returnClaim' },
  { from: 'RETURNED', to: 'SUBMITTED', roles: PERMISSIONS.resubmitClaim, verb: 'resubmitClaim' },
  { from: 'WITHHELD', to: 'SUBMITTED', roles: PERMISSIONS.resubmitClaim, verb: 'resubmitClaim' },
  { from: 'APPROVED', to: 'VERIFIED', roles: PERMISSIONS.verifyClaim, verb: 'verifyClaim' },
  { from: 'APPROVED', to: 'WITHHELD', roles: PERMISSIONS.withholdClaim, verb: 'withholdClaim' },
  { from: 'APPROVED', to: 'REJECTED', roles: PERMISSIONS.rejectClaim, verb: 'rejectClaim' },
  { from: 'WITHHELD', to: 'VERIFIED', roles: PERMISSIONS.verifyClaim, verb: 'verifyClaim' },
  { from: 'WITHHELD', to: 'REJECTED', roles: PERMISSIONS.rejectClaim, verb: 'rejectClaim' },
  { from: 'VERIFIED', to: 'BILLED', roles: NOBODY, verb: 'billClaim' },
  { from: 'VERIFIED', to: 'REVERSED', roles: PERMISSIONS.reverseClaim, verb: 'reverseClaim' },
  // Paid once every statement that the claim stands on is settled.
  { from: 'BILLED', to: 'PAID', roles: PERMISSIONS.settleStatement, verb: 'settleStatement' },
  { from: 'BILLED', to: 'REVERSED', roles: PERMISSIONS.reverseClaim, verb: 'reverseClaim' },
  { from: 'PAID', to: 'REVERSED', roles: PERMISSIONS.reverseClaim, verb: 'reverseClaim' },
];

/** What somebody with these roles may do to a claim in this state, in the table's order. */
export function verbsFor(state: ClaimState, roles: readonly Role[]): ClaimVerb[] {
  return CLAIM_MOVES.filter(
    (move) => move.from === state && roles.some((role) => move.roles.includes(role)),
  ).map((move) => move.verb);
}

const DONE: Readonly<Record<ClaimVerb, string>> = {
  submitClaim: 'submitted',
  resubmitClaim: 'submitted again',
  approveClaim: 'approved',
  returnClaim: 'returned',
  verifyClaim: 'verified',
  withholdClaim: 'withheld',
  rejectClaim: 'rejected',
  billClaim: 'put on a statement',
  settleStatement: 'settled',
  reverseClaim: 'reversed',
};

/** The state that a verb leads to from this one, or WRONG_STATE. */
export function judgeMove(from: ClaimState, verb: ClaimVerb): ClaimState | Refusal {
  const move = CLAIM_MOVES.find((one) => one.from === from && one.verb === verb);
  if (move) return move.to;
  return refuse(
    'WRONG_STATE',
    `This claim ${STATE_IN_WORDS[from]}, so it cannot be ${DONE[verb]} now. Reload the page to see what happened to it.`,
  );
}
