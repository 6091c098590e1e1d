import { addDays, addYears, type CalendarDate, calendarDate } from '../calendar/index.js';

/** One year of the contract: from its first day or an anniversary of it, to the day before the next. */
export interface ContractYear {
  /** 1 for the first year. */
  readonly number: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

/** Which year of the contract a date lies in: 1 from its first day, 2 from the first anniversary. */
export function contractYearOf(date: CalendarDate, contractFrom: CalendarDate): number {
  const years = yearOf(date) - yearOf(contractFrom);
  return addYears(contractFrom, years) > date ? years : years + 1;
}

/** The same with its first and last day, for counting. A contract from 29 February has 28 February in other years. */
export function contractYear(date: CalendarDate, contractFrom: CalendarDate): ContractYear {
  const number = contractYearOf(date, contractFrom);
  const beyondCalendar = yearOf(contractFrom) + number > 9999;
  return {
    number,
    from: addYears(contractFrom, number - 1),
    to: beyondCalendar ? calendarDate('9999-12-31') : addDays(addYears(contractFrom, number), -1),
  };
}
