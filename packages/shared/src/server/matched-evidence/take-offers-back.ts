import { announce } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * Has the worker take back what is offered under an agreement that has just ended, which may be more than one transaction
 * should hold. From now on none of it is shown or can be claimed. Nothing where nothing is offered.
 * @param system as the system, in the transaction that ends the agreement
 */
export async function takeOffersBack(system: Tenant, agreementId: string): Promise<void> {
  const latest = await system.row<{ runId: string }>(
    `SELECT r.id AS "runId" FROM match_run r WHERE r.partnership_id = $1 AND r.agreement_id = $2 AND r.state = 'DONE'
       AND EXISTS (SELECT FROM match_offer o WHERE o.partnership_id = r.partnership_id
         AND o.agreement_id = r.agreement_id AND o.state = 'OFFERED')
     ORDER BY r.ended_at DESC, r.id DESC LIMIT 1`,
    [system.partnership.id, agreementId],
  );
  if (latest) await announce(system, { kind: 'matching.effects', runId: latest.runId });
}
