import { roles, type Source } from './fact.js';

/** A decision that holds, that a participant and a record are two people, and each claim that rests on their match. */
const FROM = `match_decision x
  JOIN match_pair m ON m.partnership_id = x.partnership_id AND m.agreement_id = x.agreement_id
    AND m.participant_id = x.participant_id AND m.record_key = x.record_key
  JOIN match_offer o ON o.partnership_id = m.partnership_id AND o.pair_id = m.id AND o.state = 'CLAIMED'
  JOIN evidence_match e ON e.partnership_id = o.partnership_id AND e.offer_id = o.id
  JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
  JOIN participant p ON p.partnership_id = c.partnership_id AND p.id = c.participant_id`;
const WHERE = `x.partnership_id = $1 AND x.decided_at > $2 AND x.decision = 'DIFFERENT'
  AND c.state NOT IN ('REJECTED', 'REVERSED')
  AND NOT EXISTS (SELECT FROM match_decision later WHERE later.partnership_id = x.partnership_id
    AND later.agreement_id = x.agreement_id AND later.participant_id = x.participant_id
    AND later.record_key = x.record_key AND later.id > x.id)`;

/** Whoever can do something about the claim where it stands now (domain.md, The life of a claim). */
const WHO_DECIDES = `(NULL::uuid, NULL::uuid, CASE WHEN c.state IN ('VERIFIED', 'BILLED', 'PAID')
  THEN ${roles(['BACKBONE', 'VERIFIER', 'AUDITOR'])} WHEN c.state IN ('APPROVED', 'WITHHELD')
  THEN ${roles(['BACKBONE', 'VERIFIER'])} ELSE ${roles(['BACKBONE'])} END)`;

const WITHDRAWN = {
  kind: 'MATCH_WITHDRAWN',
  from: FROM,
  where: WHERE,
  at: 'x.decided_at',
  fact: `concat_ws(':', 'FELL', c.id, x.id)`,
  by: 'x.decided_by',
  claim_id: 'c.id',
} as const;

/**
 * That a match was decided to be another person after a claim was made that it proves: to whoever claimed it and to
 * whoever decides on it. A verifier and an auditor see claims and nobody's record, so it names them the claim alone.
 */
export const WITHDRAWN_MATCHES = (whoClaimed: string): readonly Source[] => [
  { ...WITHDRAWN, participant_id: 'c.participant_id', to: whoClaimed },
  { ...WITHDRAWN, to: WHO_DECIDES },
];
