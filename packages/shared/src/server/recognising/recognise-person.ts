import { type ReferralState, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readReferral } from '../referrals/read-referral.js';
import type { ReferralView } from '../referrals/referral-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type KnownPersonView, readKnownPerson } from './known-person.js';

/** That a referral is of somebody who is on record. */
export interface RecognitionInput {
  readonly referralId: string;
  readonly participantId: string;
}

/**
 * The hub says that the person of a referral is a participant whom the partnership knows: support then begins again under
 * their record. Whoever referred is told nothing of it.
 * @returns WRONG_STATE once support has started, or while another record is named; said twice it is said once
 * @throws Fault FORBIDDEN; NOT_FOUND for a referral or a participant that the actor does not see
 */
export function recognisePerson(actor: Actor, input: RecognitionInput): Promise<KnownPersonView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recognisePerson');
    const referralId = mustBeId(input.referralId).toLowerCase();
    const participantId = mustBeId(input.participantId).toLowerCase();
    const refused = await lockUnstarted(tenant, referralId);
    if (refused) return refused;
    const participant = await tenant.row('SELECT FROM participant WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      participantId,
    ]);
    if (!participant) throw notFound();
    // said twice it is said once
    await tenant.execute(
      `INSERT INTO recognised_person (partnership_id, referral_id, participant_id, said_by, said_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [tenant.partnership.id, referralId, participantId, tenant.personId, tenant.now],
    );
    const known = await readKnownPerson(tenant, referralId);
    if (known?.participant?.id === participantId) return known;
    return refuse(
      'WRONG_STATE',
      known?.participant
        ? `This referral is known to be of ${known.participant.reference}. Take that back first.`
        : 'This referral is known to be of somebody else. Take that back first.',
    );
  });
}

/**
 * Takes back that a referral is of somebody who is on record.
 * @returns the referral; WRONG_STATE once support has started
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function takeRecognitionBack(actor: Actor, referralId: string): Promise<ReferralView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('takeRecognitionBack');
    const id = mustBeId(referralId).toLowerCase();
    const refused = await lockUnstarted(tenant, id);
    if (refused) return refused;
    await tenant.execute('DELETE FROM recognised_person WHERE partnership_id = $1 AND referral_id = $2', [
      tenant.partnership.id,
      id,
    ]);
    const referral = await readReferral(tenant, id);
    if (!referral) throw notFound();
    return referral;
  });
}

/** Nobody starts support meanwhile. */
async function lockUnstarted(tenant: Tenant, referralId: string): Promise<Refusal | null> {
  const referral = await tenant.row<{ state: ReferralState }>(
    'SELECT state FROM referral WHERE partnership_id = $1 AND id = $2 FOR UPDATE',
    [tenant.partnership.id, referralId],
  );
  if (!referral) throw notFound();
  return referral.state === 'STARTED'
    ? refuse('WRONG_STATE', 'Support has started, under the record that this referral leads to.')
    : null;
}
