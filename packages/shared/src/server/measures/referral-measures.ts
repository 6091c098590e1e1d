import {
  addDays,
  type CalendarDate,
  calendarDate,
  earlierOf,
  isAnalystOnly,
  type ReferralFigures,
  type Suppression,
  suppressFigures,
} from '../../rules/index.js';
import type { OrganisationView } from '../organisations/index.js';
import { suppressionOf } from '../suppression/suppression-rules.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { MeasuredPeriod } from './measured.js';
import { readFigures } from './read-figures.js';

export interface ReferralMeasuresView extends ReferralFigures<OrganisationView> {
  /** of which days the figures are: those asked for, or the contract's whole months for who may not choose them */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** small figures are hidden and the others rounded */
  readonly isSuppressed: boolean;
  /** counts from 1 to this are hidden, the others rounded to this, where it is suppressed */
  readonly largestHidden: number;
  readonly roundedTo: number;
}

/** The last day of the last month that is over: a day more each day would tell what happened on it. */
const lastWholeMonth = (today: CalendarDate): CalendarDate =>
  addDays(calendarDate(`${today.slice(0, 7)}-01`), -1);

/**
 * The measures that the council watches (domain.md, Participants and support): days from referral to support, the waiting
 * list, declines, how often people were referred before, how long support lasts, how often people are seen; and what
 * providers ask of one another. The commissioner and the data lead see nobody's referral and every figure, so the system
 * counts for them. An analyst is told figures of the whole contract up to the last month that is over, also of who waits
 * and what goes on as it was then, suppressed when small: choosing days or a provider, or asking again each day, and
 * watching where a rounded count jumps would tell it.
 * Sealed records are in nobody's figures: a figure with one more in it would tell of them. A fixed number of statements.
 * @throws Fault FORBIDDEN
 */
export function referralMeasures(actor: Actor, asked: MeasuredPeriod): Promise<ReferralMeasuresView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('referralMeasures');
    const { contractFrom, contractTo } = tenant.partnership;
    const isSuppressed = isAnalystOnly(tenant.me.roles);
    const told = lastWholeMonth(tenant.today);
    const period = isSuppressed ? { from: contractFrom, to: earlierOf(contractTo, told), asOf: told } : asked;
    const rules: Suppression = await suppressionOf(tenant);
    const figures = await readFigures(await tenant.continueAsSystem('NOBODY'), period);
    return {
      ...(isSuppressed ? suppressFigures(figures, rules) : figures),
      from: period.from,
      to: period.to,
      isSuppressed,
      largestHidden: rules.largestHidden,
      roundedTo: rules.roundTo,
    };
  });
}
