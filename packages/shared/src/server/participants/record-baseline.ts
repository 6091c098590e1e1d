import {
  type AchievedOutcome,
  type CalendarDate,
  type Cohort,
  isRefusal,
  judgeBaseline,
  type Refusal,
  today,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { lockRateCards } from '../rate-cards/index.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { loadOutcomes } from './load-outcomes.js';
import type { ParticipantView } from './participant-view.js';
import { readParticipant } from './read-participant.js';

export interface BaselineInput {
  readonly participantId: string;
  readonly outcomeCode: string;
  /** before enrolment as well; not in the future */
  readonly achievedOn: CalendarDate;
}

/** What records of the past say besides; the API never does. */
export interface PastBaseline extends BaselineInput {
  readonly at?: Date;
}

/**
 * Records what a historic participant had achieved under an earlier service: nobody pays for it, and later
 * outcomes may rest on it (domain.md, Prerequisite).
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordBaseline(actor: Actor, input: BaselineInput): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordBaseline');
    const [refused] = await recordBaselinesIn(tenant, [input]);
    if (refused) return refused;
    const view = await readParticipant(tenant, input.participantId);
    if (!view) throw notFound();
    await judgeMilestones(tenant, [input.participantId]);
    return view;
  });
}

interface Who {
  readonly id: string;
  readonly provider_id: string;
  readonly cohort: Cohort;
}

/**
 * Records many by a few statements; for each, in the order given, why it was refused, or null. Whoever records many
 * has their milestones judged afterwards.
 */
export async function recordBaselinesIn(
  tenant: Tenant,
  inputs: readonly PastBaseline[],
): Promise<(Refusal | null)[]> {
  if (!inputs.every((input) => isId(input.participantId))) throw notFound();
  // no claim for the same outcome is being submitted meanwhile
  await lockRateCards(tenant, 'exclusive');
  const place = tenant.partnership;
  const ids = [...new Set(inputs.map((input) => input.participantId.toLowerCase()))];
  const rows = await tenant.rows<Who>(
    'SELECT id, provider_id, cohort FROM participant WHERE partnership_id = $1 AND id = ANY ($2)',
    [place.id, ids],
  );
  const people = new Map(rows.map((row) => [row.id, row]));
  const dayOf = (input: PastBaseline): CalendarDate =>
    today(place.timeZone, (input.at ?? tenant.now).getTime());
  const cardOf = await loadCardsInForce(
    tenant,
    inputs.flatMap((input) => {
      const who = people.get(input.participantId.toLowerCase());
      return who ? [{ providerId: who.provider_id, on: dayOf(input) }] : [];
    }),
  );
  const outcomes: Map<string, AchievedOutcome[]> = await loadOutcomes(tenant, ids);
  const results = inputs.map((input) => {
    const who = people.get(input.participantId.toLowerCase());
    if (!who) throw notFound();
    const achieved = outcomes.get(who.id) ?? [];
    const refused = judgeBaseline({
      today: dayOf(input),
      cohort: who.cohort,
      outcomeCode: input.outcomeCode,
      achievedOn: input.achievedOn,
      tariffs: cardOf(who.provider_id, dayOf(input))?.tariffs ?? [],
      achieved,
    });
    if (refused) return refused;
    const { outcomeCode, achievedOn } = input;
    outcomes.set(who.id, [...achieved, { outcomeCode, achievedOn, state: 'BASELINE' }]);
    return null;
  });
  const accepted = inputs.filter((_, nth) => !isRefusal(results[nth]));
  const written = await tenant.execute(
    `INSERT INTO baseline (partnership_id, recorded_by, participant_id, outcome_code, achieved_on, recorded_at)
     SELECT $1, $2, x.* FROM unnest($3::uuid[], $4::text[], $5::date[], $6::timestamptz[]) AS x
     ON CONFLICT DO NOTHING`,
    [
      place.id,
      tenant.me.personId,
      accepted.map((input) => input.participantId),
      accepted.map((input) => input.outcomeCode),
      accepted.map((input) => input.achievedOn),
      accepted.map((input) => input.at ?? tenant.now),
    ],
  );
  // cannot be: whoever records a baseline holds the lock
  if (written !== accepted.length) throw new Error('A baseline was recorded twice at once.');
  return results;
}
