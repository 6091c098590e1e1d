import { INVITATION_LIMITS, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { announce } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MembershipState, type MembershipView, readMembership } from './membership-view.js';

/**
 * Sends a new invitation to somebody who has not accepted; earlier links stop working when it goes out.
 * @returns the membership; WRONG_STATE when it is not waiting to be accepted, or when they were sent as many as one
 *   mailbox gets (rules/partnerships). @throws Fault NOT_FOUND
 */
export function inviteAgain(actor: Actor, input: { readonly id: string }): Promise<MembershipView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('inviteAgain');
    const member = await tenant.row<{ state: MembershipState }>(
      'SELECT state FROM membership WHERE partnership_id = $1 AND id = $2 FOR UPDATE',
      [tenant.partnership.id, mustBeId(input.id)],
    );
    if (!member) throw notFound();
    if (member.state !== 'INVITED')
      return refuse('WRONG_STATE', 'Only somebody who has not accepted yet can be invited again.');
    if (await hasEnough(tenant, input.id))
      return refuse(
        'WRONG_STATE',
        `They were sent ${INVITATION_LIMITS.toMailbox} invitations within ${INVITATION_LIMITS.hours} hours. Ask them to look for the last one, also among unwanted mail, or try again tomorrow.`,
      );
    await announce(tenant, { kind: 'mail.invitation', membershipId: input.id, sentBy: tenant.personId });
    return readMembership(tenant, input.id);
  });
}

/** Whether the person was sent as many invitations as a mailbox gets, to whichever organisation. */
async function hasEnough(tenant: Tenant, membershipId: string): Promise<boolean> {
  const row = await tenant.row<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM outbox o
     JOIN membership m ON m.partnership_id = o.partnership_id AND m.id::text = o.payload->>'membershipId'
     WHERE o.partnership_id = $1 AND o.kind = 'mail.invitation'
       AND o.created_at > $3::timestamptz - make_interval(hours => ${INVITATION_LIMITS.hours})
       AND m.person_id = (SELECT x.person_id FROM membership x WHERE x.partnership_id = $1 AND x.id = $2)`,
    [tenant.partnership.id, membershipId, tenant.now],
  );
  return (row?.sent ?? 0) >= INVITATION_LIMITS.toMailbox;
}
