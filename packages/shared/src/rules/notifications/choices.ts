import type { CalendarDate } from '../calendar/index.js';
import { isTimeZone } from '../partnerships/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { type ChosenChannels, isUrgent, NOTIFICATION_KIND_NAMES } from './kinds.js';

export const DIGEST_FREQUENCIES = ['DAILY', 'WEEKLY'] as const;
export type DigestFrequency = (typeof DIGEST_FREQUENCIES)[number];

/** Hours in which nobody is written to and nothing is counted; over midnight when they end earlier than they begin. */
export interface QuietHours {
  /** the first quiet hour, 0 to 23 */
  readonly from: number;
  /** the first hour after them, 0 to 23 */
  readonly to: number;
}

/** How somebody wants to be told, in one partnership. Whole hours: a look a minute can miss none. */
export interface NotificationChoices {
  readonly channels: ChosenChannels;
  readonly frequency: DigestFrequency;
  /** of a weekly mail: 1 is Monday, 7 Sunday */
  readonly weekday: number;
  /** the hour from which the mail may go out, 0 to 23 */
  readonly hour: number;
  readonly quietHours: QuietHours | null;
  /** days that are quiet as a whole, 1 is Monday */
  readonly quietDays: readonly number[];
  /** IANA name; null: the partnership's */
  readonly timeZone: string | null;
}

/** What holds for somebody who has never chosen: a mail on working mornings, quiet evenings and weekends. */
export const USUAL_CHOICES: NotificationChoices = {
  channels: {},
  frequency: 'DAILY',
  weekday: 1,
  hour: 7,
  quietHours: { from: 20, to: 7 },
  quietDays: [6, 7],
  timeZone: null,
};

/** For how long notifications are kept until a partnership says otherwise, and between what it may choose; days. */
export const NOTIFICATION_DAYS = { usual: 90, least: 7, most: 730 } as const;

const isHour = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 23;
const isWeekday = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 7;

/** What is wrong with choices that somebody sends, by field. */
export function checkChoices(input: NotificationChoices): Refusal[] {
  const wrong: Refusal[] = [];
  const say = (ok: boolean, field: string, words: string): void => {
    if (!ok) wrong.push(refuse('INVALID', words, field));
  };
  say(isHour(input.hour), 'hour', 'Choose a full hour from 0 to 23.');
  say(isWeekday(input.weekday), 'weekday', 'Choose a day of the week.');
  if (input.quietHours) {
    const { from, to } = input.quietHours;
    say(isHour(from), 'quietFrom', 'Choose a full hour from 0 to 23.');
    say(isHour(to), 'quietTo', 'Choose a full hour from 0 to 23.');
    say(from !== to, 'quietTo', 'Quiet hours end at another hour than they begin.');
  }
  say(input.quietDays.every(isWeekday), 'quietDays', 'Choose days of the week.');
  say(new Set(input.quietDays).size < 7, 'quietDays', 'Leave a day on which you can be told of something.');
  say(
    input.timeZone === null || isTimeZone(input.timeZone),
    'timeZone',
    'Give a time zone by its name, for example Europe/London.',
  );
  for (const kind of NOTIFICATION_KIND_NAMES)
    say(
      !(isUrgent(kind) && input.channels[kind] === 'NONE'),
      `channels.${kind}`,
      'This cannot be turned off: nobody else would notice.',
    );
  return wrong;
}

/** What is wrong with the days that notifications are kept. */
export const checkNotificationDays = (days: number): Refusal | null =>
  Number.isInteger(days) && days >= NOTIFICATION_DAYS.least && days <= NOTIFICATION_DAYS.most
    ? null
    : refuse(
        'INVALID',
        `Choose a whole number of days from ${NOTIFICATION_DAYS.least} to ${NOTIFICATION_DAYS.most}.`,
        'days',
      );

/** When choices were made and when they were last acted upon, by the days of the calendar of who chose. */
export interface DigestHistory {
  /** the day on which the last mail was made; null: none yet */
  readonly lastOn: CalendarDate | null;
  /** the day on which they last chose; null: never */
  readonly chosenOn: CalendarDate | null;
}
