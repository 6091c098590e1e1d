import type { CalendarDate, ForecastKind, OutlookState } from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { Money } from '../money.js';
import type { OrganisationView } from '../organisations/organisation-view.js';

export interface ForecastPeriodView {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly amount: Money;
}

/** One version of a plan. Plans are alternatives: they are never added together. */
export interface ForecastPlanView {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly kind: ForecastKind;
  readonly adoptedOn: CalendarDate;
  readonly note: string | null;
  readonly total: Money;
  readonly recordedBy: PersonView | null;
  readonly recordedAt: Date;
  readonly periods: readonly ForecastPeriodView[];
}

/** One quarter, or several that one payment or planned amount joins. */
export interface ForecastRowView {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** null where there is no plan to compare with */
  readonly planned: Money | null;
  /** billed for what was achieved in it, or as a grant or opening amount; less what was given back */
  readonly actual: Money;
  /** approved or verified, and not billed */
  readonly waiting: Money;
  /** actual less planned; null without a plan, and until runs have come to the end of it */
  readonly difference: Money | null;
  readonly plannedToDate: Money | null;
  readonly actualToDate: Money;
  /** whether runs have come to the end of it */
  readonly isBilled: boolean;
}

/** The full quarters whose mean is the present pace. */
export interface PaceView {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly quarters: number;
}

export const MONEY_LIMIT_KINDS = ['CONTRACT', 'CONTRIBUTION'] as const;
export type MoneyLimitKind = (typeof MONEY_LIMIT_KINDS)[number];
export const LIMIT_STATES = [
  'NO_LIMIT',
  'USED_UP',
  'RUNS_OUT',
  'LASTS',
  'OVER',
  'UNKNOWN',
] as const satisfies readonly (OutlookState | 'NO_LIMIT')[];
export type LimitState = (typeof LIMIT_STATES)[number];

/** The contract's maximum, or the cap of one contribution, and how long it lasts. */
export interface MoneyLimitView {
  readonly kind: MoneyLimitKind;
  readonly label: string;
  /** null: the contract, or whichever anchor organisation pays */
  readonly funder: OrganisationView | null;
  readonly limit: Money | null;
  readonly used: Money;
  readonly left: Money | null;
  /** the mean of the pace's quarters; null while there is no pace */
  readonly perQuarter: Money | null;
  readonly state: LimitState;
  readonly runsOutOn: CalendarDate | null;
}

/** How often the rate card still pays an outcome. */
export interface CountLimitView {
  readonly outcomeCode: string;
  readonly title: string;
  readonly cohort: string;
  /** whose own card says so; null: the general card */
  readonly provider: OrganisationView | null;
  /** null: over the whole contract; else the contract's year */
  readonly year: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
  readonly limit: number;
  /** live claims */
  readonly used: number;
  readonly left: number;
  readonly perQuarter: number | null;
  readonly state: LimitState;
  readonly runsOutOn: CalendarDate | null;
}

export interface ForecastView {
  /** newest first, without their periods; empty for a funder */
  readonly plans: readonly ForecastPlanView[];
  /** the one that is compared with, with its periods; null: there is none */
  readonly plan: ForecastPlanView | null;
  /** empty for a funder */
  readonly rows: readonly ForecastRowView[];
  /** up to which day runs have billed; null: there was none */
  readonly billedTo: CalendarDate | null;
  /** of the money; null while no full quarter of the contract is billed */
  readonly pace: PaceView | null;
  /** of the counts: by what was claimed up to today */
  readonly countPace: PaceView | null;
  readonly moneyLimits: readonly MoneyLimitView[];
  readonly countLimits: readonly CountLimitView[];
}
