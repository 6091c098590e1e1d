import { type CalendarDate, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { lockMilestones } from '../milestones/judge-milestones.js';
import type { Tenant } from '../tenancy/index.js';
import type { MatchOfferState } from './offer-view.js';
import { WITHDRAWN } from './settle-offers.js';

/** An offer under the lock of its participant: nobody settles it until the transaction ends. */
export interface LockedOffer {
  readonly id: string;
  readonly agreementId: string;
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly statement: string;
  readonly state: MatchOfferState;
  readonly reason: string | null;
  readonly isInForce: boolean;
}

const READ = `
  SELECT o.id, o.agreement_id AS "agreementId", o.participant_id AS "participantId", o.outcome_code AS "outcomeCode",
    o.achieved_on AS "achievedOn", o.statement, o.state, o.reason, app.sharing_in_force(o.agreement_id, $3) AS "isInForce"
  FROM match_offer o WHERE o.partnership_id = $1 AND o.id = $2 AND EXISTS (SELECT FROM participant p
    WHERE p.partnership_id = o.partnership_id AND p.id = o.participant_id AND p.provider_id = ANY ($4::uuid[]))`;

/**
 * An offer of the actor's own provider, under lock; WRONG_STATE, in words, where it waits no more.
 * @throws Fault NOT_FOUND for what is not there or another provider's
 */
export async function lockOffer(tenant: Tenant, given: string): Promise<LockedOffer | Refusal> {
  const values = [tenant.partnership.id, mustBeId(given), tenant.now, tenant.me.providerIds];
  const seen = await tenant.row<LockedOffer>(READ, values, { keepPlan: 'always' });
  if (!seen) throw notFound();
  await lockMilestones(tenant, [seen.participantId]);
  const offer = await tenant.row<LockedOffer>(READ, values, { keepPlan: 'always' });
  if (!offer) throw notFound();
  // claimed from here, or by another way
  if (offer.state === 'CLAIMED' || (offer.state === 'WITHDRAWN' && offer.reason === WITHDRAWN.claimed))
    return refuse(
      'WRONG_STATE',
      'Somebody has claimed this already. Reload the page: it is among the claims now, and no longer offered.',
    );
  if (offer.state === 'SET_ASIDE')
    return refuse('WRONG_STATE', 'Somebody has set this aside already. Reload the page to see why.');
  if (offer.state === 'WITHDRAWN')
    return refuse('WRONG_STATE', `This offer was taken back. ${offer.reason ?? ''}`.trim());
  if (!offer.isInForce)
    return refuse(
      'WRONG_STATE',
      'The agreement under which the record came is over, and nothing is claimed from it any more.',
    );
  return offer;
}
