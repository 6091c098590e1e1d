/** Where a referral stands (issue "referral hub"; seeds/002 s.6.1): the hub's own words, in the order of a good one. */
export const REFERRAL_STATES = [
  'RECEIVED',
  'IN_TRIAGE',
  'ACCEPTED',
  'WAITING',
  'OFFERED',
  'STARTED',
  'DECLINED',
  'WITHDRAWN',
  'SUPPORTED_ONCE',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Somebody still waits for an answer or for support: what the council's measures count as days waited. */
export const openReferralStates: readonly ReferralState[] = [
  'RECEIVED',
  'IN_TRIAGE',
  'ACCEPTED',
  'WAITING',
  'OFFERED',
];

export function isOpenReferral(state: ReferralState): boolean {
  return openReferralStates.includes(state);
}

/** What a state is called, wherever one reads it: in lists, in history, in notifications and in mail. */
export const REFERRAL_STATE_NAMES: Readonly<Record<ReferralState, string>> = {
  RECEIVED: 'Received',
  IN_TRIAGE: 'In triage',
  ACCEPTED: 'Accepted',
  WAITING: 'Waiting',
  OFFERED: 'Offered',
  STARTED: 'Support started',
  DECLINED: 'Declined',
  WITHDRAWN: 'Withdrawn',
  SUPPORTED_ONCE: 'One-off support given',
};

/** How a state is said in a sentence that begins with "This referral". */
export const REFERRAL_STATE_IN_WORDS: Readonly<Record<ReferralState, string>> = {
  RECEIVED: 'was received and nobody has looked at it yet',
  IN_TRIAGE: 'is in triage',
  ACCEPTED: 'is accepted and not yet placed',
  WAITING: 'is on the waiting list',
  OFFERED: 'is offered to a provider',
  STARTED: 'led to support, which has started',
  DECLINED: 'was declined',
  WITHDRAWN: 'was withdrawn',
  SUPPORTED_ONCE: 'was answered with one-off support',
};
