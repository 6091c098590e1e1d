import type { DraftPiece } from './evidence-draft.js';

/** An outcome that is being recorded. */
export interface ClaimDraft {
  outcomeCode: string;
  achievedOn: string;
  pieces: readonly DraftPiece[];
}

/** One draft for each person, whichever outcome led to the form: what was begun is found from every way in. */
export const claimDraftKey = (slug: string, participantId: string): string =>
  `${slug}/claim/${participantId}`;
