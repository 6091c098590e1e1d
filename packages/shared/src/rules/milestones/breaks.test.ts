import { describe, expect, it } from 'vitest';
import { away, held, since } from '../../testing/milestone-facts.js';
import { calendarDate, today } from '../calendar/index.js';
import type { Sustain } from '../rate-cards/index.js';
import type { MilestoneFacts } from './facts.js';
import { judgeMilestone } from './judge-milestone.js';

const on = calendarDate;
const WEEKS: Sustain = { unit: 'WEEKS', length: '6', breakDays: 10, breakRestarts: false };
const judge = (facts: MilestoneFacts, sustain: Sustain, day: string) =>
  judgeMilestone(facts, { sustain, fullTimeHours: null }, on(day));

describe('breaks', () => {
  const START = '2026-01-01'; // six weeks: 12 February
  const after = (to: string, sustain: Sustain, day = '2026-06-01') =>
    judge(since(START, { spells: [away('2026-01-11', to), held('2026-05-31')] }), sustain, day);

  it('at the limit count as if there had been none; one day more pauses the clock, or begins it anew', () => {
    expect(after('2026-01-20', WEEKS)).toMatchObject({
      since: '2026-02-12',
      breaks: [{ effect: 'TOLERATED' }],
    });
    expect(after('2026-01-21', WEEKS)).toMatchObject({
      since: '2026-02-23',
      breaks: [{ effect: 'PAUSED', days: 11 }],
    });
    const anew = { ...WEEKS, breakRestarts: true };
    expect(after('2026-01-20', anew)).toMatchObject({
      since: '2026-02-12',
      breaks: [{ effect: 'TOLERATED' }],
    });
    expect(after('2026-01-21', anew)).toMatchObject({ since: '2026-03-05', countsFrom: '2026-01-22' });
    expect(after('2026-01-21', WEEKS, '2026-02-01').reason).toBe(
      'Counts since 1 January 2026, without 11 days away. Due on 23 February 2026, if it goes on like this.',
    );
  });

  it('say while they go on what will come of them', () => {
    const facts = since(START, { spells: [away('2026-01-11', null, 'IN_HOSPITAL')] });
    const begun = 'Interrupted since 11 January 2026, because of a stay in hospital';
    expect(judge(facts, WEEKS, '2026-01-20')).toMatchObject({
      state: 'PAUSED',
      since: '2026-01-11',
      reason: `${begun}. If it holds again by 21 January 2026, the break counts as if there had been none; otherwise the time of the break does not count.`,
      dueOn: '2026-02-12',
      lookAgainOn: '2026-01-21',
    });
    expect(judge(facts, WEEKS, '2026-01-21')).toMatchObject({
      state: 'PAUSED',
      reason: `${begun}, and the rate card allows a break of 10 days at most. The time stands still until it holds again; what has been counted stays.`,
      dueOn: null,
      soonestOn: '2026-02-23',
      progress: { done: '10', of: '42' },
    });
    expect(judge(facts, { ...WEEKS, breakRestarts: true }, '2026-01-20').reason).toBe(
      `${begun}. If it holds again by 21 January 2026, the break counts as if there had been none; otherwise the time begins anew.`,
    );
  });

  it('that are tolerated must be over: what is due in one is reached on the day it holds again', () => {
    const facts = (to: string | null) => since(START, { spells: [away('2026-02-10', to)] });
    expect(judge(facts(null), WEEKS, '2026-02-14')).toMatchObject({ state: 'PAUSED', dueOn: null });
    expect(judge(facts('2026-02-14'), WEEKS, '2026-02-15')).toMatchObject({
      state: 'REACHED',
      since: '2026-02-15',
    });
  });

  it('end where a later spell begins, are one when they touch, and do not hold where spells contradict', () => {
    const spells = [
      away('2026-01-05', null),
      away('2026-01-08', '2026-01-20', 'MOVED'),
      held('2026-01-10', '2026-01-12'),
    ];
    expect(judge(since(START, { spells }), WEEKS, '2026-02-01').breaks).toEqual([
      {
        from: '2026-01-05',
        to: '2026-01-20',
        days: 16,
        goesOn: false,
        reason: 'LOST_HOME',
        effect: 'PAUSED',
      },
    ]);
  });

  it('are counted in days of the calendar, also when the clocks change', () => {
    const start = on('2026-02-16'); // the clocks go forward on 29 March, six weeks later the 30th
    const at = (time: string) => today('Europe/London', Date.parse(time));
    const judged = (time: string) =>
      judgeMilestone(since(start), { sustain: WEEKS, fullTimeHours: null }, at(time));
    expect(judged('2026-03-29T22:59:59Z')).toMatchObject({ state: 'RUNNING', dueOn: '2026-03-30' });
    expect(judged('2026-03-29T23:00:00Z')).toMatchObject({ state: 'DUE', since: '2026-03-30' });
    const autumn = since('2026-10-25', { spells: [away('2026-10-25', '2026-11-03'), held('2026-12-10')] });
    expect(judge(autumn, WEEKS, '2026-12-10')).toMatchObject({ state: 'REACHED', since: '2026-12-06' });
  });
});
