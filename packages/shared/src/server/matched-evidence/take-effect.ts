import { type CalendarDate, effectsOfMatches, type LadderOutcome } from '../../rules/index.js';
import { judgeMilestones, lockMilestones } from '../milestones/judge-milestones.js';
import { type Episode, loadEpisodes, loadOutcomes } from '../participants/load-outcomes.js';
import { type CardInForce, loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import { type Judged, judgeOffers } from './judge-offers.js';
import {
  type LoadedPerson,
  loadAgreement,
  loadMatchedPeople,
  type MatchedAgreement,
} from './load-matched-people.js';
import { insertOffers, loadOffers, withdrawOffers } from './settle-offers.js';
import { type FactChanges, factChanges, writeFacts } from './write-facts.js';

/**
 * Has the matches of these participants under one agreement take the effect that they should have now, whatever they had
 * before: facts for milestones, and claims offered or taken back. It submits nothing. Done twice it changes nothing the
 * second time. Whoever changes what a match rests on (a run, a decision, a threshold, a notice) calls it in the same
 * transaction, last of all, because it goes on as the system and leaves sealed records out. A fixed number of statements.
 * @param participantIds at most a few hundred at once: each is locked until the transaction ends
 */
export async function takeEffect(
  tenant: Tenant,
  agreementId: string,
  participantIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(participantIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0) return;
  const system = await tenant.continueAsSystem('NOBODY');
  await lockMilestones(system, ids);
  const agreement = await loadAgreement(system, agreementId);
  if (!agreement) return;
  const [people, outcomes, episodes, known] = await Promise.all([
    loadMatchedPeople(system, agreement, ids),
    loadOutcomes(system, ids),
    loadEpisodes(system, ids),
    loadOffers(system, agreementId, ids),
  ]);
  const { today } = system;
  const cardsToday = await loadCardsInForce(
    system,
    people.map(({ providerId }) => ({ providerId, on: today })),
  );
  const judged = people.map((person) =>
    judge(agreement, person, outcomes.get(person.id) ?? [], episodes.get(person.id) ?? [], {
      today,
      card: cardsToday(person.providerId, today),
    }),
  );
  const cardOf = await loadCardsInForce(
    system,
    judged.flatMap(({ person, offers }) =>
      offers.map(({ achievedOn }) => ({ providerId: person.providerId, on: achievedOn })),
    ),
  );
  const changes = agreement.isInForce ? judged.map((one) => changesOf(one)) : [];
  await writeFacts(system, changes);
  const { withdrawals, offers } = judgeOffers(system, agreement, judged, known, cardOf);
  await withdrawOffers(system, withdrawals);
  await insertOffers(system, agreementId, offers);
  const moved = changes.flatMap(({ spells, hours }) =>
    [...spells, ...hours].map(({ participant }) => participant),
  );
  await judgeMilestones(system, moved);
}

function judge(
  { kind, rules, isInForce }: MatchedAgreement,
  person: LoadedPerson,
  achieved: readonly LadderOutcome[],
  episodes: readonly Episode[],
  { today, card }: { readonly today: CalendarDate; readonly card: CardInForce | null },
): Judged {
  const { cohort, records, people, mayBeMatched } = person;
  const effects = effectsOfMatches({
    kind,
    rules,
    records: mayBeMatched && isInForce ? records : [],
    people,
    today,
    cohort,
    tariffs: card?.tariffs ?? [],
    fullTimeHours: card?.fullTimeHours ?? null,
    achieved,
  });
  return { person, achieved, episodes, ...effects };
}

/** Of somebody who took the sharing back nothing is taken over any more; what a claim rests on by then stays. */
const changesOf = ({ person, facts }: Judged): FactChanges =>
  !person.mayBeMatched && person.hasClaimed ? NO_CHANGES : factChanges(person, facts);

const NO_CHANGES: FactChanges = { spells: [], hours: [] };
