import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate, calendarDate } from '../calendar/index.js';
import type { DigestHistory, NotificationChoices, QuietHours } from './choices.js';

type When = Pick<NotificationChoices, 'frequency' | 'weekday' | 'hour' | 'quietHours' | 'quietDays'>;

const inQuietHours = (hour: number, quiet: QuietHours | null): boolean =>
  quiet !== null &&
  (quiet.from < quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to);

const localTime = (timeZone: string, nowMs: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);

const isQuietThen = (
  choices: Pick<When, 'quietHours' | 'quietDays'>,
  then: Temporal.ZonedDateTime,
): boolean => choices.quietDays.includes(then.dayOfWeek) || inQuietHours(then.hour, choices.quietHours);

/**
 * Whether it is quiet for somebody at an instant: on a quiet day, or in quiet hours by the clock on their wall, which
 * jumps when summer time begins and ends.
 * @param timeZone IANA name: their own, or the partnership's
 */
export const isQuiet = (
  choices: Pick<When, 'quietHours' | 'quietDays'>,
  timeZone: string,
  nowMs: number,
): boolean => isQuietThen(choices, localTime(timeZone, nowMs));

/** Quiet time ends within a week, or within two where a clock jumps over the one hour of the week that is not quiet. */
const LONGEST_QUIET_DAYS = 15;

/**
 * When the quiet that holds at an instant ends, in milliseconds; null when it is not quiet. It can end where a day begins
 * and where the quiet hours do, nowhere else: a clock put back stays in its hour, and one put forward past that hour gives
 * the instant of its jump.
 */
export function quietUntil(
  choices: Pick<When, 'quietHours' | 'quietDays'>,
  timeZone: string,
  nowMs: number,
): number | null {
  const now = localTime(timeZone, nowMs);
  if (!isQuietThen(choices, now)) return null;
  const ends = { hour: choices.quietHours?.to ?? 0 };
  for (let day = now.toPlainDate(), nth = 0; nth <= LONGEST_QUIET_DAYS; day = day.add({ days: 1 }), nth += 1)
    for (const then of [day.toZonedDateTime(timeZone), day.toZonedDateTime({ timeZone, plainTime: ends })])
      if (then.epochMilliseconds > nowMs && !isQuietThen(choices, then)) return then.epochMilliseconds;
  return null;
}

/** From which hour of a day a mail may go: an hour that lies in quiet hours gives way to their end. */
const goesFrom = ({ hour, quietHours }: When): number =>
  quietHours !== null && inQuietHours(hour, quietHours) ? quietHours.to : hour;

/** The last day, today or earlier, that a weekly mail was meant for. */
const weeklyDay = (today: CalendarDate, dayOfWeek: number, weekday: number): CalendarDate =>
  addDays(today, -((dayOfWeek - weekday + 7) % 7));

/**
 * Whether the mail that sums up what somebody was told goes out now, if there is anything to sum up. At most one on a
 * day of theirs, never in their quiet time, from their hour on: a worker that was down sends it later on the day, not
 * at night. A weekly one that its day could not send (it is quiet, or nothing ran) goes on the next day that can. What
 * it does not take along waits for the next one: nothing is lost by being late.
 * @param timeZone IANA name: their own, or the partnership's
 */
export function isDigestDue(
  choices: When,
  { lastOn, chosenOn }: DigestHistory,
  timeZone: string,
  nowMs: number,
): boolean {
  const then = localTime(timeZone, nowMs);
  const today = calendarDate(then.toPlainDate().toString());
  if (isQuietThen(choices, then) || then.hour < goesFrom(choices)) return false;
  if (lastOn !== null && lastOn >= today) return false;
  if (choices.frequency === 'DAILY') return true;
  const meant = weeklyDay(today, then.dayOfWeek, choices.weekday);
  return [lastOn, chosenOn].every((day) => day === null || day < meant);
}
