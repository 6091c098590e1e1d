import {
  type CalendarDate,
  type EvidenceKind,
  findAchieved,
  isAtHub,
  isLive,
  linesOf,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { loadOutcomes } from '../participants/load-outcomes.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import { lockMilestones } from './judge-milestones.js';
import { loadRecords } from './load-records.js';

/** An outcome that somebody is sustaining, under lock. */
export interface SustainedOutcome {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly startedOn: CalendarDate;
  readonly countsHours: boolean;
  /** What the lines that it leads to accept as evidence. */
  readonly evidence: readonly EvidenceKind[];
}

/**
 * The outcome that something is recorded about, and nobody else changes the participant's facts meanwhile.
 * INVALID (outcomeCode) when it is not achieved, or nothing of the card asks to sustain it.
 * @throws Fault NOT_FOUND for whose record is not the actor's to write
 */
export async function sustainedOutcome(
  tenant: Tenant,
  input: { readonly participantId: string; readonly outcomeCode: string },
): Promise<SustainedOutcome | Refusal> {
  if (!isId(input.participantId)) throw notFound();
  const participantId = input.participantId.toLowerCase();
  const { outcomeCode } = input;
  await lockMilestones(tenant, [participantId]);
  const [person] = await loadRecords(tenant, [participantId]);
  const { roles, providerIds } = tenant.me;
  if (!person || !(isAtHub(roles) || providerIds.includes(person.providerId))) throw notFound();
  const achieved = (await loadOutcomes(tenant, [participantId])).get(participantId) ?? [];
  const { today } = tenant;
  const cardOf = await loadCardsInForce(tenant, [{ providerId: person.providerId, on: today }]);
  const tariffs = cardOf(person.providerId, today)?.tariffs ?? [];
  const lines = linesOf({ tariffs, cohort: person.cohort, achieved }).filter(
    ({ after, sustain }) => after === outcomeCode && sustain !== null,
  );
  const earlier = findAchieved(achieved, outcomeCode, isLive);
  if (!earlier || lines.length === 0) {
    return refuse(
      'INVALID',
      'Nothing of the rate card counts from this outcome for this person yet. Record the outcome itself first.',
      'outcomeCode',
    );
  }
  return {
    participantId,
    outcomeCode,
    startedOn: earlier.achievedOn,
    countsHours: lines.some(({ sustain }) => sustain?.unit === 'FTE_WEEKS'),
    evidence: [...new Set(lines.flatMap(({ evidence }) => evidence))],
  };
}
