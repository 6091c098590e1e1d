import type { CalendarDate } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type PersonView, peopleOf, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';
import {
  type ContributionJson,
  type ContributionView,
  contributionsJson,
  toContribution,
} from './agreement-view.js';

export const PROPOSAL_STATES = ['PROPOSED', 'RETURNED', 'AGREED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A version of the agreement that the backbone proposes. */
export interface FundingProposalView {
  readonly id: string;
  readonly state: ProposalState;
  /** Counts the changes: who agrees says which content was read. */
  readonly revision: number;
  readonly effectiveFrom: CalendarDate;
  readonly draftedBy: readonly PersonView[];
  readonly draftedAt: Date;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: Date | null;
  /** why it was sent back */
  readonly reason: string | null;
  /** in order; `headroom` is what the proposed cap would leave */
  readonly contributions: readonly ContributionView[];
}

interface ProposalJson extends Omit<FundingProposalView, 'draftedAt' | 'decidedAt' | 'contributions'> {
  readonly draftedAt: string;
  readonly decidedAt: string | null;
  readonly contributions: ContributionJson[] | null;
}

const PROPOSAL = `json_build_object(
  'id', a.id, 'state', a.state, 'revision', a.revision, 'effectiveFrom', a.effective_from::text,
  'draftedBy', ${peopleOf('a.drafted_by')},
  'draftedAt', a.drafted_at,
  'decidedBy', ${personOf('a.decided_by')},
  'decidedAt', a.decided_at, 'reason', a.reason,
  'contributions', ${contributionsJson(
    'FROM proposed_contribution c WHERE c.partnership_id = a.partnership_id AND c.proposal_id = a.id',
    'c.cap',
  )})`;

/**
 * Reads proposals by one statement.
 * @param condition SQL about the proposal `a`, with order and limit.
 */
export async function readProposals(
  tenant: Tenant,
  condition: string,
  parameters: readonly unknown[],
): Promise<FundingProposalView[]> {
  const rows = await tenant.rows<{ proposal: ProposalJson }>(
    `SELECT ${PROPOSAL} AS proposal FROM funding_proposal a WHERE ${condition}`,
    parameters,
  );
  const { currency } = tenant.partnership;
  return rows.map(({ proposal }) => ({
    ...proposal,
    draftedAt: new Date(proposal.draftedAt),
    decidedAt: proposal.decidedAt === null ? null : new Date(proposal.decidedAt),
    contributions: (proposal.contributions ?? []).map((one) => toContribution(one, tenant.me, currency)),
  }));
}

/** One proposal as it now stands. @throws Fault NOT_FOUND */
export async function readProposal(tenant: Tenant, id: string): Promise<FundingProposalView> {
  const [proposal] = await readProposals(tenant, 'a.partnership_id = $1 AND a.id = $2', [
    tenant.partnership.id,
    mustBeId(id),
  ]);
  if (!proposal) throw notFound();
  return proposal;
}

export interface LockedProposal {
  readonly id: string;
  readonly state: ProposalState;
  readonly revision: number;
  readonly draftedBy: readonly string[];
}

/** A proposal under lock: nobody changes it until the transaction ends. @throws Fault NOT_FOUND */
export async function lockProposal(tenant: Tenant, id: string): Promise<LockedProposal> {
  const row = await tenant.row<{ id: string; state: ProposalState; revision: number; drafted_by: string[] }>(
    `SELECT id, state, revision, drafted_by FROM funding_proposal
     WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
    [tenant.partnership.id, mustBeId(id)],
  );
  if (!row) throw notFound();
  return { id: row.id, state: row.state, revision: row.revision, draftedBy: row.drafted_by };
}
