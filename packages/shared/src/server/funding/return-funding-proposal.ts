import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type FundingProposalView, lockProposal, readProposal } from './proposal-view.js';

/**
 * The commissioner sends a proposal back to the backbone, which changes it or takes it back.
 * @returns the proposal; WRONG_STATE unless it waits to be agreed; INVALID (reason). @throws Fault NOT_FOUND
 */
export function returnFundingProposal(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<FundingProposalView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('returnFundingProposal');
    const there = await lockProposal(tenant, input.id);
    if (there.state !== 'PROPOSED')
      return refuse(
        'WRONG_STATE',
        'This proposal does not wait for you: it was agreed or sent back already.',
      );
    const reason = readText(input.reason, 'reason', 5000, 'Say what should be different.');
    if (isRefusal(reason)) return reason;
    await tenant.execute(
      `UPDATE funding_proposal SET state = 'RETURNED', reason = $3, decided_by = $4, decided_at = $5
       WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, there.id, reason, tenant.personId, tenant.now],
    );
    return readProposal(tenant, there.id);
  });
}
