import {
  type CalendarDate,
  type Cohort,
  type ContributionKind,
  type ContributionTerms,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { agreeIn, checkTerms, lockAgreements } from './agree-funding.js';
import type { FundingAgreementView } from './agreement-view.js';
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

interface TermsRow {
  effective_from: CalendarDate;
  label: string;
  funder_id: string | null;
  anchor_pays: boolean;
  kind: ContributionKind;
  percent: number | null;
  amount: bigint | null;
  cap: bigint | null;
  outcome_codes: string[] | null;
  anchor_ids: string[] | null;
  cohort: Cohort | null;
}

async function readTerms(
  tenant: Tenant,
  proposalId: string,
): Promise<{ effectiveFrom: CalendarDate; contributions: ContributionTerms[] }> {
  const rows = await tenant.rows<TermsRow>(
    `SELECT p.effective_from, c.label, c.funder_id, c.anchor_pays, c.kind, c.percent, c.amount, c.cap, c.outcome_codes,
       c.anchor_ids, c.cohort
     FROM funding_proposal p
     JOIN proposed_contribution c ON c.partnership_id = p.partnership_id AND c.proposal_id = p.id
     WHERE p.partnership_id = $1 AND p.id = $2 ORDER BY c.position`,
    [tenant.partnership.id, proposalId],
  );
  const [first] = rows;
  if (!first) throw new Error('A proposal has contributions.');
  return {
    effectiveFrom: first.effective_from,
    contributions: rows.map((row) => ({
      label: row.label,
      funderId: row.funder_id,
      anchorPays: row.anchor_pays,
      kind: row.kind,
      percent: row.percent,
      amount: row.amount,
      cap: row.cap,
      outcomeCodes: row.outcome_codes,
      anchorIds: row.anchor_ids,
      cohort: row.cohort,
    })),
  };
}
