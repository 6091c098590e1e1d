import { suggestFor } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readAllocationRules } from './rule-versions.js';
import {
  type NotSuggestedView,
  notSuggestedView,
  type SuggestionView,
  suggestionView,
} from './suggestion-view.js';
import { readUnplacedOne, type WaitingReferral } from './waiting-people.js';
import { readWhoOffers } from './who-offers.js';

/** Who might support somebody, each with a sentence; the assessor decides. */
export interface SuggestionsView {
  /** the best fit first */
  readonly suggested: readonly SuggestionView[];
  readonly out: readonly NotSuggestedView[];
  /** what their long wait changes for all of these; null: nothing */
  readonly longWait: string | null;
  /** of the rule; 0: the usual one */
  readonly ruleVersion: number;
}

/**
 * Suggests who might support the person of a referral that is not placed yet; null for any other.
 * @throws Fault FORBIDDEN
 */
export function allocationSuggestions(actor: Actor, referralId: string): Promise<SuggestionsView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('allocationSuggestions');
    return isId(referralId) ? readSuggestions(tenant, referralId) : null;
  });
}

/** The same inside a transaction. */
export async function readSuggestions(tenant: Tenant, referralId: string): Promise<SuggestionsView | null> {
  const waiting = await readUnplacedOne(tenant, referralId);
  return waiting ? ((await suggestionsFor(tenant, [waiting])).get(waiting.id) ?? null) : null;
}

/** What is suggested for each of these by the present rule, by the referral's id. */
export async function suggestionsFor(
  tenant: Tenant,
  waiting: readonly WaitingReferral[],
): Promise<Map<string, SuggestionsView>> {
  const { present } = await readAllocationRules(tenant);
  const offers = await readWhoOffers(tenant);
  return new Map(
    waiting.map(({ id, person }) => {
      const { suggested, out, longWait } = suggestFor(person, offers, present.rule);
      const view = {
        suggested: suggested.map(suggestionView),
        out: out.map(notSuggestedView),
        longWait,
        ruleVersion: present.version,
      };
      return [id, view];
    }),
  );
}
