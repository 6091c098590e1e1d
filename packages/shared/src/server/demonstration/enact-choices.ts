import { type ChoiceToKeep, writeChoices } from '../allocation/keep-choice.js';
import { suggestionsFor } from '../allocation/suggestions.js';
import { readPlaced } from '../allocation/waiting-people.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { dateOf, dayOf, instant } from './days.js';
import { TODAY } from './paperwork.js';
import type { PlannedMove, PlannedReferral } from './plan-referrals.js';
import type { Stage } from './stage.js';

/** Of the offers of so many days the hub has kept what it suggested. */
const DAYS_KEPT = 120;
/** And of so many at most, the newest. */
const MOST = 60;

interface Referred {
  readonly id: string;
  readonly plan: PlannedReferral;
}

/** What the hub suggested for those who were offered lately, and whom the assessor chose of it. */
export async function enactChoices(
  stage: Stage,
  providers: readonly string[],
  referred: readonly Referred[],
): Promise<void> {
  const first = dayOf(TODAY) - DAYS_KEPT;
  const offered = referred
    .flatMap(({ id, plan }) => {
      const offer = plan.moves.findLast(({ verb }) => verb === 'offerReferral');
      return offer && offer.on >= first ? [{ id, offer }] : [];
    })
    .sort((one, other) => other.offer.on - one.offer.on)
    .slice(0, MOST);
  await withTenant(systemActor(stage.partnershipId, instant(TODAY, 17)), async (tenant) => {
    tenant.names('offerReferral');
    const people = await readPlaced(
      tenant,
      offered.map(({ id }) => id),
    );
    const suggestions = await suggestionsFor(tenant, people);
    const kept = offered.flatMap(({ id, offer }, nth): ChoiceToKeep[] => {
      const found = suggestions.get(id);
      return found ? [{ ...choiceOf(stage, providers, offer, nth), referralId: id, suggestions: found }] : [];
    });
    // the oldest first, as they were made
    await writeChoices(tenant, kept.reverse());
  });
}

/** The provider alone is chosen: whom of theirs somebody gets is for their manager. */
const choiceOf = (
  stage: Stage,
  providers: readonly string[],
  { on, provider }: PlannedMove,
  nth: number,
) => ({
  providerId: stage.organisation(providers[provider ?? 0] ?? ''),
  workerId: null,
  at: instant(dateOf(on), 10, nth % 60),
  by: stage.person('assessor'),
});
