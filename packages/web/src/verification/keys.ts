/** What the keys of the verification queue do. */
export const KEYS = [
  { act: 'next', key: 'J', does: 'Next claim' },
  { act: 'previous', key: 'K', does: 'Previous claim' },
  { act: 'evidence', key: 'O', does: 'Go to the evidence' },
  { act: 'verify', key: 'V', does: 'Verify' },
  { act: 'withhold', key: 'W', does: 'Withhold, with a reason' },
  { act: 'reject', key: 'R', does: 'Reject, with a reason' },
  { act: 'ask', key: 'Q', does: 'Ask a question' },
  { act: 'select', key: 'X', does: 'Select the claim' },
  { act: 'verifySelected', key: 'Shift V', does: 'Verify all that are selected' },
] as const;

export type QueueAct = (typeof KEYS)[number]['act'];
