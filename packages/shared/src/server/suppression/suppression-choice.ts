import type { CalendarDate, SuppressionProfile } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { suppressionProfile } from './suppression-rules.js';

/** A profile that was chosen, and the month from which it stands. */
export interface ChosenSuppression {
  readonly id: string;
  readonly profile: SuppressionProfile;
  readonly from: CalendarDate;
  /** null: somebody whom the actor does not know as a member */
  readonly chosenBy: PersonView | null;
  readonly chosenAt: Date;
}

export interface SuppressionChoiceView {
  /** what stands today */
  readonly profile: SuppressionProfile;
  /** all that was ever chosen, the latest first */
  readonly choices: readonly ChosenSuppression[];
}

/** How much is hidden from those who may not see individuals. @throws Fault FORBIDDEN */
export function suppressionChoice(actor: Actor): Promise<SuppressionChoiceView> {
  return withTenant(actor, (tenant) => {
    tenant.must('suppressionChoice');
    return readSuppressionChoice(tenant);
  });
}

export async function readSuppressionChoice(tenant: Tenant): Promise<SuppressionChoiceView> {
  const [profile, choices] = await Promise.all([
    suppressionProfile(tenant),
    tenant.rows<ChosenSuppression>(
      `SELECT c.id, c.profile, c.from_day AS "from", ${personOf('c.chosen_by')} AS "chosenBy", c.chosen_at AS "chosenAt"
       FROM suppression_choice c WHERE c.partnership_id = $1 ORDER BY c.chosen_at DESC, c.id`,
      [tenant.partnership.id],
    ),
  ]);
  return { profile, choices };
}
