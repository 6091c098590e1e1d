import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_TIME, many, people, person, worker } from '../../testing/caseloads.js';
import { isRefusal } from '../refusals/index.js';
import {
  USUAL_CASELOAD_GUIDE as guide,
  type Load,
  planMove,
  spreadPeople,
  type WorkerWithPeople,
  weightOf,
} from './index.js';

describe('moving people', () => {
  it('changes both loads by what the people weigh, and warns without hindering', () => {
    fc.assert(
      fc.property(people, people, fc.nat(10), (own, others, step) => {
        const theirs = others.map((one) => ({ ...one, id: `other ${one.id}` }));
        const ids = own.filter((_, nth) => nth % (step + 1) === 0).map(({ id }) => id);
        const move = planMove(worker('lou', own), worker('kim', theirs), ids, guide);
        expect(isRefusal(move)).toBe(ids.length === 0);
        if (isRefusal(move)) return;
        const weight = (load: { readonly before: Load; readonly after: Load }) =>
          load.after.load - load.before.load;
        expect(weight(move.from) + weight(move.to)).toBe(0);
        expect(weight(move.to)).toBeGreaterThanOrEqual(0);
        expect(move.warning === null).toBe(move.to.after.load <= move.to.after.room);
      }),
    );
  });

  it('goes to a colleague who works here, with people who are there', () => {
    const lou = worker('lou', many(3));
    const refused = (to: WorkerWithPeople, ids: readonly string[]) => {
      const move = planMove(lou, to, ids, guide);
      return isRefusal(move) ? move.field : move.warning;
    };
    expect(refused(worker('kim', []), [])).toBe('participantIds');
    expect(refused(worker('kim', []), ['p0', 'gone'])).toBe('participantIds');
    expect(refused(lou, ['p0'])).toBe('linkWorkerId');
    expect(refused(worker('kim', [], { works: false }), ['p0'])).toBe('linkWorkerId');
    expect(refused(worker('kim', [], { providerId: 'other' }), ['p0'])).toBe('linkWorkerId');
    expect(refused(worker('kim', many(14, 'k')), ['p0', 'p1'])).toBe(
      'kim would carry 107\u00a0% of what the guide allows.',
    );
  });

  it('of thirty people whose worker leaves is proposed evenly, each once, to whoever knows them first', () => {
    const colleagues = [
      worker('kim', many(5, 'k')),
      worker('pat', [], { hours: FULL_TIME / 2 }),
      worker('sam', [person('p7', { share: 50 })]),
      worker('gone', [], { works: false }),
      worker('away', [], { hours: 0 }),
    ];
    const spread = spreadPeople(many(30), colleagues, guide);
    expect(new Set(spread.map(({ personId }) => personId)).size).toBe(30);
    expect(spread.find(({ personId }) => personId === 'p7')?.toId).toBe('sam');
    const to = (id: string) => spread.filter(({ toId }) => toId === id).length;
    // about fourteen, seven and fourteen by hours, five of which kim has
    expect([to('kim'), to('pat'), to('sam'), to('gone'), to('away')]).toEqual([9, 7, 14, 0, 0]);
    expect(spreadPeople([...many(30)].reverse(), [...colleagues].reverse(), guide)).toEqual(spread);
    expect(spreadPeople(many(2), [], guide)).toEqual([]);
  });

  it('leaves no colleague further from another than one person weighs', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 5 }), (all, count) => {
        const colleagues = Array.from({ length: count }, (_, nth) => worker(`c${nth}`, []));
        const spread = spreadPeople(all, colleagues, guide);
        expect(spread.length).toBe(all.length);
        const loads = colleagues.map(({ id }) =>
          spread
            .filter(({ toId }) => toId === id)
            .reduce(
              (sum, { personId }) =>
                sum + weightOf(all.find((one) => one.id === personId) ?? person(''), guide),
              0,
            ),
        );
        const heaviest = Math.max(0, ...all.map((one) => weightOf(one, guide)));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
      }),
    );
  });
});
