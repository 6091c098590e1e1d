import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, today } from '../calendar/index.js';
import { type NotificationChoices, USUAL_CHOICES } from './choices.js';
import { isDigestDue, isQuiet, quietUntil } from './digest.js';

const DAY = 86_400_000;
const LOOK = 30 * 60_000;
const at = (text: string): number => Date.parse(text);
const usual = (change: Partial<NotificationChoices> = {}): NotificationChoices => ({
  ...USUAL_CHOICES,
  ...change,
});

const hour = fc.integer({ min: 0, max: 23 });
const choices: fc.Arbitrary<NotificationChoices> = fc.record({
  channels: fc.constant({}),
  frequency: fc.constantFrom('DAILY' as const, 'WEEKLY' as const),
  weekday: fc.integer({ min: 1, max: 7 }),
  hour,
  quietHours: fc.option(
    fc.tuple(hour, hour).map(([from, to]) => ({ from, to: to === from ? (to + 1) % 24 : to })),
  ),
  quietDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
  timeZone: fc.constant(null),
});
/** Days on which clocks change lie in the weeks that begin here; in Lord Howe they change by half an hour. */
const place = fc.constantFrom(
  ['Europe/London', at('2026-03-20T12:00:00Z')] as const,
  ['Europe/London', at('2026-10-16T12:00:00Z')] as const,
  ['Australia/Lord_Howe', at('2026-03-28T12:00:00Z')] as const,
  ['America/St_Johns', at('2026-10-25T12:00:00Z')] as const,
);

/** What becomes of one notification an hour over three weeks: when mails were made, and what each took along. */
function threeWeeks(
  [zone, begins]: readonly [string, number],
  phases: readonly { readonly from: number; readonly choices: NotificationChoices }[],
  runs: (nth: number) => boolean,
): { mails: { at: number; took: number[]; by: NotificationChoices }[]; left: number[] } {
  const mails: { at: number; took: number[]; by: NotificationChoices }[] = [];
  let waiting: number[] = [];
  let lastOn: CalendarDate | null = null;
  for (let nth = 0; nth * LOOK < 21 * DAY; nth++) {
    const now = begins + nth * LOOK;
    if (nth % 2 === 0) waiting.push(now);
    if (!runs(nth)) continue;
    const phase = phases.findLast(({ from }) => begins + from * DAY <= now) ?? phases[0];
    if (!phase) break;
    const chosenOn = phase.from === 0 ? null : today(zone, begins + phase.from * DAY);
    if (!isDigestDue(phase.choices, { lastOn, chosenOn }, zone, now)) continue;
    mails.push({ at: now, took: waiting, by: phase.choices });
    waiting = [];
    lastOn = today(zone, now);
  }
  return { mails, left: waiting };
}

describe('the mail that sums up what one was told', () => {
  it('goes at most once a day, never in quiet time, and takes everything along once, whatever is chosen when', () => {
    fc.assert(
      fc.property(
        place,
        choices,
        choices,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 300 }),
        (where, first, second, changedAfter, down) => {
          const phases = [
            { from: 0, choices: first },
            { from: changedAfter, choices: second },
          ];
          // for a day in the middle nothing runs
          const { mails, left } = threeWeeks(where, phases, (nth) => nth < down || nth > down + 48);
          const [zone, begins] = where;
          const days = mails.map((mail) => today(zone, mail.at));
          expect(new Set(days).size).toBe(days.length);
          for (const mail of mails) expect(isQuiet(mail.by, zone, mail.at)).toBe(false);
          const all = [...mails.flatMap(({ took }) => took), ...left];
          expect(all).toEqual(Array.from({ length: all.length }, (_, nth) => begins + nth * 2 * LOOK));
          // six quiet days, a weekly day that fell on one, a day without a worker, and an hour that the clocks left out
          expect(left.length).toBeLessThanOrEqual((7 + 6 + 1 + 1 + 1) * 24);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('goes on a working morning, as usual', () => {
    const due = (instant: string, lastOn: string | null = null): boolean =>
      isDigestDue(
        usual(),
        { lastOn: lastOn as CalendarDate | null, chosenOn: null },
        'Europe/London',
        at(instant),
      );
    // in summer time seven o'clock is six in UTC
    expect(due('2026-06-05T05:59:00Z')).toBe(false);
    expect(due('2026-06-05T06:00:00Z', '2026-06-04')).toBe(true);
    expect(due('2026-06-05T06:20:00Z', '2026-06-05')).toBe(false);
    expect(due('2026-06-06T10:00:00Z')).toBe(false);
    expect(due('2026-06-05T19:30:00Z')).toBe(false);
  });

  it('gives way to quiet hours over midnight, and is not sent at night by a worker that was down', () => {
    const late = usual({ hour: 22, quietHours: { from: 21, to: 9 }, quietDays: [] });
    const due = (instant: string): boolean =>
      isDigestDue(
        late,
        { lastOn: '2026-01-13' as CalendarDate, chosenOn: null },
        'Europe/London',
        at(instant),
      );
    expect(due('2026-01-14T22:30:00Z')).toBe(false);
    expect(due('2026-01-15T03:00:00Z')).toBe(false);
    expect(due('2026-01-15T09:00:00Z')).toBe(true);
  });

  it('goes on the next day that can, when its day of the week is quiet, and not again that week', () => {
    const weekly = usual({ frequency: 'WEEKLY', weekday: 6 });
    const due = (instant: string, lastOn: string, chosenOn: string | null = null): boolean =>
      isDigestDue(
        weekly,
        { lastOn: lastOn as CalendarDate, chosenOn: chosenOn as CalendarDate | null },
        'Europe/London',
        at(instant),
      );
    expect(due('2026-01-16T12:00:00Z', '2026-01-12')).toBe(false);
    expect(due('2026-01-19T12:00:00Z', '2026-01-12')).toBe(true);
    expect(due('2026-01-20T12:00:00Z', '2026-01-19')).toBe(false);
    // who chooses it on a Sunday is not written to at once for the Saturday before
    expect(due('2026-01-19T12:00:00Z', '2026-01-12', '2026-01-18')).toBe(false);
  });
});

describe('quiet time', () => {
  it('ends when it says, and it is quiet until then', () => {
    fc.assert(
      fc.property(
        place,
        choices,
        fc.integer({ min: 0, max: 28 * 24 * 60 }),
        ([zone, begins], chosen, minutes) => {
          const now = begins + minutes * 60_000;
          const until = quietUntil(chosen, zone, now);
          expect(until === null).toBe(!isQuiet(chosen, zone, now));
          if (until === null) return;
          expect(isQuiet(chosen, zone, until)).toBe(false);
          expect(isQuiet(chosen, zone, until - 1)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('follows the clock on the wall when summer time begins in the night', () => {
    const night = { quietHours: { from: 22, to: 7 }, quietDays: [] };
    expect(quietUntil(night, 'Europe/London', at('2026-03-28T23:00:00Z'))).toBe(at('2026-03-29T06:00:00Z'));
    expect(quietUntil(night, 'Europe/London', at('2026-10-24T22:00:00Z'))).toBe(at('2026-10-25T07:00:00Z'));
  });
});
