import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/** A suggestion as it was made then. */
export interface KeptSuggestion {
  readonly name: string;
  readonly sentence: string;
  readonly below: string | null;
}

/** Whom an assessor chose, beside what was suggested then. */
export interface AllocationChoiceView {
  readonly at: Date;
  readonly by: PersonView | null;
  readonly provider: OrganisationView;
  readonly worker: PersonView | null;
  /** 0: the usual rule */
  readonly ruleVersion: number;
  /** what was said of them; null: they were not looked at */
  readonly sentence: string | null;
  /** which of the suggestions it was, from 1; null: none of them */
  readonly place: number | null;
  readonly suggested: readonly KeptSuggestion[];
}

/** How somebody was allocated, the latest first; nothing for whom the actor does not see. @throws Fault FORBIDDEN */
export function allocationChoices(actor: Actor, referralId: string): Promise<AllocationChoiceView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('allocationSuggestions');
    if (!isId(referralId)) return [];
    tenant.showed('referral', [referralId]);
    return tenant.rows<AllocationChoiceView>(
      `SELECT c.at, ${personOf('c.by_person')} AS by, ${organisationOf('c.provider_id', 'c.partnership_id')} AS provider,
         ${personOf('c.worker_id')} AS worker, c.rule_version AS "ruleVersion", c.sentence, c.place, c.suggested
       FROM allocation_choice c WHERE c.partnership_id = $1 AND c.referral_id = $2 ORDER BY c.id DESC LIMIT 20`,
      [tenant.partnership.id, referralId],
    );
  });
}
