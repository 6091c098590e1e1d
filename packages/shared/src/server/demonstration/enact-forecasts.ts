import { addDays, addMonths, type CalendarDate, type ForecastKind } from '../../rules/index.js';
import { recordForecast } from '../forecast/index.js';
import { instant } from './days.js';
import { FIRST_PLANNED_QUARTER, PUBLISHED_PLANS } from './kirklees-plans.js';
import { decimal } from './kirklees-record.js';
import { granted, type Stage } from './stage.js';

/** What is expected to be paid, a quarter each from a first day on, in pence. */
interface Expected {
  readonly name: string;
  readonly kind: ForecastKind;
  readonly adoptedOn: string;
  readonly note: string;
  readonly firstQuarter: CalendarDate;
  readonly quarters: readonly bigint[];
}

/** The backbone records a plan on the day on which it is adopted. */
export async function expectPayments(stage: Stage, plan: Expected): Promise<void> {
  const { firstQuarter, quarters, ...rest } = plan;
  const periods = quarters.map((amount, nth) => {
    const from = addMonths(firstQuarter, nth * 3);
    return { from, to: addDays(addMonths(from, 3), -1), amount: decimal(amount) };
  });
  granted(await recordForecast(stage.actor('backbone', instant(plan.adoptedOn, 11)), { ...rest, periods }));
}

/** The four plans of the Kirklees record, each from the month in which it came into use. */
export async function expectKirkleesPayments(stage: Stage): Promise<void> {
  for (const { name, adoptedOn, inUse, quarters } of PUBLISHED_PLANS) {
    await expectPayments(stage, {
      name,
      kind: 'OTHER',
      adoptedOn,
      note: `As published for project INDIGO-POJ-0175 (INDIGO, Government Outcomes Lab, University of Oxford); in use ${inUse}. Which scenario it is is not published.`,
      firstQuarter: FIRST_PLANNED_QUARTER,
      quarters,
    });
  }
}
