/** What the keys of the review do. */
export const REVIEW_KEYS = [
  { act: 'next', key: 'J', does: 'Next pair' },
  { act: 'previous', key: 'K', does: 'Previous pair' },
  { act: 'same', key: 'S', does: 'The same person' },
  { act: 'different', key: 'D', does: 'Two different people' },
  { act: 'undo', key: 'U', does: 'Take back what was decided' },
  { act: 'note', key: 'N', does: 'Write a note' },
  { act: 'why', key: 'W', does: 'Go to why they are likely the same' },
] as const;

export type ReviewAct = (typeof REVIEW_KEYS)[number]['act'];
