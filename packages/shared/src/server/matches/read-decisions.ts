import type { Tenant } from '../tenancy/index.js';

/** What somebody decided last of a participant and a record. */
export interface DecisionOnPair {
  readonly participantId: string;
  readonly recordKey: string;
  readonly decision: 'SAME' | 'DIFFERENT';
}

type Two = Pick<DecisionOnPair, 'participantId' | 'recordKey'>;
export const decisionKey = ({ participantId, recordKey }: Two): string => `${participantId} ${recordKey}`;

/** What was decided under an agreement and not taken back, by `decisionKey`: it holds in every run. */
export async function readDecisions(
  tenant: Tenant,
  agreementId: string,
): Promise<ReadonlyMap<string, DecisionOnPair>> {
  const rows = await tenant.rows<DecisionOnPair>(
    `SELECT * FROM (SELECT DISTINCT ON (participant_id, record_key) participant_id AS "participantId",
       record_key AS "recordKey", decision FROM match_decision WHERE partnership_id = $1 AND agreement_id = $2
       ORDER BY participant_id, record_key, id DESC) latest WHERE decision <> 'OPEN'`,
    [tenant.partnership.id, agreementId],
  );
  return new Map(rows.map((row) => [decisionKey(row), row]));
}
