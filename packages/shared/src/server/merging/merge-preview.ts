import {
  type BaselineClash,
  type CalendarDate,
  type ClaimDeed,
  type ClaimState,
  findBaselineClashes,
  findClaimClashes,
  findOverlap,
  may,
  verbThatEnds,
  whoEndsClaim,
} from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Money } from '../money.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type ClashDecisionView, decisionsBetween } from './clash-decisions.js';
import { type LoadedRecord, loadBoth, type RecordToMerge } from './record-to-merge.js';
import { countPeople, type Likeness, likenessBetween } from './score.js';

/** Rows of one kind that a record has: how many would move with it, and how many stay behind, kept for an undo. */
export interface CarriedView {
  /** the kind, as a caseworker says it: "claims" */
  readonly what: string;
  /** and of one of them: "claim" */
  readonly one: string;
  readonly moves: number;
  readonly stays: number;
}

export interface ClashingClaimView {
  readonly claimId: string | null;
  /** these are null for those who may not read claims */
  readonly reference: string | null;
  readonly price: Money | null;
  readonly provider: OrganisationView | null;
  readonly submittedBy: PersonView | null;
  readonly submittedAt: Date | null;
  readonly state: string;
  readonly achievedOn: CalendarDate;
  /** how it can end, and whose that is */
  readonly whoEnds: string;
  /** whoever looks ends it by deciding that the other claim stands */
  readonly endsAtOnce: boolean;
}

export interface MergePreview {
  readonly one: RecordToMerge;
  readonly other: RecordToMerge;
  readonly likeness: Likeness;
  /** outcomes claimed under both: the merge waits until one of each pair has ended */
  readonly claims: readonly { outcomeCode: string; one: ClashingClaimView; other: ClashingClaimView }[];
  /** what was decided about claims of both, the latest first */
  readonly decisions: readonly ClashDecisionView[];
  /** outcomes recorded as achieved before, on two days */
  readonly baselines: readonly BaselineClash[];
  /** both are supported by different providers at one time */
  readonly overlaps: boolean;
  /** what each record has, if it goes into the other */
  readonly carriedByOne: readonly CarriedView[];
  readonly carriedByOther: readonly CarriedView[];
  /** somebody said already that these are two people */
  readonly knownApartSince: Date | null;
}

/** What the tables hold, as a caseworker says it of one and of several; one that is newer than this is called by its name. */
const WORDS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  assessment: ['assessment', 'assessments'],
  baseline: ['outcome from before', 'outcomes from before'],
  circumstance: ['change of circumstances', 'changes of circumstances'],
  claim: ['claim', 'claims'],
  contact: ['contact', 'contacts'],
  enrolment: ['episode of support', 'episodes of support'],
  group_member: ['group that they come to', 'groups that they come to'],
  joint_work: ['time of joint work', 'times of joint work'],
  participant_correction: ['correction of the record', 'corrections of the record'],
  participant_detail: ['note of how to reach them', 'notes of how to reach them'],
  phase_change: ['change of phase', 'changes of phase'],
  recognised_person: ['referral that is known to be of them', 'referrals that are known to be of them'],
  referral: ['referral', 'referrals'],
  safety_note: ['safety note', 'safety notes'],
  signed_statement: ['signed statement', 'signed statements'],
  status_spell: ['note of how it goes', 'notes of how it goes'],
  support_plan: ['version of the plan', 'versions of the plan'],
  transfer: ['transfer to another provider', 'transfers to another provider'],
  worked_hours: ['entry of hours worked', 'entries of hours worked'],
  worker_move: ['move to another link worker', 'moves to another link worker'],
};

/**
 * Two records side by side, with what would happen if they became one; both are noted as shown.
 * @throws Fault FORBIDDEN; NOT_FOUND for a record that is not there, or merged already
 */
export function mergePreview(actor: Actor, oneId: string, otherId: string): Promise<MergePreview> {
  return withTenant(actor, async (tenant) => {
    tenant.must('mergePreview');
    return previewOf(tenant, [mustBeId(oneId).toLowerCase(), mustBeId(otherId).toLowerCase()]);
  });
}

/** The same inside a transaction. @param ids two ids of ours, in small letters */
export async function previewOf(tenant: Tenant, ids: readonly [string, string]): Promise<MergePreview> {
  const [one, other] = await loadBoth(tenant, ids);
  return {
    one,
    other,
    likeness: likenessBetween(tenant, one, other, await countPeople(tenant)),
    claims: await clashingClaims(tenant, one, other),
    decisions: await decisionsBetween(tenant, ids),
    baselines: findBaselineClashes(one.outcomes, other.outcomes),
    overlaps: findOverlap(one.episodes, other.episodes) !== null,
    carriedByOne: await carried(tenant, other.id, one.id),
    carriedByOther: await carried(tenant, one.id, other.id),
    knownApartSince: await saidApart(tenant, ids),
  };
}

/** Since when somebody has said that these are two people; null: nobody has. */
export async function saidApart(tenant: Tenant, ids: readonly [string, string]): Promise<Date | null> {
  const said = await tenant.row<{ at: Date }>(
    `SELECT said_at AS at FROM different_people WHERE partnership_id = $1 AND one_id = least($2::uuid, $3::uuid)
       AND other_id = greatest($2::uuid, $3::uuid)`,
    [tenant.partnership.id, ...ids],
  );
  return said?.at ?? null;
}

async function carried(tenant: Tenant, keptId: string, mergedId: string): Promise<CarriedView[]> {
  const rows = await tenant.rows<{ name: string; moves: bigint; stays: bigint }>(
    'SELECT * FROM app.merge_carries($1, $2)',
    [keptId, mergedId],
  );
  return rows.map(({ name, moves, stays }) => ({
    what: WORDS[name]?.[1] ?? name.replaceAll('_', ' '),
    one: WORDS[name]?.[0] ?? name.replaceAll('_', ' '),
    moves: Number(moves),
    stays: Number(stays),
  }));
}

async function clashingClaims(
  tenant: Tenant,
  one: LoadedRecord,
  other: LoadedRecord,
): Promise<MergePreview['claims']> {
  const clashes = findClaimClashes(one.outcomes, other.outcomes);
  const ids = clashes.flatMap((clash) => [clash.kept.claimId, clash.merged.claimId]);
  const rows = await tenant.rows<ClaimFacts>(CLAIMS, [tenant.partnership.id, ids]);
  tenant.showed(
    'claim',
    rows.map(({ id }) => id),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const { personId: who, roles } = tenant.me;
  const view = (claim: (typeof clashes)[number]['kept']): ClashingClaimView => {
    const facts = known.get(claim.claimId ?? '');
    return {
      claimId: facts?.id ?? null,
      reference: facts?.reference ?? null,
      price: facts ? { amount: facts.price, currency: tenant.partnership.currency } : null,
      provider: facts?.provider ?? null,
      submittedBy: facts?.submittedBy ?? null,
      submittedAt: facts?.submittedAt ?? null,
      state: claim.state,
      achievedOn: claim.achievedOn,
      whoEnds: whoEndsClaim(claim),
      endsAtOnce:
        facts !== undefined &&
        who !== null &&
        may(roles, 'decideClash') &&
        verbThatEnds({ state: facts.state, history: facts.history, who, roles }) !== null,
    };
  };
  return clashes.map(({ outcomeCode, kept, merged }) => ({
    outcomeCode,
    one: view(kept),
    other: view(merged),
  }));
}

interface ClaimFacts {
  readonly id: string;
  readonly reference: string;
  readonly state: ClaimState;
  readonly price: bigint;
  readonly provider: OrganisationView | null;
  readonly submittedBy: PersonView | null;
  readonly submittedAt: Date | null;
  readonly history: readonly ClaimDeed[];
}

const CLAIMS = `
  SELECT c.id, c.reference, c.state, c.price, ${organisationOf('c.provider_id', 'c.partnership_id')} AS provider,
    ${personOf('c.submitted_by')} AS "submittedBy", c.submitted_at AS "submittedAt",
    coalesce((SELECT json_agg(json_build_object('by', v.by_person, 'to', v.to_state)) FROM claim_event v
      WHERE v.partnership_id = c.partnership_id AND v.claim_id = c.id), '[]') AS history
  FROM claim c WHERE c.partnership_id = $1 AND c.id = ANY ($2)`;
