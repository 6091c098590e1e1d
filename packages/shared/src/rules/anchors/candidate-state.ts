import type { CalendarDate } from '../calendar/index.js';

/**
 * How far somebody has come whom an anchor thinks of. There is no state for a refusal: of a refusal nothing is kept but
 * that there was one (domain.md: a refusal is erased).
 */
export const CANDIDATE_STATES = ['IDENTIFIED', 'ASKED', 'CONSENTED'] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** Where a candidate stands. */
export const candidateState = (of: {
  readonly askedOn: CalendarDate | null;
  readonly consentedOn: CalendarDate | null;
}): CandidateState => (of.consentedOn ? 'CONSENTED' : of.askedOn ? 'ASKED' : 'IDENTIFIED');

/**
 * Whether a code looks like a name rather than a code: two words or more of letters alone. A warning for whoever types
 * it, since Weft is to know nobody before a parent consents; a code is 'Y5-07', '112' or 'Blue 3'.
 */
export const looksLikeName = (code: string): boolean =>
  /^\p{L}[\p{L}'’-]+(?:\s+\p{L}[\p{L}'’-]+)+$/u.test(code.trim());
