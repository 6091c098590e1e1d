import {
  type AcceptedSubmission,
  type CalendarDate,
  checkRecorded,
  type Refusal,
} from '../../rules/index.js';
import type { SustainingParticipant } from '../milestones/load-records.js';
import type { CardInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';

/** Of those who claim what was sustained, by participant: what was recorded meanwhile. */
export type SustainedRecords = ReadonlyMap<string, SustainingParticipant['recorded']>;

/** What was recorded while it was being sustained must bear the date out. */
export function checkWhileSustained(
  { today: now }: Tenant,
  records: SustainedRecords,
  { tariff, restsOn }: AcceptedSubmission,
  about: { participantId: string; achievedOn: CalendarDate; card: CardInForce | null },
): Refusal | null {
  const { sustain, after } = tariff;
  const recorded = after === null ? undefined : records.get(about.participantId)?.get(after);
  if (!sustain || !restsOn || !recorded) return null;
  const terms = { sustain, fullTimeHours: about.card?.fullTimeHours ?? null };
  const since = { ...recorded, startedOn: restsOn.achievedOn };
  return checkRecorded(tariff.title, about.achievedOn, since, terms, now);
}
