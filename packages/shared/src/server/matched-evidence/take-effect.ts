import {
  type CalendarDate,
  effectsOfMatches,
  isLive,
  isRefusal,
  judgeSubmission,
  type LadderOutcome,
  type MatchedFacts,
  type WantedOffer,
} from '../../rules/index.js';
import { judgeMilestones, lockMilestones } from '../milestones/judge-milestones.js';
import { type Episode, loadEpisodes, loadOutcomes } from '../participants/load-outcomes.js';
import { type CardInForce, loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import {
  type LoadedPerson,
  loadAgreement,
  loadMatchedPeople,
  type MatchedAgreement,
} from './load-matched-people.js';
import {
  insertOffers,
  type KnownOffer,
  loadOffers,
  type NewOffer,
  WITHDRAWN,
  type Withdrawal,
  withdrawOffers,
} from './settle-offers.js';
import { type FactChanges, factChanges, writeFacts } from './write-facts.js';

type CardOf = (providerId: string, on: CalendarDate) => CardInForce | null;

/** A participant with all that is judged of them. */
interface Judged {
  readonly person: LoadedPerson;
  readonly achieved: readonly LadderOutcome[];
  readonly episodes: readonly Episode[];
  readonly offers: readonly WantedOffer[];
  readonly facts: ReadonlyMap<string, MatchedFacts>;
}

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
  await settle(system, agreement, judged, known, cardOf);
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

async function settle(
  system: Tenant,
  agreement: MatchedAgreement,
  judged: readonly Judged[],
  known: readonly KnownOffer[],
  cardOf: CardOf,
): Promise<void> {
  const withdrawals: Withdrawal[] = [];
  const offers: NewOffer[] = [];
  for (const one of judged) {
    const own = known.filter(({ participantId }) => participantId === one.person.id);
    const wanted = wantedOf(system, one, cardOf);
    for (const open of own.filter(({ state }) => state === 'OFFERED')) {
      const reason = whyNot(agreement, one, open, wanted);
      if (reason === null) wanted.delete(open.outcomeCode);
      else withdrawals.push({ id: open.id, reason });
    }
    for (const offer of wanted.values()) {
      const isSetAside = own.some(
        ({ state, outcomeCode, achievedOn }) =>
          state === 'SET_ASIDE' && outcomeCode === offer.outcomeCode && achievedOn === offer.achievedOn,
      );
      if (!isSetAside) offers.push({ ...offer, participantId: one.person.id });
    }
  }
  await withdrawOffers(system, withdrawals);
  await insertOffers(system, agreement.id, offers);
}

/** Of each outcome the first claim that the rules of claims would let stand. */
function wantedOf(system: Tenant, one: Judged, cardOf: CardOf): Map<string, WantedOffer> {
  const wanted = new Map<string, WantedOffer>();
  for (const offer of one.offers)
    if (!wanted.has(offer.outcomeCode) && canBeClaimed(system, one, offer, cardOf))
      wanted.set(offer.outcomeCode, offer);
  return wanted;
}

/** How many the card still pays for may change until it is claimed, and is judged then. */
const NONE_COUNTED = { total: 0, inContractYear: 0 };

function canBeClaimed(
  { today, partnership: { contractFrom, contractTo } }: Tenant,
  { person, achieved, episodes }: Judged,
  { outcomeCode, achievedOn }: WantedOffer,
  cardOf: CardOf,
): boolean {
  const episode = episodes.findLast(({ enrolledOn }) => enrolledOn <= achievedOn);
  // what was achieved with another provider is that one's to claim
  if (!episode || episode.providerId !== person.providerId) return false;
  const same = achieved.filter((one) => one.outcomeCode === outcomeCode);
  const result = judgeSubmission({
    today,
    contractFrom,
    contractTo,
    enrolledOn: episodes[0]?.enrolledOn ?? null,
    cohort: episode.cohort,
    outcomeCode,
    achievedOn,
    tariffs: cardOf(person.providerId, achievedOn)?.tariffs ?? [],
    evidence: [{ kind: 'DATA_MATCH', hasFile: false, bySystem: true }],
    achieved,
    counts: NONE_COUNTED,
    alreadyClaimed: same.some(({ state }) => state !== 'BASELINE' && isLive(state)),
    reversalPending: same.some(({ reversalPending }) => reversalPending),
  });
  return !isRefusal(result);
}

/** Why an open offer is taken back; null: it stays. */
function whyNot(
  { isInForce }: MatchedAgreement,
  { person, achieved }: Judged,
  open: KnownOffer,
  wanted: ReadonlyMap<string, WantedOffer>,
): string | null {
  if (!isInForce) return WITHDRAWN.over;
  if (!open.stands) return WITHDRAWN.match;
  if (!person.mayBeMatched) return WITHDRAWN.takenBack;
  const claimed = achieved.some(
    ({ outcomeCode, state }) => outcomeCode === open.outcomeCode && state !== 'BASELINE' && isLive(state),
  );
  if (claimed) return WITHDRAWN.claimed;
  // the record is deleted as was promised: what it showed was true
  if (person.forgotten.has(open.pairId)) return null;
  return wanted.get(open.outcomeCode)?.achievedOn === open.achievedOn ? null : WITHDRAWN.otherwise;
}
