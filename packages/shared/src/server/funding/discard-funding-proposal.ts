import { type Refusal, refuse } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type FundingProposalView, lockProposal, readProposal } from './proposal-view.js';

/**
 * The backbone takes back a proposal that nobody has agreed to; nothing of it stays.
 * @returns the proposal as it was; WRONG_STATE once it is agreed. @throws Fault NOT_FOUND
 */
export function discardFundingProposal(
  actor: Actor,
  input: { readonly id: string },
): Promise<FundingProposalView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('discardFundingProposal');
    const there = await lockProposal(tenant, input.id);
    if (there.state === 'AGREED')
      return refuse('WRONG_STATE', 'This was agreed, so it can only be replaced by a later version.');
    const proposal = await readProposal(tenant, there.id);
    await tenant.execute('DELETE FROM funding_proposal WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      there.id,
    ]);
    return proposal;
  });
}
