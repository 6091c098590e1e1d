import {
  type CalendarDate,
  findBaselineClashes,
  findClaimClashes,
  formatDate,
  isRefusal,
  type MergeSide,
  may,
  planSupport,
  Refusal,
  refuse,
  whoEndsClaim,
} from '../../rules/index.js';
import { noteLastSeen } from '../contacts/write-contacts.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { takeEffect } from '../matched-evidence/take-effect.js';
import { judgeMilestones, lockMilestones } from '../milestones/judge-milestones.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { lockRateCards } from '../rate-cards/index.js';
import { keepTakenBack } from '../sharing/keep-taken-back.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type LoadedRecord, loadBoth } from './record-to-merge.js';

/** On which day somebody achieved what both records have from before. */
export interface BaselineChoice {
  readonly outcomeCode: string;
  readonly from: MergeSide;
}

/** Two records of one person, and whose value counts of each. */
export interface MergeInput {
  /** the record that stays, with its reference */
  readonly keptId: string;
  readonly mergedId: string;
  readonly nameFrom: MergeSide;
  readonly birthDateFrom: MergeSide;
  readonly postcodeFrom: MergeSide;
  /** provider, anchor organisation, link worker, cohort and phase */
  readonly supportFrom: MergeSide;
  readonly baselines: readonly BaselineChoice[];
}

/**
 * Makes two records of one person one (docs/adr/0015): what was recorded under the merged one is the kept one's from
 * then on, claims with their price, people and state as they are, and the ledger as it is. Milestones are judged anew.
 * Sharing that was taken back under either is taken back.
 *
 * @returns the kept participant; WRONG_STATE with the claim while an outcome is claimed under both; OVERLAP
 *   (supportFrom); INVALID with the field.
 * @throws Fault FORBIDDEN; NOT_FOUND for a record that is not there, or merged already
 */
export function mergeParticipants(actor: Actor, input: MergeInput): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('mergeParticipants');
    const ids: [string, string] = [
      mustBeId(input.keptId).toLowerCase(),
      mustBeId(input.mergedId).toLowerCase(),
    ];
    if (ids[0] === ids[1]) return refuse('INVALID', 'These are one record already.', 'mergedId');
    // no claim is submitted, and no milestone judged, meanwhile
    await lockRateCards(tenant, 'exclusive');
    await lockMilestones(tenant, ids);
    const [kept, merged] = await loadBoth(tenant, ids);
    const after = judgeMerge(kept, merged, input, tenant);
    if (isRefusal(after)) return after;
    const takenBack = await keepTakenBack(tenant, kept.id, merged.id);
    // the word at its end has the verb written beside what changes
    await tenant.execute('SELECT app.merge_participants($1, $2, $3, $4) -- MERGE', [
      ...ids,
      JSON.stringify(after),
      tenant.now,
    ]);
    const view = await judgedAnew(tenant, kept.id, merged.id);
    // what was offered by a match of theirs is withdrawn
    for (const agreementId of takenBack) await takeEffect(tenant, agreementId, [kept.id]);
    return view;
  });
}

/**
 * Works out anew what follows from both records: their milestones, and when they were last seen. The kept participant.
 * @throws Fault NOT_FOUND
 */
export async function judgedAnew(tenant: Tenant, keptId: string, mergedId: string): Promise<ParticipantView> {
  const view = await readParticipant(tenant, keptId);
  // sealed in the same moment, the other record took this one along
  if (!view) throw notFound();
  const system = await tenant.continueAsSystem();
  await judgeMilestones(system, [keptId, mergedId]);
  const met = await system.rows<{ id: string }>(
    `SELECT p.id FROM participant p WHERE p.partnership_id = $1 AND p.id = ANY ($2) AND EXISTS (
       SELECT FROM contact c WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id
       UNION ALL SELECT FROM last_seen s WHERE s.partnership_id = p.partnership_id AND s.participant_id = p.id)`,
    [tenant.partnership.id, [keptId, mergedId]],
  );
  await noteLastSeen(
    system,
    met.map(({ id }) => id),
  );
  return view;
}

/** The kept record's row as it becomes (migration 0033, app.merge_participants), or why it cannot. */
function judgeMerge(
  kept: LoadedRecord,
  merged: LoadedRecord,
  input: MergeInput,
  { today, me }: Tenant,
): Record<string, unknown> | Refusal {
  const [clash] = findClaimClashes(kept.outcomes, merged.outcomes);
  if (clash)
    return new Refusal(
      'WRONG_STATE',
      `${clash.outcomeCode} is claimed under both records, and is paid once. ${may(me.roles, 'decideClash') ? 'Decide which claim stands; the other one has to end first' : 'Somebody of the backbone decides which claim stands, and the other one has to end first'}: for that of ${merged.reference}: ${whoEndsClaim(clash.merged)} For that of ${kept.reference}: ${whoEndsClaim(clash.kept)}`,
      'mergedId',
      may(me.roles, 'claims') ? (clash.merged.claimId ?? undefined) : undefined,
    );
  const support = planSupport(kept.episodes, merged.episodes, input.supportFrom, today);
  if (isRefusal(support)) return support;
  const baselines: Record<string, CalendarDate> = {};
  for (const { outcomeCode, ...days } of findBaselineClashes(kept.outcomes, merged.outcomes)) {
    const choice = input.baselines.find((one) => one.outcomeCode === outcomeCode);
    if (!choice)
      return refuse(
        'INVALID',
        `Say on which day ${outcomeCode} was achieved: ${formatDate(days.kept)} or ${formatDate(days.merged)}.`,
        'baselines',
      );
    baselines[outcomeCode] = choice.from === 'KEPT' ? days.kept : days.merged;
  }
  const of = (side: MergeSide): LoadedRecord => (side === 'KEPT' ? kept : merged);
  const { providerId: provider_id, anchorId: anchor_id, cohort, enrolledOn: enrolled_on } = support;
  const supported = { provider_id, anchor_id, cohort, enrolled_on };
  return {
    given_name: of(input.nameFrom).givenName,
    family_name: of(input.nameFrom).familyName,
    birth_date: of(input.birthDateFrom).birthDate,
    postcode: of(input.postcodeFrom).postcode,
    link_worker_id: of(input.supportFrom).linkWorkerId,
    phase: of(input.supportFrom).phase,
    ...supported,
    baselines,
    ...(support.beginsAnew ? { episode: { ...supported, of: input.supportFrom } } : {}),
  };
}
