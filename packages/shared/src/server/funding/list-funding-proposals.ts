import { type Actor, withTenant } from '../tenancy/index.js';
import { type FundingProposalView, readProposals } from './proposal-view.js';

/** More than anybody has open at once. */
const MOST = 100;

/** The proposals that wait to be agreed or were sent back, newest first. */
export function listFundingProposals(actor: Actor): Promise<FundingProposalView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('fundingProposals');
    return readProposals(
      tenant,
      `a.partnership_id = $1 AND a.state IN ('PROPOSED', 'RETURNED') ORDER BY a.drafted_at DESC, a.id LIMIT ${MOST}`,
      [tenant.partnership.id],
    );
  });
}
