import { isRefusal, type Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type FundingAgreementInput, readAgreedTerms, writeContributions } from './agree-funding.js';
import { type FundingProposalView, readProposal } from './proposal-view.js';

/**
 * The backbone proposes the next version of who pays what; the commissioner agrees to it or sends it back
 * (domain.md, Who uses it: drafts prices and agreements). It is judged as an agreement is.
 *
 * @returns the proposal; INVALID with the field's path; NOT_BALANCED.
 * @throws Fault NOT_FOUND for a funder or an anchor that is not of this partnership.
 */
export function proposeFunding(
  actor: Actor,
  input: FundingAgreementInput,
): Promise<FundingProposalView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('proposeFunding');
    const terms = await readAgreedTerms(tenant, input);
    if (isRefusal(terms)) return terms;
    const row = await tenant.row<{ id: string }>(
      `INSERT INTO funding_proposal (partnership_id, effective_from, drafted_by, drafted_at)
       VALUES ($1, $2, ARRAY[$3::uuid], $4) RETURNING id`,
      [tenant.partnership.id, terms.effectiveFrom, tenant.personId, tenant.now],
    );
    if (!row) throw new Error('A proposal was not written.');
    await writeContributions(tenant, 'proposed_contribution', row.id, terms.contributions);
    return readProposal(tenant, row.id);
  });
}
