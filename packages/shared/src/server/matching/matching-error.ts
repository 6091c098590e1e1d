/** Why a run of matching cannot go on, in a sentence that whoever started it can act on. */
export class MatchingError extends Error {
  override readonly name = 'MatchingError';
}
