import {
  type BaselineClash,
  type CalendarDate,
  findBaselineClashes,
  findClaimClashes,
  findOverlap,
  whoEndsClaim,
} from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type LoadedRecord, loadBoth, type RecordToMerge } from './record-to-merge.js';
import { countPeople, type Likeness, likenessBetween } from './score.js';

/** Rows of one kind that a record has: how many would move with it, and how many stay behind, kept for an undo. */
export interface CarriedView {
  /** the kind, as a caseworker says it: "claims" */
  readonly what: string;
  readonly moves: number;
  readonly stays: number;
}

export interface ClashingClaimView {
  readonly claimId: string | null;
  /** both are null for those who may not read claims */
  readonly reference: string | null;
  readonly state: string;
  readonly achievedOn: CalendarDate;
  /** how it can end, and whose that is */
  readonly whoEnds: string;
}

export interface MergePreview {
  readonly one: RecordToMerge;
  readonly other: RecordToMerge;
  readonly likeness: Likeness;
  /** outcomes claimed under both: the merge waits until one of each pair has ended */
  readonly claims: readonly { outcomeCode: string; one: ClashingClaimView; other: ClashingClaimView }[];
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

/** What the tables hold, as a caseworker says it; one that is newer than this is called by its name. */
const WORDS: Readonly<Record<string, string>> = {
  baseline: 'outcomes from before',
  claim: 'claims',
  contact: 'contacts',
  enrolment: 'episodes of support',
  recognised_person: 'referrals that are known to be of them',
  referral: 'referrals',
  support_plan: 'versions of the plan',
  status_spell: 'notes of how it goes',
  worked_hours: 'entries of hours worked',
};

/**
 * Two records side by side, with what would happen if they became one; both are noted as shown.
 * @throws Fault FORBIDDEN; NOT_FOUND for a record that is not there, or merged already
 */
export function mergePreview(actor: Actor, oneId: string, otherId: string): Promise<MergePreview> {
  return withTenant(actor, async (tenant) => {
    tenant.must('mergePreview');
    const ids: [string, string] = [mustBeId(oneId).toLowerCase(), mustBeId(otherId).toLowerCase()];
    const [one, other] = await loadBoth(tenant, ids);
    const apart = await tenant.row<{ said_at: Date }>(
      `SELECT said_at FROM different_people WHERE partnership_id = $1 AND one_id = least($2::uuid, $3::uuid)
         AND other_id = greatest($2::uuid, $3::uuid)`,
      [tenant.partnership.id, ...ids],
    );
    return {
      one,
      other,
      likeness: likenessBetween(tenant, one, other, await countPeople(tenant)),
      claims: await clashingClaims(tenant, one, other),
      baselines: findBaselineClashes(one.outcomes, other.outcomes),
      overlaps: findOverlap(one.episodes, other.episodes) !== null,
      carriedByOne: await carried(tenant, other.id, one.id),
      carriedByOther: await carried(tenant, one.id, other.id),
      knownApartSince: apart?.said_at ?? null,
    };
  });
}

async function carried(tenant: Tenant, keptId: string, mergedId: string): Promise<CarriedView[]> {
  const rows = await tenant.rows<{ name: string; moves: bigint; stays: bigint }>(
    'SELECT * FROM app.merge_carries($1, $2)',
    [keptId, mergedId],
  );
  return rows.map(({ name, moves, stays }) => ({
    what: WORDS[name] ?? name.replaceAll('_', ' '),
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
  const rows = await tenant.rows<{ id: string; reference: string }>(
    'SELECT id, reference FROM claim WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, ids],
  );
  tenant.showed(
    'claim',
    rows.map(({ id }) => id),
  );
  const references = new Map(rows.map(({ id, reference }) => [id, reference]));
  const view = (claim: (typeof clashes)[number]['kept']): ClashingClaimView => ({
    claimId: references.has(claim.claimId ?? '') ? claim.claimId : null,
    reference: references.get(claim.claimId ?? '') ?? null,
    state: claim.state,
    achievedOn: claim.achievedOn,
    whoEnds: whoEndsClaim(claim),
  });
  return clashes.map(({ outcomeCode, kept, merged }) => ({
    outcomeCode,
    one: view(kept),
    other: view(merged),
  }));
}
