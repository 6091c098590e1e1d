import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from '../claims/claim-view.js';
import { mustReadClaim } from '../claims/read-claims.js';
import { judgeAndInsert } from '../claims/submit-claim.js';
import { writeEvents } from '../claims/write-events.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type LockedOffer, lockOffer } from './lock-offer.js';
import { WITHDRAWN, withdrawOffers } from './settle-offers.js';
import { takeEffect } from './take-effect.js';

/**
 * Submits the claim that a match proves, as the acting person, with the match as its evidence, which the system attaches.
 * What is known of the match is looked at once more before, and the claim is judged as every claim is. What it makes
 * possible is offered by the end of the same transaction.
 * @returns the claim; WRONG_STATE where the offer waits no more; what submitClaim refuses
 * @throws Fault FORBIDDEN; NOT_FOUND for what is not there or another provider's
 */
export async function claimMatchOffer(
  actor: Actor,
  input: { readonly id: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  const locked = <T>(
    work: (tenant: Tenant, offer: LockedOffer) => Promise<T | Refusal>,
  ): Promise<T | Refusal> =>
    withTenant(actor, async (tenant) => {
      tenant.must('claimMatchOffer');
      const offer = await lockOffer(tenant, input.id);
      return isRefusal(offer) ? offer : work(tenant, offer);
    });
  // whoever takes effect goes on as the system, and a claim is the person's own: two transactions
  const waits = await locked(async (tenant, { agreementId, participantId }) => {
    await takeEffect(tenant, agreementId, [participantId]);
    return null;
  });
  if (isRefusal(waits)) return waits;
  const id = await locked(submitOffered);
  if (isRefusal(id)) return id;
  return withTenant(actor, (tenant) => {
    tenant.names('claimMatchOffer');
    return mustReadClaim(tenant, id, parts);
  });
}

async function submitOffered(tenant: Tenant, offer: LockedOffer): Promise<string | Refusal> {
  const { id, agreementId, participantId, outcomeCode, achievedOn } = offer;
  const { results, written } = await judgeAndInsert(tenant, [
    { participantId, outcomeCode, achievedOn, evidence: [{ kind: 'DATA_MATCH', bySystem: true }] },
  ]);
  const [claimId] = results;
  if (claimId === undefined || isRefusal(claimId)) {
    if (claimId?.code === 'ALREADY_CLAIMED')
      await withdrawOffers(await tenant.continueAsSystem(), [{ id, reason: WITHDRAWN.claimed }]);
    return claimId ?? refuse('WRONG_STATE', 'This could not be claimed. Reload the page and try again.');
  }
  await writeEvents(
    tenant,
    written.map((one) => ({ claimId: one.id, at: one.at, from: null, to: 'SUBMITTED', reason: null })),
  );
  await attachMatch(await tenant.continueAsSystem(), claimId, offer);
  await judgeMilestones(tenant, [participantId]);
  await takeEffect(tenant, agreementId, [participantId]);
  return claimId;
}

/** The match as evidence that nobody attached, and the offer settled by the acting person. */
async function attachMatch(system: Tenant, claimId: string, offer: LockedOffer): Promise<void> {
  const evidenceId = randomUUID();
  const place = system.partnership.id;
  await system.execute(
    `INSERT INTO evidence (partnership_id, id, claim_id, kind, statement, attached_at)
     VALUES ($1, $2, $3, 'DATA_MATCH', $4, $5)`,
    [place, evidenceId, claimId, offer.statement, system.now],
  );
  await system.execute(
    'INSERT INTO evidence_match (partnership_id, evidence_id, claim_id, offer_id) VALUES ($1, $2, $3, $4)',
    [place, evidenceId, claimId, offer.id],
  );
  await system.execute(
    `UPDATE match_offer SET state = 'CLAIMED', settled_by = $3, settled_at = $4 WHERE partnership_id = $1 AND id = $2`,
    [place, offer.id, system.personId, system.now],
  );
}
