import {
  type CalendarDate,
  isLive,
  isRefusal,
  judgeSubmission,
  type LadderOutcome,
  type MatchedFacts,
  type WantedOffer,
} from '../../rules/index.js';
import type { Episode } from '../participants/load-outcomes.js';
import type { CardInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import type { LoadedPerson, MatchedAgreement } from './load-matched-people.js';
import { type KnownOffer, type NewOffer, WITHDRAWN, type Withdrawal } from './settle-offers.js';

type CardOf = (providerId: string, on: CalendarDate) => CardInForce | null;

/** A participant with all that is judged of them. */
export interface Judged {
  readonly person: LoadedPerson;
  readonly achieved: readonly LadderOutcome[];
  readonly episodes: readonly Episode[];
  readonly offers: readonly WantedOffer[];
  readonly facts: ReadonlyMap<string, MatchedFacts>;
}

/** Which claims are to be offered now, and which open offers taken back. */
export function judgeOffers(
  system: Tenant,
  agreement: MatchedAgreement,
  judged: readonly Judged[],
  known: readonly KnownOffer[],
  cardOf: CardOf,
): { readonly withdrawals: readonly Withdrawal[]; readonly offers: readonly NewOffer[] } {
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
  return { withdrawals, offers };
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
