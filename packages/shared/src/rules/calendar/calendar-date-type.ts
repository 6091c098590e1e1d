declare const calendarDateBrand: unique symbol;

/** A day of the calendar, 'YYYY-MM-DD', years 0001 to 9999, no time and no zone: never a `Date`. */
export type CalendarDate = string & { readonly [calendarDateBrand]: 'CalendarDate' };
