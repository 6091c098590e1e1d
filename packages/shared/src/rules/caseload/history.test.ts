import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { today } from '../../testing/caseloads.js';
import { addDays, type CalendarDate } from '../calendar/index.js';
import {
  CASELOAD_PHASES,
  type Change,
  USUAL_CASELOAD_GUIDE as guide,
  loadOf,
  loadsOver,
  type SupportHistory,
  valueOn,
} from './index.js';

/** A value that was each of these in turn, on days that never go back. */
const timeline = <T>(values: fc.Arbitrary<T>) =>
  fc
    .tuple(values, fc.array(fc.tuple(fc.integer({ min: -60, max: 0 }), values), { maxLength: 5 }))
    .map(([first, given]) => {
      const sorted = [...given].sort(([one], [other]) => one - other);
      const changes = sorted.map(
        ([ago, to], nth): Change<T> => ({
          on: addDays(today, ago),
          from: sorted[nth - 1]?.[1] ?? first,
          to,
        }),
      );
      return { now: changes.at(-1)?.to ?? first, first, changes };
    });

const history = (id: string, more: Partial<SupportHistory> = {}): SupportHistory => ({
  id,
  began: addDays(today, -300),
  phase: 'ACTIVE',
  workerId: 'lou',
  steps: [],
  moves: [],
  scores: [],
  share: 100,
  ...more,
});
const loads = (histories: readonly SupportHistory[], worker: string, ...ago: number[]) =>
  loadsOver(
    histories,
    ago.map((days) => addDays(today, -days)),
    guide,
  )
    .get(worker)
    ?.map(({ load }) => load);

describe('what held on a day', () => {
  it('is what the last change until then made of it, before the first what that one found, and today what is', () => {
    fc.assert(
      fc.property(timeline(fc.constantFrom(...CASELOAD_PHASES)), ({ now, first, changes }) => {
        expect(valueOn(now, changes, today)).toBe(now);
        expect(valueOn(now, changes, addDays(today, -61))).toBe(first);
        for (const { on } of changes)
          expect(valueOn(now, changes, on)).toBe(changes.filter((one) => one.on <= on).at(-1)?.to);
      }),
    );
  });

  it('needs nothing of what lies before the days that are asked for', () => {
    fc.assert(
      fc.property(timeline(fc.nat(3)), fc.integer({ min: 0, max: 60 }), ({ now, changes }, ago) => {
        const day = addDays(today, -ago);
        const later = changes.filter(({ on }) => on > day);
        expect(valueOn(now, later, day)).toBe(valueOn(now, changes, day));
      }),
    );
  });
});

describe('the trend of a caseload', () => {
  it('follows those who came, went on in monitoring, were closed, and went to a colleague', () => {
    const step = (from: SupportHistory['phase'], to: SupportHistory['phase'], ago: number) => ({
      phase: to,
      steps: [{ from, to, on: addDays(today, -ago) }],
    });
    const people = [
      history('stays'),
      history('new', { began: addDays(today, -10) }),
      history('monitored', step('ACTIVE', 'MONITORING', 20)),
      history('closed', step('ACTIVE', 'CLOSED', 20)),
      history('moved', {
        workerId: 'ali',
        moves: [{ from: 'lou', to: 'ali', on: addDays(today, -20) }],
      }),
    ];
    expect(loads(people, 'lou', 30, 15, 0)).toEqual([400, 130, 230]);
    expect(loads(people, 'ali', 30, 15, 0)).toEqual([0, 100, 100]);
    expect(loads(people, 'nobody', 0)).toBeUndefined();
  });

  it('ends at what is carried today, and loses nobody between workers', () => {
    const everybody = fc.array(
      fc.record({
        phase: timeline(fc.constantFrom(...CASELOAD_PHASES)),
        worker: timeline(fc.constantFrom('lou', 'ali')),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(everybody, fc.integer({ min: 0, max: 60 }), (all, ago) => {
        const people = all.map(({ phase, worker }, nth) =>
          history(String(nth), {
            phase: phase.now,
            steps: phase.changes,
            workerId: worker.now,
            moves: worker.changes,
          }),
        );
        const day = addDays(today, -ago);
        const sum = (on: CalendarDate): number =>
          [...loadsOver(people, [on], guide).values()].reduce((total, [one]) => total + (one?.load ?? 0), 0);
        const carried = (on: CalendarDate): number =>
          loadOf(
            people.map((one) => ({
              ...one,
              phase: valueOn(one.phase, one.steps, on),
              since: one.began,
              lastSeenOn: null,
            })),
            0,
            guide,
          ).load;
        expect(sum(day)).toBe(carried(day));
        expect(sum(today)).toBe(carried(today));
      }),
    );
  });
});
