import { findMilestones } from '../../rules/index.js';
import { loadOutcomes } from '../participants/load-outcomes.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import { loadRecords } from './load-records.js';
import { judgedColumns, type MilestoneRow, writeMilestones } from './write-milestones.js';

/** Any number that no other advisory lock of this database uses. */
const MILESTONES = 7102;

/** In one order, whoever asks for several. */
const LOCK = `SELECT pg_advisory_xact_lock($1, hashtext(one.id))
  FROM (SELECT DISTINCT id FROM unnest($2::text[]) AS id ORDER BY id) AS one`;

/** Keeps what these participants' milestones follow from still until the transaction ends. */
export const lockMilestones = (tenant: Tenant, participantIds: readonly string[]): Promise<unknown> =>
  tenant.rows(LOCK, [MILESTONES, participantIds], { keepPlan: 'always' });

/**
 * Judges every milestone of these participants anew, and writes down what differs: six statements in three journeys,
 * however many they are. Whoever changes a fact calls it in the same transaction, last of all, because it goes on as
 * the system; of two who change facts of one participant at once the second sees what the first has changed.
 * @param participantIds at most a few thousand at once: each is locked until the transaction ends
 */
export async function judgeMilestones(tenant: Tenant, participantIds: readonly string[]): Promise<void> {
  const ids = [...new Set(participantIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0) return;
  // what travels together is done in this order: under the lock it is read as it stays
  const [system, , people, outcomes] = await Promise.all([
    tenant.me.isSystem ? tenant : tenant.continueAsSystem(),
    lockMilestones(tenant, ids),
    loadRecords(tenant, ids),
    loadOutcomes(tenant, ids),
  ]);
  const { today } = system;
  const cardOf = await loadCardsInForce(
    system,
    people.map(({ providerId }) => ({ providerId, on: today })),
  );
  const rows = people.flatMap(({ id, providerId, cohort, recorded, supportEndedOn }) => {
    const card = cardOf(providerId, today);
    const found = findMilestones({
      today,
      cohort,
      tariffs: card?.tariffs ?? [],
      fullTimeHours: card?.fullTimeHours ?? null,
      achieved: outcomes.get(id) ?? [],
      recorded,
      supportEndedOn,
    });
    return found.map(
      ({ tariff, after, startedOn, claimedFor, milestone }): MilestoneRow => ({
        participant_id: id,
        outcome_code: tariff.outcomeCode,
        provider_id: providerId,
        tariff_id: tariff.id,
        after_code: after,
        started_on: startedOn,
        claimed_for: claimedFor,
        ...judgedColumns(milestone),
      }),
    );
  });
  await writeMilestones(system, ids, rows);
}
