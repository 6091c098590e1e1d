export const CLAIM_STATES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'APPROVED',
  'WITHHELD',
  'REJECTED',
  'VERIFIED',
  'BILLED',
  'PAID',
  'REVERSED',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** All states but REJECTED and REVERSED: one participant's outcome has at most one claim in any of these. */
export const liveStates: readonly ClaimState[] = CLAIM_STATES.filter(
  (state) => state !== 'REJECTED' && state !== 'REVERSED',
);

export function isLive(state: ClaimState): boolean {
  return liveStates.includes(state);
}

/** VERIFIED and what only a verified claim can become, while it stands. */
export const verifiedStates: readonly ClaimState[] = ['VERIFIED', 'BILLED', 'PAID'];

/** How a state is said in a sentence that begins with "This claim". */
export const STATE_IN_WORDS: Readonly<Record<ClaimState, string>> = {
  DRAFT: 'is a draft',
  SUBMITTED: 'waits for approval',
  RETURNED: 'was returned to the provider',
  APPROVED: 'is approved and waits for verification',
  WITHHELD: 'is withheld until better evidence comes',
  REJECTED: 'was rejected',
  VERIFIED: 'is verified and waits for a payment run',
  BILLED: 'is on a statement and awaits payment',
  PAID: 'is paid',
  REVERSED: 'was reversed',
};
