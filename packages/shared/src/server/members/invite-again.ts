import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { announce } from '../outbox/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type MembershipState, type MembershipView, readMembership } from './membership-view.js';

/**
 * Sends a new invitation to somebody who has not accepted; earlier links stop working when it goes out.
 * @returns the membership; WRONG_STATE when it is not waiting to be accepted. @throws Fault NOT_FOUND
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
    await announce(tenant, { kind: 'mail.invitation', membershipId: input.id, sentBy: tenant.personId });
    return readMembership(tenant, input.id);
  });
}
