import { FELL_AT, HELD_NOW, STILL_HELD } from '../matched-evidence/still-held.js';
import { roles, type Source } from './fact.js';

/** Each claim that rests on a pair `m`, and whose it is. */
const CLAIMED = `
  JOIN match_offer o ON o.partnership_id = m.partnership_id AND o.pair_id = m.id AND o.state = 'CLAIMED'
  JOIN evidence_match e ON e.partnership_id = o.partnership_id AND e.offer_id = o.id
  JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
  JOIN participant p ON p.partnership_id = c.partnership_id AND p.id = c.participant_id`;

/** A decision that holds, that a participant and a record are two people. */
const FROM = `match_decision x
  JOIN match_pair m ON m.partnership_id = x.partnership_id AND m.agreement_id = x.agreement_id
    AND m.participant_id = x.participant_id AND m.record_key = x.record_key ${CLAIMED}`;
const WHERE = `x.partnership_id = $1 AND x.decided_at > $2 AND x.decision = 'DIFFERENT'
  AND c.state NOT IN ('REJECTED', 'REVERSED')
  AND NOT EXISTS (SELECT FROM match_decision later WHERE later.partnership_id = x.partnership_id
    AND later.agreement_id = x.agreement_id AND later.participant_id = x.participant_id
    AND later.record_key = x.record_key AND later.id > x.id)`;

/** Records of which something else is held since: a threshold was moved, a run came after, a decision was taken back. */
const MOVED = `(
  SELECT n.agreement_id, n.record_key FROM match_pair n WHERE n.partnership_id = $1 AND n.verdict_at > $2
  UNION SELECT n.agreement_id, n.record_key FROM match_run r
  JOIN match_pair n ON n.partnership_id = r.partnership_id AND n.run_id = r.id
  WHERE r.partnership_id = $1 AND r.state = 'DONE' AND r.ended_at > $2
  UNION SELECT x.agreement_id, x.record_key FROM match_decision x
  WHERE x.partnership_id = $1 AND x.decided_at > $2 AND x.decision = 'OPEN') moved
  JOIN match_pair m ON m.partnership_id = $1 AND m.agreement_id = moved.agreement_id
    AND m.record_key = moved.record_key ${CLAIMED} ${HELD_NOW}
  LEFT JOIN LATERAL (SELECT n.run_id FROM match_pair n
    JOIN match_run r ON r.partnership_id = n.partnership_id AND r.id = n.run_id AND r.state = 'DONE'
    WHERE n.partnership_id = m.partnership_id AND n.agreement_id = m.agreement_id
      AND n.participant_id = m.participant_id AND n.record_key = m.record_key AND n.verdict = 'MATCH'
    ORDER BY r.ended_at DESC, r.id DESC LIMIT 1) last_held ON true`;

/**
 * From what it fell: the last run that held the two to be one, or, where a threshold took that away, the moment that it
 * did; and the decision that was taken back. Each later run that only finds the same has nothing new to tell.
 */
const FELL_FROM = `concat_ws(':', coalesce(last_held.run_id::text, extract(epoch FROM m.verdict_at)::text),
  CASE WHEN said.decision = 'OPEN' THEN said.id END)`;

/** Whoever can do something about the claim where it stands now (domain.md, The life of a claim). */
const WHO_DECIDES = `(NULL::uuid, NULL::uuid, CASE WHEN c.state IN ('VERIFIED', 'BILLED', 'PAID')
  THEN ${roles(['BACKBONE', 'VERIFIER', 'AUDITOR'])} WHEN c.state IN ('APPROVED', 'WITHHELD')
  THEN ${roles(['BACKBONE', 'VERIFIER'])} ELSE ${roles(['BACKBONE'])} END)`;

const WITHDRAWN = {
  kind: 'MATCH_WITHDRAWN',
  from: FROM,
  where: WHERE,
  detail: `'DIFFERENT'`,
  at: 'x.decided_at',
  fact: `concat_ws(':', 'FELL', c.id, x.id)`,
  by: 'x.decided_by',
  claim_id: 'c.id',
} as const;

const FALLEN = {
  kind: 'MATCH_WITHDRAWN',
  from: MOVED,
  // that they are two people is told by whoever decided it
  where: `said.decision IS DISTINCT FROM 'DIFFERENT' AND NOT ${STILL_HELD} AND ${FELL_AT} > $2
    AND c.state NOT IN ('REJECTED', 'REVERSED')`,
  detail: `'FALLEN'`,
  at: FELL_AT,
  fact: `concat_ws(':', 'FELL', c.id, ${FELL_FROM})`,
  claim_id: 'c.id',
} as const;

/**
 * That a match does not stand any more after a claim was made that it proves, whoever or whatever took it back: to
 * whoever claimed it and to whoever decides on it. A verifier and an auditor see claims and nobody's record, so it names
 * them the claim alone.
 */
export const WITHDRAWN_MATCHES = (whoClaimed: string): readonly Source[] =>
  [WITHDRAWN, FALLEN].flatMap((source) => [
    { ...source, participant_id: 'c.participant_id', to: whoClaimed },
    { ...source, to: WHO_DECIDES },
  ]);
