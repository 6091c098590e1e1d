import { type CalendarDate, type ContributionTerms, type Refusal, refuse } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { agreeIn, checkTerms, lockAgreements } from './agree-funding.js';
import type { FundingAgreementView } from './agreement-view.js';
import { CONTRIBUTION_COLUMNS, type ContributionRow, toContributionTerms } from './contribution-row.js';
import { lockProposal } from './proposal-view.js';

/**
 * The commissioner agrees to what the backbone proposes; it becomes the next version, by the rules of
 * `agreeFunding`. Who had a hand in it agrees to none of it, as with rate cards.
 *
 * @param input.revision the content that was read
 * @returns the version; WRONG_STATE when it was decided or changed meanwhile; SAME_PERSON; NOT_BALANCED or INVALID
 * when other versions came in between. @throws Fault NOT_FOUND
 */
export function agreeFundingProposal(
  actor: Actor,
  input: { readonly id: string; readonly revision: number },
): Promise<FundingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('agreeFundingProposal');
    const there = await lockProposal(tenant, input.id);
    if (there.state !== 'PROPOSED')
      return refuse(
        'WRONG_STATE',
        'This proposal does not wait for you: it was agreed or sent back already.',
      );
    if (there.revision !== input.revision)
      return refuse(
        'WRONG_STATE',
        'The backbone has changed this proposal since you opened it. Read it again before you agree.',
      );
    if (there.draftedBy.includes(tenant.personId))
      return refuse(
        'SAME_PERSON',
        'You wrote a part of this proposal, so another commissioner must agree to it.',
      );
    await lockAgreements(tenant);
    const terms = await readTerms(tenant, there.id);
    const wrong = await checkTerms(tenant, terms.contributions);
    if (wrong) return refuse(wrong.code, wrong.message);
    const agreed = await agreeIn(tenant, terms);
    await tenant.execute(
      `UPDATE funding_proposal SET state = 'AGREED', agreement_id = $3, decided_by = $4, decided_at = $5
       WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, there.id, agreed.id, tenant.personId, tenant.now],
    );
    return agreed;
  });
}

async function readTerms(
  tenant: Tenant,
  proposalId: string,
): Promise<{ effectiveFrom: CalendarDate; contributions: ContributionTerms[] }> {
  const rows = await tenant.rows<ContributionRow & { effective_from: CalendarDate }>(
    `SELECT p.effective_from, ${CONTRIBUTION_COLUMNS}
     FROM funding_proposal p
     JOIN proposed_contribution c ON c.partnership_id = p.partnership_id AND c.proposal_id = p.id
     WHERE p.partnership_id = $1 AND p.id = $2 ORDER BY c.position`,
    [tenant.partnership.id, proposalId],
  );
  const [first] = rows;
  if (!first) throw new Error('A proposal has contributions.');
  return {
    effectiveFrom: first.effective_from,
    contributions: rows.map(toContributionTerms),
  };
}
