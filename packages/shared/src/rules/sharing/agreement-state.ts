import type { CalendarDate } from '../calendar/index.js';

/** Drafted, or waiting for a signature; signed and not begun; in force; over by its date; ended before it. */
export const SHARING_STATES = ['DRAFT', 'SIGNED', 'IN_FORCE', 'EXPIRED', 'ENDED'] as const;
export type SharingState = (typeof SHARING_STATES)[number];

/** So many days before its last one those who are named are told that it ends. */
export const EXPIRY_NOTICE_DAYS = 30;

/** What its state follows from. */
export interface SharingDates {
  readonly startsOn: CalendarDate;
  /** the last day on which it is in force */
  readonly expiresOn: CalendarDate;
  /** whether every party has signed */
  readonly isSigned: boolean;
  /** whether somebody ended it before its time */
  readonly isEnded: boolean;
}

/**
 * Where an information-sharing agreement stands on a day of the partnership's calendar. Only IN_FORCE lets extracts in,
 * runs begin and matches be seen; the database keeps the same rule (app.sharing_in_force).
 */
export function sharingState(
  { startsOn, expiresOn, isSigned, isEnded }: SharingDates,
  today: CalendarDate,
): SharingState {
  if (isEnded) return 'ENDED';
  if (today > expiresOn) return 'EXPIRED';
  if (!isSigned) return 'DRAFT';
  return today < startsOn ? 'SIGNED' : 'IN_FORCE';
}

/** Whether what came under it is to be deleted now: it is over, however that came. */
export const isOver = (state: SharingState): boolean => state === 'ENDED' || state === 'EXPIRED';
