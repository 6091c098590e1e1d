import type { CalendarDate } from '../../rules/index.js';

/*
 * The four forecast plans of the Kirklees contract: INDIGO impact bond dataset, Government Outcomes Lab, University of
 * Oxford, project INDIGO-POJ-0175, snapshot of May 2025. They are versions by date of what was expected to be paid:
 * alternatives, never added together.
 *
 * Published there: each quarter's amount, and in which months a plan was in use. Two plans are published with
 * fractions of a penny; here the running total is rounded, so that each quarter is within a penny of what is published
 * and a plan's total is the published one to the nearest penny. The record names no day within a month (the first
 * is taken) and no scenario.
 */

/** A plan as it is published, a quarter each from April 2019 on. */
export interface PublishedPlan {
  readonly name: string;
  readonly adoptedOn: CalendarDate;
  readonly inUse: string;
  /** pence, of all quarters */
  readonly total: bigint;
  /** pence */
  readonly quarters: readonly bigint[];
}

export const FIRST_PLANNED_QUARTER = '2019-04-01' as CalendarDate;

const plan = (given: Omit<PublishedPlan, 'adoptedOn'> & { readonly adoptedOn: string }): PublishedPlan => ({
  ...given,
  adoptedOn: given.adoptedOn as CalendarDate,
});

export const PUBLISHED_PLANS: readonly PublishedPlan[] = [
  plan({
    name: 'Plan 1',
    adoptedOn: '2020-03-01',
    inUse: 'March 2020 to March 2021',
    total: 2_229_791_667n,
    quarters: [
      0n,
      0n,
      0n,
      20_008_441n,
      70_735_296n,
      106_893_878n,
      128_459_156n,
      136_576_525n,
      143_313_926n,
      152_578_507n,
      160_248_961n,
      105_755_276n,
      110_080_140n,
      109_261_837n,
      111_346_907n,
      112_476_253n,
      246_357_172n,
      246_401_195n,
      246_837_761n,
      22_460_436n,
      0n,
      0n,
      0n,
      0n,
    ],
  }),
  plan({
    name: 'Plan 2',
    adoptedOn: '2021-03-01',
    inUse: 'March 2021 to September 2022',
    total: 2_235_355_900n,
    quarters: [
      0n,
      0n,
      0n,
      58_196_700n,
      97_223_500n,
      113_648_700n,
      119_473_800n,
      110_053_200n,
      135_006_100n,
      133_247_700n,
      140_318_000n,
      140_651_900n,
      142_912_000n,
      141_674_600n,
      141_907_900n,
      140_828_100n,
      240_659_000n,
      211_805_800n,
      167_748_900n,
      0n,
      0n,
      0n,
      0n,
      0n,
    ],
  }),
  plan({
    name: 'Plan 3',
    adoptedOn: '2022-12-01',
    inUse: 'December 2022 to April 2023',
    total: 2_229_791_667n,
    quarters: [
      0n,
      0n,
      0n,
      39_750_000n,
      97_123_400n,
      113_648_600n,
      119_473_800n,
      123_505_000n,
      133_325_000n,
      131_560_000n,
      134_505_000n,
      143_670_000n,
      140_388_690n,
      139_812_743n,
      142_116_332n,
      150_842_767n,
      216_784_321n,
      184_242_084n,
      147_673_000n,
      71_370_930n,
      0n,
      0n,
    ],
  }),
  plan({
    name: 'Plan 4',
    adoptedOn: '2023-04-01',
    inUse: 'April 2023 on',
    total: 2_229_791_700n,
    quarters: [
      0n,
      0n,
      0n,
      39_750_000n,
      97_123_400n,
      113_648_600n,
      119_473_800n,
      123_505_000n,
      133_325_000n,
      131_560_000n,
      134_505_000n,
      143_670_000n,
      140_388_690n,
      143_758_700n,
      165_009_300n,
      167_190_600n,
      239_143_406n,
      202_832_029n,
      134_908_175n,
      0n,
      0n,
      0n,
    ],
  }),
];
