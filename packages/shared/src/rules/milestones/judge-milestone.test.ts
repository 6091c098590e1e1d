import { describe, expect, it } from 'vitest';
import { away, held, since } from '../../testing/milestone-facts.js';
import { addDays, calendarDate } from '../calendar/index.js';
import type { Sustain } from '../rate-cards/index.js';
import type { MilestoneFacts } from './facts.js';
import { judgeMilestone } from './judge-milestone.js';

const on = calendarDate;
const MONTHS: Sustain = { unit: 'MONTHS', length: '3', breakDays: 0, breakRestarts: true };
const judge = (facts: MilestoneFacts, sustain: Sustain, day: string) =>
  judgeMilestone(facts, { sustain, fullTimeHours: null }, on(day));

describe('a home kept for three months', () => {
  it.each([
    ['2025-11-30', '2026-02-28'],
    ['2023-11-30', '2024-02-29'],
    ['2024-02-29', '2024-05-29'],
    ['2025-12-31', '2026-03-31'],
  ])('from %s falls due on %s', (start, due) => {
    expect(judge(since(start), MONTHS, start)).toMatchObject({ state: 'RUNNING', dueOn: due, since: start });
    const seen = since(start, { spells: [held(due)] });
    expect(judge(seen, MONTHS, addDays(on(due), -1))).toMatchObject({ state: 'RUNNING', lookAgainOn: due });
    expect(judge(seen, MONTHS, due)).toMatchObject({ state: 'REACHED', since: due, lookAgainOn: null });
  });

  const START = '2026-01-10';
  it('is prompted, due, and missed when nobody says anything; a late word still makes it reached', () => {
    expect(judge(since(START), MONTHS, '2026-02-10')).toMatchObject({
      state: 'RUNNING',
      reason: 'Counts since 10 January 2026. Due on 10 April 2026, if it goes on like this.',
      progress: { unit: 'DAYS', done: '31', of: '90' },
      promptOn: '2026-03-27',
    });
    expect(judge(since(START), MONTHS, '2026-04-10')).toMatchObject({
      state: 'DUE',
      since: '2026-04-10',
      reason: 'Due since 10 April 2026. Find out whether it held until then, and record it.',
      lookAgainOn: '2026-05-08',
    });
    expect(judge(since(START), MONTHS, '2026-05-08')).toMatchObject({
      state: 'MISSED',
      reason:
        'It was due on 10 April 2026, and by 8 May 2026 nobody had recorded that it held until then. If it was reached, record it now.',
      promptOn: null,
    });
    const late = since(START, { spells: [held('2026-06-01')], hasEvidence: true });
    expect(judge(late, MONTHS, '2026-06-02')).toMatchObject({
      state: 'REACHED',
      since: '2026-04-10',
      reason: 'Reached on 10 April 2026, and the evidence is there. It can be claimed.',
      readyToClaim: true,
    });
    expect(judge({ ...late, hasEvidence: false }, MONTHS, '2026-06-02')).toMatchObject({
      readyToClaim: false,
    });
  });

  it('was kept until then when it is on record that it ended later', () => {
    const lost = (from: string) => judge(since(START, { spells: [away(from, null)] }), MONTHS, '2026-05-01');
    expect(lost('2026-04-11')).toMatchObject({ state: 'REACHED', since: '2026-04-10' });
    expect(lost('2026-04-10')).toMatchObject({ state: 'BROKEN', since: '2026-04-10' });
  });

  it('is broken by a break that the card does not allow, begins anew after it, and is mended by a correction', () => {
    const broken = since(START, { spells: [away('2026-03-03', null)] });
    expect(judge(broken, MONTHS, '2026-03-20')).toMatchObject({
      state: 'BROKEN',
      since: '2026-03-03',
      reason:
        'Interrupted since 3 March 2026, when the home was lost, and the rate card allows no break. The time begins anew on the day it holds again.',
      dueOn: null,
      soonestOn: '2026-06-21',
      promptOn: null,
      lookAgainOn: null,
    });
    const again = since(START, { spells: [away('2026-03-03', null), held('2026-03-31')] });
    expect(judge(again, MONTHS, '2026-04-20')).toMatchObject({
      state: 'RUNNING',
      since: '2026-03-31',
      dueOn: '2026-06-30',
      reason:
        'Counts anew since 31 March 2026, after 28 days away: the rate card allows no break. Due on 30 June 2026, if it goes on like this.',
    });
    const mended = since(START, { spells: [away('2026-03-03', null, 'MANAGED_MOVE'), held('2026-04-20')] });
    expect(judge(mended, MONTHS, '2026-04-20')).toMatchObject({
      state: 'REACHED',
      since: '2026-04-10',
      breaks: [],
    });
  });

  it('prompts nobody once support is closed, and prompts again when it is re-opened', () => {
    const closed = since(START, { supportEndedOn: on('2026-03-01') });
    expect(judge(closed, MONTHS, '2026-02-28')).toMatchObject({
      promptOn: '2026-03-27',
      lookAgainOn: '2026-03-01',
    });
    expect(judge(closed, MONTHS, '2026-03-01')).toMatchObject({ state: 'RUNNING', promptOn: null });
    expect(judge(closed, MONTHS, '2026-06-01').reason).toContain('; support is closed.');
  });

  it('keeps its claim when the facts no longer bear it out, and says so', () => {
    const claimed = since(START, { claimedFor: on('2026-04-10') });
    expect(judge(claimed, MONTHS, '2026-06-01')).toMatchObject({
      state: 'CLAIMED',
      since: '2026-04-10',
      reason: 'Claimed for 10 April 2026.',
      doubt: null,
    });
    const doubt = (given: Partial<MilestoneFacts>, day = '2026-06-20') =>
      judge({ ...claimed, ...given }, MONTHS, day).doubt;
    const kept = 'The claim stays as it is: tell the backbone organisation, who can decide about it.';
    const says = `The claim says 10 April 2026, but by what is recorded now it`;
    expect(doubt({ startedOn: on('2026-01-12') })).toBe(`${says} was reached on 12 April 2026. ${kept}`);
    expect(doubt({ spells: [away('2026-03-03', '2026-03-04')] }, '2026-06-01')).toBe(
      `${says} is due on 5 June 2026. ${kept}`,
    );
    expect(doubt({ spells: [away('2026-03-03', null)] })).toBe(
      `${says} has not held since 3 March 2026. ${kept}`,
    );
    expect(doubt({ spells: [away('2026-03-03', null, 'MANAGED_MOVE')] })).toBeNull();
    expect(doubt({ spells: [away('2026-04-11', null)] })).toBeNull();
  });
});
