import { isOver, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { takeOffersBack } from '../matched-evidence/take-offers-back.js';
import { endRunsOfOverAgreements } from '../matches/end-runs.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { SharingAgreementView } from './agreement-view.js';
import { lockAgreement } from './lock-agreement.js';
import { mustReadAgreement } from './read-agreements.js';

const LONGEST_REASON = 1000;

/**
 * Ends an agreement before its last day, for good: at once nothing more comes in and nothing is matched, and what came
 * under it is deleted; runs that are not done end, and claims that are offered are taken back. A draft that nobody wants
 * any more is ended too.
 * @returns the agreement; INVALID (reason); WRONG_STATE when it is over already
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export function endSharingAgreement(
  actor: Actor,
  input: { readonly agreementId: string; readonly reason: string },
): Promise<SharingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('endSharingAgreement');
    const reason = readText(input.reason, 'reason', LONGEST_REASON, 'Say why it ends.');
    if (isRefusal(reason)) return reason;
    const { id, state } = await lockAgreement(tenant, input.agreementId);
    if (isOver(state)) return refuse('WRONG_STATE', 'This agreement is over already. Reload the page.');
    await tenant.execute(
      `UPDATE sharing_agreement SET ended_by = $3, ended_at = $4, ended_because = $5
       WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, id, tenant.personId, tenant.now, reason],
    );
    const ended = await mustReadAgreement(tenant, id);
    // what follows is no part of what whoever ends it may do by themself
    const system = await tenant.continueAsSystem();
    await endRunsOfOverAgreements(system);
    await takeOffersBack(system, id);
    return ended;
  });
}
