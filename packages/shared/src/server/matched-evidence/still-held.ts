/**
 * SQL to be joined to a pair `m` that a claim rests on: `latest`, the last run that is done and looked at its record;
 * `held`, the same two in that run; `other`, whom that run took the record for instead; `said`, what people decided last.
 */
export const HELD_NOW = `
  LEFT JOIN LATERAL (SELECT r.id, r.ended_at FROM match_pair n
    JOIN match_run r ON r.partnership_id = n.partnership_id AND r.id = n.run_id AND r.state = 'DONE'
    WHERE n.partnership_id = m.partnership_id AND n.agreement_id = m.agreement_id AND n.record_key = m.record_key
    ORDER BY r.ended_at DESC, r.id DESC LIMIT 1) latest ON true
  LEFT JOIN match_pair held ON held.partnership_id = m.partnership_id AND held.run_id = latest.id
    AND held.participant_id = m.participant_id AND held.record_key = m.record_key
  LEFT JOIN LATERAL (SELECT n.id, n.verdict_at FROM match_pair n WHERE n.partnership_id = m.partnership_id
    AND n.run_id = latest.id AND n.record_key = m.record_key AND n.participant_id <> m.participant_id
    AND n.verdict = 'MATCH' ORDER BY n.id LIMIT 1) other ON true
  LEFT JOIN LATERAL (SELECT x.id, x.decision, x.decided_by, x.decided_at FROM match_decision x
    WHERE x.partnership_id = m.partnership_id AND x.agreement_id = m.agreement_id
      AND x.participant_id = m.participant_id AND x.record_key = m.record_key ORDER BY x.id DESC LIMIT 1) said ON true`;

/**
 * SQL: whether the two of the pair `m` are held to be one person still: as people decided, or else as the last run says.
 * A run that says nothing of the two, since they took no part in it, takes nothing back. So a claim that was made is less
 * easily shaken than an offer: what is offered follows from what the last run says of the record alone (`STANDS`, and the
 * runs that `loadMatchedPeople` looks at), and is offered again when a run finds the two again.
 */
export const STILL_HELD = `(CASE WHEN said.decision = 'SAME' THEN true WHEN said.decision = 'DIFFERENT' THEN false
  WHEN held.id IS NOT NULL THEN held.verdict = 'MATCH' WHEN other.id IS NOT NULL THEN false ELSE m.verdict = 'MATCH' END)`;

/** SQL: since when they are not, where nobody decided that they are two people. */
export const FELL_AT = `greatest(m.verdict_at, held.verdict_at, other.verdict_at,
  CASE WHEN latest.id <> m.run_id THEN latest.ended_at END, CASE WHEN said.decision = 'OPEN' THEN said.decided_at END)`;
