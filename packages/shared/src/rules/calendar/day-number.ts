import type { CalendarDate } from './calendar-date-type.js';

/*
 * The civil calendar in whole numbers: years begin in March, so that the leap day is a year's last, and 400 of
 * them have 146,097 days (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil and
 * civil_from_days). Temporal gives the same, tens of times slower, which a sweep over milestones would feel.
 */
const DAYS_OF_400_YEARS = 146_097;
const MARCH = 2;

/** Whole days since 1 March of the year 0. */
export function dayNumberOf(date: CalendarDate): number {
  const month = Number(date.slice(5, 7)) - 1;
  const year = Number(date.slice(0, 4)) - (month < MARCH ? 1 : 0);
  const inYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + Number(date.slice(8)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear;
}

/** The date of a day number, in the years 1 to 9999. */
export function dateOfDayNumber(number: number): CalendarDate {
  const era = Math.floor(number / DAYS_OF_400_YEARS);
  const inEra = number - era * DAYS_OF_400_YEARS;
  const leaps = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const yearOfEra = Math.floor((inEra - leaps) / 365);
  const inYear = inEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = ((fromMarch + MARCH) % 12) + 1;
  const year = era * 400 + yearOfEra + (month <= MARCH ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as CalendarDate;
}

export const MONTHS_OF_A_YEAR = 12;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FEBRUARY = 2;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month has. @param month 1 to 12 */
export const daysOfMonth = (year: number, month: number): number =>
  month === FEBRUARY && isLeapYear(year) ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);

/** A date by its numbers, in the years 1 to 9999; a day that the month does not have becomes its last. */
export const dateOf = (year: number, month: number, day: number): CalendarDate =>
  `${digits(year, 4)}-${digits(month, 2)}-${digits(Math.min(day, daysOfMonth(year, month)), 2)}` as CalendarDate;

const digits = (number: number, length: number): string => String(number).padStart(length, '0');
