/** Why a run has nobody on one of its sides, and what to do. */
export const EXTRACT_DELETED = 'The extract is deleted: there is nothing left to match. Send it again.';
export const NOBODY_TOLD =
  'Nobody can be matched: no participant was told of this sharing. Record first who was told.';
