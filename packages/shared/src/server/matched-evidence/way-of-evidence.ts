import { may } from '../../rules/index.js';
import { isId } from '../ids.js';
import { personOf } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { EvidenceWayView } from './offer-view.js';
import { HELD_NOW, STILL_HELD } from './still-held.js';

type WayRow = Omit<EvidenceWayView, 'sentAt' | 'extractDeletedAt' | 'runEndedAt' | 'decidedAt'> & {
  readonly offerId: string;
  readonly sentAt: string;
  readonly extractDeletedAt: string | null;
  readonly runEndedAt: string;
  readonly decidedAt: string | null;
};

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * The ways of these offers, by offer, by one statement. Read as the system: whoever checks a claim sees neither runs nor
 * extracts, only where the evidence comes from.
 * @param system with nobody's records sealed: whether a match stands can hang on whom a record was taken for since, and is
 *   the same truth for every reader. Of that other person nothing is said, and the offers are those that the actor saw
 */
export async function readWays(
  system: Tenant,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, EvidenceWayView>> {
  if (offerIds.length === 0) return new Map();
  // who is named without a role that may be sees neither (app.is_named_in), and an id would open nothing
  const { roles, personId } = system.me;
  const rows = await system.listed<WayRow>(
    `SELECT o.id AS "offerId", a.id AS "agreementId", a.number AS "agreementNumber", a.title AS "agreementTitle",
       a.legal_gateway AS "legalGateway",
       (SELECT coalesce(json_agg(y.name ORDER BY y.nth), '[]') FROM sharing_party y
        WHERE y.partnership_id = a.partnership_id AND y.agreement_id = a.id AND y.supplies) AS suppliers,
       t.said_on AS "toldOn", t.how AS "toldHow",
       CASE WHEN named.is THEN x.id END AS "extractId", CASE WHEN named.is THEN r.id END AS "runId",
       x.number AS "extractNumber", x.file_name AS "fileName", ${personOf('x.sent_by')} AS "sentBy",
       x.sent_at AS "sentAt", x.describes_until AS "describesUntil", x.deleted_at AS "extractDeletedAt",
       r.number AS "runNumber", r.ended_at AS "runEndedAt", ${personOf('r.started_by')} AS "startedBy",
       CASE WHEN named.is AND app.sharing_in_force(a.id, $4) AND app.may_be_matched(a.id, m.participant_id)
         THEN m.id END AS "pairId",
       m.probability, CASE WHEN said.decision <> 'OPEN' THEN ${personOf('said.decided_by')} END AS "decidedBy",
       CASE WHEN said.decision <> 'OPEN' THEN said.decided_at END AS "decidedAt", ${STILL_HELD} AS stands
     FROM match_offer o
     JOIN match_pair m ON m.partnership_id = o.partnership_id AND m.id = o.pair_id
     JOIN match_run r ON r.partnership_id = m.partnership_id AND r.id = m.run_id
     JOIN extract x ON x.partnership_id = m.partnership_id AND x.id = m.extract_id
     JOIN sharing_agreement a ON a.partnership_id = m.partnership_id AND a.id = m.agreement_id
     LEFT JOIN LATERAL (SELECT n.said_on, n.how FROM sharing_notice n WHERE n.partnership_id = o.partnership_id
       AND n.agreement_id = o.agreement_id AND n.participant_id = o.participant_id AND n.kind = 'TOLD'
       ORDER BY n.id DESC LIMIT 1) t ON true
     ${HELD_NOW}
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM sharing_person n WHERE n.partnership_id = a.partnership_id
       AND n.agreement_id = a.id AND n.person_id = $3 AND n.ended_at IS NULL) AS is) named
     WHERE o.partnership_id = $1 AND o.id = ANY ($2)`,
    [system.partnership.id, offerIds, may(roles, 'extracts') ? personId : null, system.now],
  );
  return new Map(
    rows.map(({ offerId, ...row }) => [
      offerId,
      {
        ...row,
        sentAt: new Date(row.sentAt),
        runEndedAt: new Date(row.runEndedAt),
        extractDeletedAt: date(row.extractDeletedAt),
        decidedAt: date(row.decidedAt),
      },
    ]),
  );
}

/**
 * The way of a piece of evidence that is a data match; null for other evidence, and for what the actor does not see.
 * @throws Fault FORBIDDEN
 */
export function wayOfEvidence(actor: Actor, evidenceId: string): Promise<EvidenceWayView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('wayOfEvidence');
    if (!isId(evidenceId)) return null;
    const found = await tenant.row<{ offerId: string; claimId: string }>(
      `SELECT offer_id AS "offerId", claim_id AS "claimId" FROM evidence_match
       WHERE partnership_id = $1 AND evidence_id = $2`,
      [tenant.partnership.id, evidenceId],
    );
    if (!found) return null;
    tenant.showed('claim', [found.claimId]);
    const system = await tenant.continueAsSystem();
    return (await readWays(system, [found.offerId])).get(found.offerId) ?? null;
  });
}
