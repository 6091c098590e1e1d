import type { CalendarDate } from '../../rules/index.js';

/*
 * The record of the Kirklees contract that the demonstration replays: INDIGO impact bond dataset, Government
 * Outcomes Lab, University of Oxford, project INDIGO-POJ-0175, snapshot of May 2025.
 *
 * Published there: the count of each outcome from October 2020 to March 2024, the payment of each period,
 * both funders' maxima, the switch to grants in 2020, and that January to March 2024 was capped. Published in
 * the evaluation report: the prices marked so. Illustrative: every other price, and how each count divides
 * into the grant period (October to December 2020), what was paid (2021 to 2023) and what nobody was left to
 * pay (January to March 2024); they are chosen so that the paid counts times the prices are the published
 * payments to the penny. The payments exceed the stated maximum by 255,878.00; the record does not say
 * why, so the replay carries a variation of that amount, marked as implied by the payments.
 */

/** One outcome's counts by part of the record. */
export interface RecordedOutcome {
  readonly code: string;
  readonly grantPeriod: number;
  readonly paid: number;
  readonly unfunded: number;
  /** pence */
  readonly price: bigint;
  readonly pricePublished: boolean;
}

export interface RecordedPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** pence */
  readonly amount: bigint;
}

const period = (from: string, to: string, amount: bigint): RecordedPeriod => ({
  from: from as CalendarDate,
  to: to as CalendarDate,
  amount,
});

export const CONTRACT = {
  from: '2019-09-01' as CalendarDate,
  to: '2024-03-31' as CalendarDate,
  maximum: 2_229_791_700n,
  centralFundMaximum: 660_000_000n,
  centralFundPercent: '30',
  councilMaximum: 1_569_791_700n,
} as const;

/** What the payments exceed the maximum by; not itself published. */
export const IMPLIED_VARIATION = { on: '2023-10-01' as CalendarDate, amount: 25_587_800n } as const;

export const OPENING: RecordedPeriod = period('2019-09-01', '2020-03-31', 39_750_000n);

export const GRANTS: readonly RecordedPeriod[] = [
  period('2020-04-01', '2020-06-30', 97_123_400n),
  period('2020-07-01', '2020-09-30', 113_648_600n),
  period('2020-10-01', '2020-12-31', 119_473_800n),
];

/** The quarters that were paid by claims. */
export const PAID_QUARTERS: readonly RecordedPeriod[] = [
  period('2021-01-01', '2021-03-31', 123_505_000n),
  period('2021-04-01', '2021-06-30', 133_325_000n),
  period('2021-07-01', '2021-09-30', 131_560_000n),
  period('2021-10-01', '2021-12-31', 134_505_000n),
  period('2022-01-01', '2022-03-31', 143_670_000n),
  period('2022-04-01', '2022-06-30', 140_285_000n),
  period('2022-07-01', '2022-09-30', 143_758_700n),
  period('2022-10-01', '2022-12-31', 165_009_300n),
  period('2023-01-01', '2023-03-31', 179_214_300n),
  period('2023-04-01', '2023-06-30', 231_456_300n),
  period('2023-07-01', '2023-09-30', 222_407_300n),
  period('2023-10-01', '2023-12-31', 136_687_800n),
];

/** Capped: verified, and nobody left to pay. */
export const UNFUNDED_QUARTER: RecordedPeriod = period('2024-01-01', '2024-03-31', 0n);

/** The part of the grant period in which outcomes were recorded. */
export const RECORDED_GRANT_QUARTER: RecordedPeriod = GRANTS[2] ?? OPENING;

const outcome = (
  code: string,
  grantPeriod: number,
  paid: number,
  unfunded: number,
  price: bigint,
  pricePublished = false,
): RecordedOutcome => ({ code, grantPeriod, paid, unfunded, price, pricePublished });

export const RECORDED_OUTCOMES: readonly RecordedOutcome[] = [
  outcome('WELLBEING_1', 196, 3099, 181, 28_755n),
  outcome('WELLBEING_2', 169, 2669, 156, 28_500n),
  outcome('WELLBEING_3', 136, 2138, 125, 34_500n),
  outcome('WELLBEING_UP_1', 104, 1644, 96, 57_000n),
  outcome('WELLBEING_UP_2', 106, 1672, 98, 68_500n),
  outcome('MENTAL_HEALTH_ACCESS', 48, 761, 44, 34_500n),
  outcome('MENTAL_HEALTH_SUSTAINED', 46, 718, 42, 80_000n),
  outcome('SUBSTANCE_ACCESS', 9, 149, 9, 34_500n),
  outcome('SUBSTANCE_SUSTAINED', 19, 294, 17, 80_000n),
  outcome('LEGAL_PROTECTION', 11, 170, 10, 51_500n),
  outcome('FINANCIAL_RESILIENCE', 93, 1461, 85, 51_500n),
  outcome('EMPOWERED', 25, 397, 23, 57_015n),
  outcome('ACCOMMODATION_ENTRY', 96, 1509, 88, 68_500n),
  outcome('DA_RISK_REDUCED', 16, 249, 15, 80_000n),
  outcome('STATUTORY_ORDER', 15, 237, 14, 46_000n),
  outcome('ACCOMMODATION_3M', 155, 2450, 143, 80_000n),
  outcome('ACCOMMODATION_6M', 138, 2179, 127, 103_000n),
  outcome('ACCOMMODATION_12M', 117, 1851, 108, 137_500n),
  outcome('ACCOMMODATION_18M', 81, 1282, 75, 171_500n),
  outcome('EDUCATION_ENTRY', 77, 1211, 71, 40_000n),
  outcome('QUALIFICATION_PART_1', 9, 146, 8, 46_000n),
  outcome('QUALIFICATION_PART_2', 2, 37, 2, 46_000n),
  outcome('QUALIFICATION_FULL_1', 3, 51, 3, 91_500n),
  outcome('QUALIFICATION_FULL_2', 0, 18, 0, 91_500n),
  outcome('EMPLOYMENT_ENTRY', 19, 303, 18, 50_000n, true),
  outcome('EMPLOYMENT_ENTRY_2', 6, 94, 6, 50_000n),
  outcome('EMPLOYMENT_6_5W', 17, 269, 16, 103_000n),
  outcome('EMPLOYMENT_13W', 14, 225, 13, 171_500n),
  outcome('EMPLOYMENT_26W', 10, 158, 9, 220_000n, true),
  outcome('VOLUNTEERING_ENTRY', 7, 108, 6, 23_000n),
  outcome('VOLUNTEERING_6W', 5, 72, 4, 46_000n),
  outcome('WORK_EXPERIENCE_ENTRY', 0, 13, 0, 23_000n),
  outcome('WORK_EXPERIENCE_6W', 0, 1, 0, 46_000n),
];

/** What it all comes to, for the tests. */
export const RECORDED_TOTALS = {
  outcomes: 30_996,
  opening: 39_750_000n,
  grants: 330_245_800n,
  claims: 1_885_383_700n,
  all: 2_255_379_500n,
  unfunded: 109_960_000n,
} as const;

/** Pence as people write pounds: "2200.00". */
export const decimal = (pence: bigint): string => `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`;
