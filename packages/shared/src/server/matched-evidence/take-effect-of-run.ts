import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { takeEffect } from './take-effect.js';

/** Participants of one transaction. */
const AT_ONCE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Whom the matches of an agreement have, had or could have an effect on, in order; $3: beyond whom. */
const WHOM = `
  SELECT DISTINCT participant_id AS id FROM (
    SELECT m.participant_id FROM match_pair m
    WHERE m.partnership_id = $1 AND m.agreement_id = $2 AND (m.verdict = 'MATCH' OR EXISTS (
      SELECT FROM match_decision d WHERE d.partnership_id = m.partnership_id AND d.agreement_id = m.agreement_id
        AND d.participant_id = m.participant_id AND d.record_key = m.record_key))
    UNION ALL SELECT o.participant_id FROM match_offer o
    WHERE o.partnership_id = $1 AND o.agreement_id = $2 AND o.state = 'OFFERED'
    UNION ALL SELECT f.participant_id FROM match_fact f
    JOIN match_pair m ON m.partnership_id = f.partnership_id AND m.id = f.pair_id
    WHERE f.partnership_id = $1 AND m.agreement_id = $2) whom
  WHERE participant_id > $3 ORDER BY id LIMIT ${AT_ONCE}`;

/**
 * Has all matches of a run's agreement take the effect that they should have now, some participants in each transaction:
 * killed in the middle it goes on when it is done again, and done twice it changes nothing. For the system.
 * @returns how many participants it looked at
 */
export async function takeEffectOfRun(
  actor: Actor,
  runId: string,
  keepAlive: () => Promise<void> = async () => {},
): Promise<number> {
  const run = await withTenant(actor, (tenant) =>
    tenant.row<{ agreementId: string }>(
      `SELECT agreement_id AS "agreementId" FROM match_run WHERE partnership_id = $1 AND id = $2 AND state = 'DONE'`,
      [tenant.partnership.id, runId],
    ),
  );
  return run ? takeEffectOfAgreement(actor, run.agreementId, keepAlive) : 0;
}

async function takeEffectOfAgreement(
  actor: Actor,
  agreementId: string,
  keepAlive: () => Promise<void>,
): Promise<number> {
  let looked = 0;
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const ids: string[] = await withTenant(actor, (tenant) => takeSome(tenant, agreementId, after ?? FIRST));
    looked += ids.length;
    after = ids.length === AT_ONCE ? ids.at(-1) : undefined;
    await keepAlive();
  }
  return looked;
}

async function takeSome(tenant: Tenant, agreementId: string, after: string): Promise<string[]> {
  tenant.names('takeEffectOfMatches');
  const rows = await tenant.rows<{ id: string }>(WHOM, [tenant.partnership.id, agreementId, after]);
  const ids = rows.map(({ id }) => id);
  await takeEffect(tenant, agreementId, ids);
  return ids;
}

/**
 * The same of every agreement of a partnership: what claims, notices and days have changed since the last time. For the
 * system, daily.
 * @returns how many participants it looked at
 */
export async function sweepMatchedEvidence(actor: Actor): Promise<number> {
  const agreements = await withTenant(actor, (tenant) =>
    tenant.rows<{ id: string }>(
      `SELECT a.id FROM sharing_agreement a WHERE a.partnership_id = $1 AND EXISTS (
         SELECT FROM match_run r WHERE r.partnership_id = a.partnership_id AND r.agreement_id = a.id AND r.state = 'DONE')
       ORDER BY a.number`,
      [tenant.partnership.id],
    ),
  );
  let looked = 0;
  for (const { id } of agreements) looked += await takeEffectOfAgreement(actor, id, async () => {});
  return looked;
}
