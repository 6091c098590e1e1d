/**
 * What the demonstration tells of milestones that were interrupted: whether one is broken, and how those stand whose entry was
 * put right; and the longest telephone call, in minutes.
 */
export const BROKEN_AND_MENDED = `SELECT
  (SELECT bool_or(state = 'BROKEN') FROM milestone) AS broken,
  (SELECT array_agg(DISTINCT m.state ORDER BY m.state) FROM milestone m
   JOIN status_spell s ON s.partnership_id = m.partnership_id AND s.participant_id = m.participant_id
   WHERE s.corrects IS NOT NULL AND m.outcome_code IN ('ACCOMMODATION_6M', 'WELLBEING_6M')) AS mended,
  (SELECT max(minutes) FROM contact WHERE kind = 'CALL') AS call`;
