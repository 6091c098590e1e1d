import type { CalendarDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** A partnership's own guide to what its hub counts and when somebody has waited long. */
export interface HubGuide {
  /** the ages, in years, at which a band begins, the youngest first */
  readonly ageBands: readonly number[];
  /** after how many days without a decision of the hub somebody has waited long */
  readonly triageDays: number;
  /** after how many days without an answer of the provider, and without support, somebody who was offered has waited long */
  readonly answerDays: number;
  /** after how many days on the waiting list the hub is reminded of somebody */
  readonly waitingDays: number;
}

/** What a guide starts from: our suggestion, no source publishes any. */
export const USUAL_HUB_GUIDE: HubGuide = {
  ageBands: [16, 25, 35, 50, 65],
  triageDays: 7,
  answerDays: 14,
  waitingDays: 28,
};

const MOST_BANDS = 20;
const OLDEST = 120;
const LONGEST_DAYS = 366;

/** What is wrong with a guide: INVALID or OUT_OF_RANGE with its field; null for one that can be used. */
export function checkHubGuide({ ageBands, triageDays, answerDays, waitingDays }: HubGuide): Refusal | null {
  if (ageBands.length === 0 || ageBands.length > MOST_BANDS)
    return refuse('INVALID', `Give 1 to ${MOST_BANDS} ages at which a band begins.`, 'ageBands');
  if (ageBands.some((age) => !Number.isInteger(age) || age < 1 || age > OLDEST))
    return refuse('OUT_OF_RANGE', `Give ages in whole years, from 1 to ${OLDEST}.`, 'ageBands');
  if (ageBands.some((age, nth) => age <= (ageBands[nth - 1] ?? 0)))
    return refuse('INVALID', 'Give each age once, the youngest first.', 'ageBands');
  for (const [field, days] of Object.entries({ triageDays, answerDays, waitingDays }))
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
      return refuse('OUT_OF_RANGE', `Give whole days, from 1 to ${LONGEST_DAYS}.`, field);
  return null;
}

/** The band of somebody whose birth date nobody knows. */
export const AGE_NOT_KNOWN = 'Age not known';

/** The age band of a person on a day, in words: "25 to 34". */
export function ageBandOf(
  birthDate: CalendarDate | null,
  on: CalendarDate,
  bands: readonly number[],
): string {
  if (birthDate === null) return AGE_NOT_KNOWN;
  const age = ageOn(birthDate, on);
  return nameOfAgeBand(bands.filter((from) => age >= from).length, bands);
}

/** The nth band in words; the 0th is everybody younger than the first begins. */
export function nameOfAgeBand(nth: number, bands: readonly number[]): string {
  const from = bands[nth - 1];
  const next = bands[nth];
  if (from === undefined) return `Under ${next ?? 0}`;
  return next === undefined ? `${from} and over` : `${from} to ${next - 1}`;
}

/** Whole years, as a birthday counts them: who was born on 29 February is a year older on 1 March of a short year. */
function ageOn(birthDate: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
