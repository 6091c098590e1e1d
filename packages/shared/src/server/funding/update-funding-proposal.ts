import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type FundingAgreementInput, readAgreedTerms, writeContributions } from './agree-funding.js';
import { type FundingProposalView, lockProposal, readProposal } from './proposal-view.js';

/**
 * Puts new content into a proposal; one that was sent back is proposed again. Whoever changes it has a hand in it,
 * and none of those may agree to it.
 *
 * @returns the proposal; WRONG_STATE once it is agreed; INVALID with the field's path; NOT_BALANCED.
 * @throws Fault NOT_FOUND
 */
export function updateFundingProposal(
  actor: Actor,
  { id, input }: { readonly id: string; readonly input: FundingAgreementInput },
): Promise<FundingProposalView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('updateFundingProposal');
    const there = await lockProposal(tenant, id);
    if (there.state === 'AGREED')
      return refuse('WRONG_STATE', 'This was agreed and never changes. Propose a new version instead.');
    const terms = await readAgreedTerms(tenant, input);
    if (isRefusal(terms)) return terms;
    await tenant.execute(
      `UPDATE funding_proposal SET state = 'PROPOSED', revision = revision + 1, effective_from = $3, drafted_at = $5,
         decided_by = NULL, decided_at = NULL, reason = NULL,
         drafted_by = CASE WHEN $4 = ANY (drafted_by) THEN drafted_by ELSE drafted_by || $4::uuid END
       WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, there.id, terms.effectiveFrom, tenant.personId, tenant.now],
    );
    await tenant.execute('DELETE FROM proposed_contribution WHERE partnership_id = $1 AND proposal_id = $2', [
      tenant.partnership.id,
      there.id,
    ]);
    await writeContributions(tenant, 'proposed_contribution', there.id, terms.contributions);
    return readProposal(tenant, there.id);
  });
}
