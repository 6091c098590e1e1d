import { may, type Role } from '../permissions/index.js';
import { type ClaimVerb, verbsFor } from './moves.js';
import { type ClaimState, isLive } from './states.js';
import { type ClaimDeed, checkThreePersons, STEP_OF_VERB } from './three-persons.js';

/** What a person can be offered on a claim's page: the schema's ClaimAction. */
export const CLAIM_ACTIONS = [
  'RETURN',
  'RESUBMIT',
  'APPROVE',
  'VERIFY',
  'WITHHOLD',
  'REJECT',
  'REVERSE',
  'ASK',
  'ANSWER',
] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

/** So many claims at most are approved or verified in one action, and added up before it. */
export const MOST_CLAIMS_AT_ONCE = 100;

const ACTION_OF_VERB: Readonly<Partial<Record<ClaimVerb, ClaimAction>>> = {
  returnClaim: 'RETURN',
  resubmitClaim: 'RESUBMIT',
  approveClaim: 'APPROVE',
  verifyClaim: 'VERIFY',
  withholdClaim: 'WITHHOLD',
  rejectClaim: 'REJECT',
  reverseClaim: 'REVERSE',
};

export interface ActionFacts {
  readonly state: ClaimState;
  readonly history: readonly ClaimDeed[];
  /** The last word of the conversation is a question. */
  readonly awaitsAnswer: boolean;
  readonly who: string;
  readonly roles: readonly Role[];
}

/** A question changes no state, so it may be asked while there is something to decide or to audit. */
export function canConverse(state: ClaimState): boolean {
  return isLive(state) && state !== 'DRAFT';
}

/**
 * Whether the provider has something to answer: an open question, or the reason for which a claim was sent
 * back, which asks too. Not everything can be put right by evidence: a date, for one, stays.
 */
export function canAnswer(state: ClaimState, awaitsAnswer: boolean): boolean {
  return canConverse(state) && (awaitsAnswer || state === 'RETURNED' || state === 'WITHHELD');
}

/** What this person may do with the claim now: by role, by state, and by what they did to it before. */
export function actionsFor(facts: ActionFacts): ClaimAction[] {
  const actions: ClaimAction[] = [];
  for (const verb of verbsFor(facts.state, facts.roles)) {
    const action = ACTION_OF_VERB[verb];
    const step = STEP_OF_VERB[verb];
    if (action && (step === null || checkThreePersons(facts.history, facts.who, step) === null))
      actions.push(action);
  }
  if (canConverse(facts.state) && may(facts.roles, 'askAboutClaim')) actions.push('ASK');
  if (canAnswer(facts.state, facts.awaitsAnswer) && may(facts.roles, 'answerAboutClaim'))
    actions.push('ANSWER');
  return actions;
}
