import type { Filling } from './filling.js';

/** Who pays: two funders who have agreed, and a proposal for what comes after. */
export async function fillFunding({ insert, people, firstFunder, secondFunder, at }: Filling): Promise<void> {
  const agreement = await insert('funding_agreement', {
    version: 1,
    effective_from: '2020-01-01',
    agreed_by: people.COMMISSIONER.personId,
    agreed_at: at,
  });
  await insert('contribution', {
    agreement_id: agreement,
    position: 1,
    label: 'Top-up',
    funder_id: firstFunder,
    kind: 'PERCENT',
    percent: 3000,
  });
  await insert('contribution', {
    agreement_id: agreement,
    position: 2,
    label: 'Rest',
    funder_id: secondFunder,
    kind: 'RESIDUAL',
  });

  const proposal = await insert('funding_proposal', {
    effective_from: '2026-01-01',
    drafted_by: [people.BACKBONE.personId],
    drafted_at: at,
  });
  await insert('proposed_contribution', {
    proposal_id: proposal,
    position: 1,
    label: 'Rest',
    funder_id: secondFunder,
    kind: 'RESIDUAL',
  });
}
