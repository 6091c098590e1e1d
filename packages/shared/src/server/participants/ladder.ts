import {
  type CalendarDate,
  type ClaimState,
  type EvidenceKind,
  type LadderOutcome,
  type LadderRung,
  type LadderState,
  ladderOf,
  may,
  type PricedTariff,
  worksWithEverybody,
} from '../../rules/index.js';
import { type Counted, countClaims } from '../claims/count-claims.js';
import { isId } from '../ids.js';
import { loadRecords } from '../milestones/load-records.js';
import type { Money } from '../money.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Me, type Tenant, withTenant } from '../tenancy/index.js';
import { type Episode, loadEpisodes, loadOutcomes } from './load-outcomes.js';

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
  const [, seen] = await Promise.all([tenant.looksBack(), loadRecords(tenant, participantIds.filter(isId))]);
  const now = tenant.today;
  const episodes = await loadEpisodes(
    tenant,
    seen.map((one) => one.id),
  );
  const people = seen.flatMap((one) => {
    const providerId = providerFor(tenant.me, one.providerId, episodes.get(one.id) ?? []);
    return providerId === null ? [] : [{ ...one, providerId }];
  });
  const outcomes = await loadOutcomes(
    tenant,
    people.map((one) => one.id),
  );
  const visible = await loadVisible(tenant, [...outcomes.values()].flat());
  const cardOf = await loadCardsInForce(
    tenant,
    people.map((one) => ({ providerId: one.providerId, on: now })),
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
    [...new Set(people.map((one) => one.providerId))].flatMap((providerId) =>
      (cardOf(providerId, now)?.tariffs ?? []).map((tariff) => countedOf(tariff, providerId)),
    ),
  );
  return new Map(
    people.map((one) => {
      const known = (outcomes.get(one.id) ?? []).map((outcome) =>
        visible.has(outcome.claimId) ? outcome : { ...outcome, claimId: null },
      );
      const rungs = ladderOf({
        today: now,
        contractFrom,
        contractTo,
        enrolledOn: episodes.get(one.id)?.[0]?.enrolledOn ?? null,
        cohort: one.cohort,
        tariffs: cardOf(one.providerId, now)?.tariffs ?? [],
        achieved: known,
        records: { ...one, fullTimeHours: cardOf(one.providerId, now)?.fullTimeHours ?? null },
        countsOf: (line) => counts.of(countedOf(line, one.providerId)),
      });
      return [one.id, rungs.map((rung) => stepOf(rung, currency))];
    }),
  );
}

/** Whose card the ladder is read off: of somebody who was handed over, the actor's own; null: it is not theirs to climb. */
function providerFor(
  { roles, providerIds }: Me,
  presentId: string,
  episodes: readonly Episode[],
): string | null {
  if (providerIds.length === 0 || worksWithEverybody(roles) || providerIds.includes(presentId))
    return presentId;
  return episodes.findLast(({ providerId }) => providerIds.includes(providerId))?.providerId ?? null;
}

/** The ids of those claims that the actor may open: an earlier provider's are known by date and state only. */
async function loadVisible(
  tenant: Tenant,
  outcomes: readonly LadderOutcome[],
): Promise<ReadonlySet<string | null>> {
  const rows = await tenant.rows<{ id: string }>(
    'SELECT id FROM claim WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, outcomes.flatMap((one) => one.claimId ?? [])],
  );
  return new Set(rows.map((row) => row.id));
}

/** A rung as the person's page shows it. */
function stepOf({ tariff, state, ...rung }: LadderRung, currency: string): LadderStep {
  return {
    outcomeCode: tariff.outcomeCode,
    title: tariff.title,
    domain: tariff.domain,
    price: { amount: tariff.price, currency },
    evidence: tariff.evidence,
    after: tariff.after,
    state,
    achievedOn: rung.achievedOn,
    claimId: rung.claimId,
    claimState: rung.claimState,
    dueOn: rung.dueOn,
    latestOn: rung.latestOn,
    whyNot: rung.whyNot,
  };
}
