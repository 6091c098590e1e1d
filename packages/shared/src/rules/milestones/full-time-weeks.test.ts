import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, daysBetween } from '../calendar/index.js';
import type { Sustain } from '../rate-cards/index.js';
import { type MilestoneFacts, onlyStarted, type WorkedHours } from './facts.js';
import { judgeMilestone } from './judge-milestone.js';

const on = calendarDate;
const START = on('2026-01-05');
const weeks = (length: string, breakRestarts = false): Sustain => ({
  unit: 'FTE_WEEKS',
  length,
  breakDays: 28,
  breakRestarts,
});
const worked = (from: string, weekly: string): WorkedHours => ({ from: on(from), weekly });
const job = (hours: WorkedHours[], given: Partial<MilestoneFacts> = {}): MilestoneFacts => ({
  ...onlyStarted(START),
  hours,
  hasEvidence: false,
  claimedFor: null,
  ...given,
});
const judge = (facts: MilestoneFacts, sustain: Sustain, day: string, fullTimeHours: string | null = '35') =>
  judgeMilestone(facts, { sustain, fullTimeHours }, on(day));

describe('full-time-equivalent weeks', () => {
  it.each([
    ['6.5', '35', 46],
    ['6.5', '17.5', 91],
    ['6.5', '50', 46],
    ['13', '35', 91],
    ['13', '28', 114],
    ['13', '21.25', 150],
    ['26', '17.5', 364],
    ['26', '7', 910],
  ])('%s of them at %s hours a week, of 35, are worked in %i days', (length, weekly, days) => {
    const { dueOn } = judge(job([worked(START, weekly)]), weeks(length), '2026-01-06');
    expect(dueOn && daysBetween(START, dueOn)).toBe(days);
    const told = job([worked(START, weekly)], {
      spells: [{ held: true, from: addDays(START, days - 1), to: null, reason: 'CONFIRMED' }],
    });
    expect(judge(told, weeks(length), addDays(START, days - 1)).state).toBe('RUNNING');
    expect(judge(told, weeks(length), addDays(START, days))).toMatchObject({
      state: 'REACHED',
      since: dueOn,
    });
  });

  it('add up over changes of hours, and long weeks do not make up for short ones', () => {
    const changing = [worked('2026-01-19', '17.5'), worked('2026-01-05', '70'), worked('2026-02-02', '35')];
    const judged = judge(job(changing), weeks('6.5'), '2026-02-02');
    expect(judged).toMatchObject({ progress: { unit: 'FULL_TIME_WEEKS', done: '3', of: '6.5' } });
    expect(judged.dueOn).toBe(addDays(on('2026-02-02'), 25));
    expect(judge(job(changing), weeks('6.5'), '2026-01-06').progress.done).toBe('0.14');
  });

  it('say which hours are missing', () => {
    expect(judge(job([]), weeks('6.5'), '2026-01-20', null)).toMatchObject({
      state: 'RUNNING',
      dueOn: '2026-02-20',
      reason:
        'No hours are recorded yet. At full time it is due on 20 February 2026: enter the weekly hours since 5 January 2026.',
      progress: { done: '0', of: '6.5' },
    });
    const told = job([], { spells: [{ held: true, from: on('2026-03-01'), to: null, reason: 'CONFIRMED' }] });
    expect(judge(told, weeks('6.5'), '2026-03-01')).toMatchObject({
      state: 'DUE',
      reason:
        'At full time it was due on 20 February 2026, but no hours are recorded. Enter the weekly hours since 5 January 2026.',
    });
    expect(judge(told, weeks('6.5'), '2026-04-01').reason).toContain(
      'nobody had recorded the hours that were worked',
    );
  });

  it('pause while nothing is worked', () => {
    const idle = job([worked('2026-01-05', '35'), worked('2026-01-19', '0'), worked('2026-01-26', '0')]);
    expect(judge(idle, weeks('6.5'), '2026-02-02')).toMatchObject({
      state: 'PAUSED',
      since: '2026-01-19',
      reason:
        'No hours have been worked since 19 January 2026, so nothing is added. What has added up stays.',
      dueOn: null,
      soonestOn: '2026-03-07',
      progress: { done: '2' },
    });
  });

  it('add nothing in a break, and lose what has added up only where the card begins anew', () => {
    const between = (to: string, sustain: Sustain) =>
      judge(
        job([worked('2026-01-05', '35')], {
          spells: [{ held: false, from: on('2026-01-19'), to: on(to), reason: 'JOB_ENDED' }],
        }),
        sustain,
        '2026-02-27',
      );
    expect(between('2026-02-15', weeks('6.5'))).toMatchObject({
      dueOn: addDays(START, 46 + 28),
      countsFrom: START,
    });
    expect(between('2026-02-16', weeks('6.5'))).toMatchObject({ dueOn: addDays(START, 46 + 29) });
    expect(between('2026-02-15', weeks('6.5', true))).toMatchObject({ dueOn: addDays(START, 46 + 28) });
    expect(between('2026-02-16', weeks('6.5', true))).toMatchObject({
      dueOn: addDays(on('2026-02-17'), 46),
      countsFrom: '2026-02-17',
    });
    expect(between('2026-03-10', weeks('6.5'))).toMatchObject({
      state: 'PAUSED',
      reason:
        'Interrupted since 19 January 2026, when the job ended. What has added up stays, and more is added once it holds again.',
    });
    expect(between('2026-03-10', weeks('6.5', true)).state).toBe('BROKEN');
  });

  it('that were worked stay worked when the job ends on the next day', () => {
    const ended = (from: string) =>
      judge(
        job([worked('2026-01-05', '35')], {
          spells: [{ held: false, from: on(from), to: null, reason: 'JOB_ENDED' }],
        }),
        weeks('6.5'),
        '2026-02-27',
      );
    expect(ended('2026-02-20')).toMatchObject({ state: 'REACHED', since: '2026-02-20' });
    expect(ended('2026-02-19')).toMatchObject({
      state: 'PAUSED',
      since: '2026-02-19',
      progress: { done: '6.42' },
    });
  });

  it('count the smaller of two entries for a day, and take no number that a form cannot hold', () => {
    const twice = [worked('2026-01-05', '35'), worked('2026-01-05', '17.5')];
    expect(judge(job(twice), weeks('6.5'), '2026-01-06').dueOn).toBe(addDays(START, 91));
    expect(judge(job(twice.reverse()), weeks('6.5'), '2026-01-06').dueOn).toBe(addDays(START, 91));
    for (const weekly of ['', '-1', '1e3', '7,5'])
      expect(() => judge(job([worked('2026-01-05', weekly)]), weeks('6.5'), '2026-01-06')).toThrow(
        RangeError,
      );
    expect(() => judge(job(twice), weeks('6.5'), '2026-01-06', null)).toThrow(RangeError);
  });
});
