import type { CalendarDate } from '../calendar/index.js';

/** A partnership's own guide to what its hub counts and when somebody has waited long. */
export interface HubGuide {
  /** the ages, in years, at which a band begins, the youngest first */
  readonly ageBands: readonly number[];
  /** after how many days without a decision of the hub somebody has waited long */
  readonly triageDays: number;
  /** after how many days without an answer of the provider, and without support, somebody who was offered has waited long */
  readonly answerDays: number;
}

/** What a guide starts from: our suggestion, no source publishes any. */
export const USUAL_HUB_GUIDE: HubGuide = { ageBands: [16, 25, 35, 50, 65], triageDays: 7, answerDays: 14 };

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
