import {
  type CalendarDate,
  type ClaimState,
  type Cohort,
  contractYear,
  dueOn,
  type EvidenceKind,
  findAchieved,
  formatDate,
  isLive,
  may,
  type PossibleFacts,
  type PricedTariff,
  verifiedStates,
  type WhenPossible,
  whenPossible,
} from '../../rules/index.js';
import { type Counted, countClaims } from '../claims/count-claims.js';
import { isId } from '../ids.js';
import type { Money } from '../money.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type KnownOutcome, loadEpisodes, loadOutcomes } from './load-outcomes.js';

export const LADDER_STATES = [
  'REACHED',
  'BASELINE',
  'IN_PROGRESS',
  'POSSIBLE',
  'LATER',
  'NOT_POSSIBLE',
] as const;
/**
 * REACHED: verified, billed or paid. BASELINE: achieved before this service. IN_PROGRESS: claimed and not yet
 * verified. POSSIBLE: may be claimed today. LATER: another outcome, or more time, comes first. NOT_POSSIBLE: can
 * never be claimed, because the contract ends before, or the card pays for no more of them.
 */
export type LadderState = (typeof LADDER_STATES)[number];

export interface LadderStep {
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly price: Money;
  readonly evidence: readonly EvidenceKind[];
  readonly after: string | null;
  readonly state: LadderState;
  readonly achievedOn: CalendarDate | null;
  /** null too where the claim is another provider's */
  readonly claimId: string | null;
  readonly claimState: ClaimState | null;
  /** the first day on which a sustained outcome can be claimed; null until the earlier one is achieved */
  readonly dueOn: CalendarDate | null;
  /** the last day for which it can be claimed, where the contract has ended; else null */
  readonly latestOn: CalendarDate | null;
  /** why it can never be claimed, in words; null in other states */
  readonly whyNot: string | null;
}

/**
 * Each participant's ladder: every outcome of the card in force today for their provider and cohort, in its
 * order, with where they stand. Eight statements, however many participants; whoever is not the actor's to
 * see has no entry.
 * @throws Fault FORBIDDEN
 */
export function laddersOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LadderStep[]>> {
  return withTenant(actor, async (tenant) => {
    // whoever only checks claims learns what came before from the claim itself
    return may(tenant.me.roles, 'participants') ? readLadders(tenant, participantIds) : new Map();
  });
}

async function readLadders(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LadderStep[]>> {
  const people = await tenant.rows<{ id: string; provider_id: string; cohort: Cohort }>(
    'SELECT id, provider_id, cohort FROM participant WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, participantIds.filter(isId)],
  );
  const now = tenant.today;
  const outcomes = await loadOutcomes(
    tenant,
    people.map((one) => one.id),
  );
  const visible = await loadVisible(tenant, [...outcomes.values()].flat());
  const cardOf = await loadCardsInForce(
    tenant,
    people.map((one) => ({ providerId: one.provider_id, on: now })),
  );
  const episodes = await loadEpisodes(
    tenant,
    people.map((one) => one.id),
  );
  const { contractFrom, contractTo, currency } = tenant.partnership;
  // what the card pays only so often is counted for the last day on which it could be claimed
  const isOver = contractTo < now;
  const lastDay = isOver ? contractTo : now;
  const countedOf = (tariff: PricedTariff, providerId: string): Counted => ({
    tariff,
    cardProviderId: cardOf(providerId, now)?.providerId ?? null,
    achievedOn: lastDay,
  });
  const counts = await countClaims(
    tenant,
    [...new Set(people.map((one) => one.provider_id))].flatMap((providerId) =>
      (cardOf(providerId, now)?.tariffs ?? []).map((tariff) => countedOf(tariff, providerId)),
    ),
  );
  return new Map(
    people.map((one) => {
      const known = (outcomes.get(one.id) ?? []).map((outcome) =>
        visible.has(outcome.claimId) ? outcome : { ...outcome, claimId: null },
      );
      const lines = linesOf(cardOf(one.provider_id, now)?.tariffs ?? [], one.cohort, known);
      const facts = {
        today: now,
        contractFrom,
        contractTo,
        enrolledOn: episodes.get(one.id)?.[0]?.enrolledOn ?? null,
        tariffs: lines,
        achieved: known,
        currency,
      };
      return [
        one.id,
        lines.map((line) => stepOf(line, known, facts, counts.of(countedOf(line, one.provider_id)))),
      ];
    }),
  );
}

/** The ids of those claims that the actor may open: an earlier provider's are known by date and state only. */
async function loadVisible(
  tenant: Tenant,
  outcomes: readonly KnownOutcome[],
): Promise<ReadonlySet<string | null>> {
  const rows = await tenant.rows<{ id: string }>(
    'SELECT id FROM claim WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, outcomes.flatMap((one) => one.claimId ?? [])],
  );
  return new Set(rows.map((row) => row.id));
}

/** The card's lines for a cohort, and those of the other cohort that a baseline has been recorded for. */
function linesOf(
  tariffs: readonly PricedTariff[],
  cohort: Cohort,
  known: readonly KnownOutcome[],
): PricedTariff[] {
  const own = new Set(tariffs.flatMap((line) => (line.cohort === cohort ? [line.outcomeCode] : [])));
  const before = new Set(known.flatMap((one) => (one.state === 'BASELINE' ? [one.outcomeCode] : [])));
  return tariffs.filter(
    (line) => line.cohort === cohort || (before.has(line.outcomeCode) && !own.has(line.outcomeCode)),
  );
}

/** Where a participant stands with one outcome. */
function stepOf(
  tariff: PricedTariff,
  known: readonly KnownOutcome[],
  facts: PossibleFacts & { readonly currency: string },
  counts: { readonly total: number; readonly inContractYear: number },
): LadderStep {
  const same = known.filter((one) => one.outcomeCode === tariff.outcomeCode);
  const claim = same.find((one) => one.state !== 'BASELINE' && isLive(one.state));
  const baseline = same.find((one) => one.state === 'BASELINE');
  const claimState = claim && claim.state !== 'BASELINE' ? claim.state : null;
  const step = {
    outcomeCode: tariff.outcomeCode,
    title: tariff.title,
    domain: tariff.domain,
    price: { amount: tariff.price, currency: facts.currency },
    evidence: tariff.evidence,
    after: tariff.after,
    achievedOn: (claim ?? baseline)?.achievedOn ?? null,
    claimId: claim?.claimId ?? null,
    claimState,
    dueOn: dueDate(tariff, known),
    latestOn: null,
    whyNot: null,
  };
  if (claimState) return { ...step, state: verifiedStates.includes(claimState) ? 'REACHED' : 'IN_PROGRESS' };
  if (baseline) return { ...step, state: 'BASELINE' };
  const when = whenPossible(facts, tariff);
  const whyNot = when.kind === 'NEVER' ? when.whyNot : usedUp(tariff, when, counts, facts.contractFrom);
  if (whyNot !== null) return { ...step, state: 'NOT_POSSIBLE', whyNot };
  // what was reversed can be claimed anew once the ledger shows it
  if (when.kind !== 'NOW' || same.some((one) => one.reversalPending)) return { ...step, state: 'LATER' };
  return { ...step, state: 'POSSIBLE', latestOn: when.to < facts.today ? when.to : null };
}

/** That the card pays for no more of them, in words; an earlier contract year may have some left. */
function usedUp(
  { maximumPaid, maximumPaidPerYear }: PricedTariff,
  when: WhenPossible,
  counts: { readonly total: number; readonly inContractYear: number },
  contractFrom: CalendarDate,
): string | null {
  if (maximumPaid !== null && counts.total >= maximumPaid)
    return `Not possible: all ${maximumPaid.toLocaleString('en-GB')} that the rate card pays for are claimed`;
  if (maximumPaidPerYear === null || counts.inContractYear < maximumPaidPerYear || when.kind !== 'NOW')
    return null;
  const year = contractYear(when.to, contractFrom);
  if (when.from < year.from) return null;
  return `Not possible: all ${maximumPaidPerYear.toLocaleString('en-GB')} that the rate card pays for until ${formatDate(year.to)} are claimed`;
}

/** From which day a sustained outcome can have been achieved, by the earlier one it follows; null while that is open. */
function dueDate(tariff: PricedTariff, known: readonly KnownOutcome[]): CalendarDate | null {
  if (tariff.after === null || !tariff.sustain) return null;
  const earlier = findAchieved(known, tariff.after, isLive);
  return earlier ? dueOn(earlier.achievedOn, tariff.sustain) : null;
}
