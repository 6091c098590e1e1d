import {
  type CalendarDate,
  type ClaimState,
  type Cohort,
  dueOn,
  type EvidenceKind,
  findAchieved,
  isLive,
  may,
  type PricedTariff,
  verifiedStates,
} from '../../rules/index.js';
import { type KnownOutcome, loadOutcomes } from '../claims/load-outcomes.js';
import { loadCardsInForce } from '../claims/load-tariffs.js';
import { isId } from '../ids.js';
import type { Money } from '../money.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

export const LADDER_STATES = ['REACHED', 'BASELINE', 'IN_PROGRESS', 'POSSIBLE', 'LATER'] as const;
/**
 * REACHED: verified, billed or paid. BASELINE: achieved before this service. IN_PROGRESS: claimed and not yet
 * verified. POSSIBLE: may be claimed today. LATER: another outcome, or more time, comes first.
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
}

/**
 * Each participant's ladder: every outcome of the card in force today for their provider and cohort, in its
 * order, with where they stand. Six statements, however many participants; whoever is not the actor's to
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
  return new Map(
    people.map((one) => {
      const known = (outcomes.get(one.id) ?? []).map((outcome) =>
        visible.has(outcome.claimId) ? outcome : { ...outcome, claimId: null },
      );
      const lines = linesOf(cardOf(one.provider_id, now)?.tariffs ?? [], one.cohort, known);
      return [one.id, lines.map((line) => stepOf(line, known, now, tenant.partnership.currency))];
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
  now: CalendarDate,
  currency: string,
): LadderStep {
  const same = known.filter((one) => one.outcomeCode === tariff.outcomeCode);
  const claim = same.find((one) => one.state !== 'BASELINE' && isLive(one.state));
  const baseline = same.find((one) => one.state === 'BASELINE');
  const due = dueDate(tariff, known);
  const claimState = claim && claim.state !== 'BASELINE' ? claim.state : null;
  const waits = same.some((one) => one.reversalPending);
  const step = {
    outcomeCode: tariff.outcomeCode,
    title: tariff.title,
    domain: tariff.domain,
    price: { amount: tariff.price, currency },
    evidence: tariff.evidence,
    after: tariff.after,
    achievedOn: (claim ?? baseline)?.achievedOn ?? null,
    claimId: claim?.claimId ?? null,
    claimState,
    dueOn: tariff.sustain ? due : null,
  };
  if (claimState) return { ...step, state: verifiedStates.includes(claimState) ? 'REACHED' : 'IN_PROGRESS' };
  if (baseline) return { ...step, state: 'BASELINE' };
  const possible = tariff.after === null || (due !== null && due <= now);
  return { ...step, state: possible && !waits ? 'POSSIBLE' : 'LATER' };
}

/** From which day the outcome can have been achieved, by the earlier one it follows; null while that is open. */
function dueDate(tariff: PricedTariff, known: readonly KnownOutcome[]): CalendarDate | null {
  if (tariff.after === null) return null;
  const earlier = findAchieved(known, tariff.after, isLive);
  if (!earlier) return null;
  return tariff.sustain ? dueOn(earlier.achievedOn, tariff.sustain) : earlier.achievedOn;
}
