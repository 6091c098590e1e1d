import { PERMISSIONS, type Role } from '../permissions/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { REFERRAL_STATE_IN_WORDS, type ReferralState } from './states.js';

export const REFERRAL_VERBS = [
  'triageReferral',
  'acceptReferral',
  'putOnWaitingList',
  'offerReferral',
  'takeOfferBack',
  'declineOffer',
  'startSupport',
  'declineReferral',
  'withdrawReferral',
  'giveOneOffSupport',
  'reopenReferral',
] as const;
export type ReferralVerb = (typeof REFERRAL_VERBS)[number];

/**
 * What must be said or known for a move: a reason of the partnership's list, words of one's own, a provider to whom
 * the person is allocated, the person's agreement to take part, the day on which it happened.
 */
export type ReferralNeed = 'REASON' | 'WORDS' | 'PROVIDER' | 'AGREEMENT' | 'DAY';

export interface ReferralMove {
  readonly from: ReferralState;
  readonly to: ReferralState;
  readonly roles: readonly Role[];
  readonly verb: ReferralVerb;
  readonly needs: readonly ReferralNeed[];
}

const from = (
  states: readonly ReferralState[],
  verb: ReferralVerb,
  to: ReferralState,
  ...needs: readonly ReferralNeed[]
): ReferralMove[] => states.map((state) => ({ from: state, to, roles: PERMISSIONS[verb], verb, needs }));

/**
 * The life of a referral: every move there is. What is not here cannot happen. A provider that declines an offer
 * sends the person back to the one waiting list, with a reason that is watched (domain.md, Referral hub); only the
 * hub declines a referral, with a reason that is watched too.
 */
export const REFERRAL_MOVES: readonly ReferralMove[] = [
  ...from(['RECEIVED'], 'triageReferral', 'IN_TRIAGE'),
  ...from(['IN_TRIAGE'], 'acceptReferral', 'ACCEPTED'),
  ...from(['ACCEPTED'], 'putOnWaitingList', 'WAITING'),
  ...from(['ACCEPTED', 'WAITING'], 'offerReferral', 'OFFERED', 'PROVIDER'),
  ...from(['OFFERED'], 'takeOfferBack', 'WAITING', 'WORDS'),
  ...from(['OFFERED'], 'declineOffer', 'WAITING', 'REASON', 'WORDS'),
  ...from(['OFFERED'], 'startSupport', 'STARTED', 'PROVIDER', 'AGREEMENT', 'DAY'),
  ...from(['IN_TRIAGE', 'ACCEPTED', 'WAITING'], 'declineReferral', 'DECLINED', 'REASON', 'WORDS'),
  ...from(
    ['RECEIVED', 'IN_TRIAGE', 'ACCEPTED', 'WAITING', 'OFFERED'],
    'withdrawReferral',
    'WITHDRAWN',
    'WORDS',
  ),
  ...from(
    ['RECEIVED', 'IN_TRIAGE', 'ACCEPTED', 'WAITING'],
    'giveOneOffSupport',
    'SUPPORTED_ONCE',
    'WORDS',
    'DAY',
  ),
  ...from(['DECLINED', 'WITHDRAWN'], 'reopenReferral', 'IN_TRIAGE', 'WORDS'),
];

/** What somebody with these roles may do to a referral in this state, in the table's order. */
export function referralVerbsFor(state: ReferralState, roles: readonly Role[]): ReferralVerb[] {
  return REFERRAL_MOVES.filter(
    (move) => move.from === state && roles.some((role) => move.roles.includes(role)),
  ).map((move) => move.verb);
}

const DONE: Readonly<Record<ReferralVerb, string>> = {
  triageReferral: 'taken into triage',
  acceptReferral: 'accepted',
  putOnWaitingList: 'put on the waiting list',
  offerReferral: 'offered to a provider',
  takeOfferBack: 'taken back from the provider',
  declineOffer: 'declined by the provider',
  startSupport: 'started',
  declineReferral: 'declined',
  withdrawReferral: 'withdrawn',
  giveOneOffSupport: 'answered with one-off support',
  reopenReferral: 'opened again',
};

/** The move that a verb makes from this state, or WRONG_STATE. */
export function judgeReferralMove(state: ReferralState, verb: ReferralVerb): ReferralMove | Refusal {
  const move = REFERRAL_MOVES.find((one) => one.from === state && one.verb === verb);
  if (move) return move;
  return refuse(
    'WRONG_STATE',
    `This referral ${REFERRAL_STATE_IN_WORDS[state]}, so it cannot be ${DONE[verb]} now.`,
  );
}
