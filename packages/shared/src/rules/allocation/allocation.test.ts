import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProviders, anyRule, anyWaiting } from '../../testing/any-waiting.js';
import { mostOf } from './candidates.js';
import { allocateList, compareAllocationRules, suggestFor, type WaitingPerson } from './index.js';

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

describe('allocation', () => {
  it('offers nobody to whom they avoid, and tells of each worker once', () => {
    fc.assert(
      fc.property(anyWaiting, anyProviders, anyRule, (waiting, providers, rule) => {
        const avoids = ({ avoids }: WaitingPerson, ids: readonly (string | null)[]) => {
          const provider = providers.find(({ id }) => id === ids[0]);
          const worker = provider?.workers.find(({ id }) => id === ids[1]);
          const has = [...ids, ...(provider?.offers ?? []), ...(worker?.offers ?? [])];
          return avoids.some(({ what }) => has.includes(what));
        };
        for (const { person, to } of allocateList(waiting, providers, rule).places)
          if (to) expect(avoids(person, [to.providerId, to.workerId])).toBe(false);
        const everybody = providers.flatMap(({ id, workers }) =>
          workers.length > 0 ? workers.map((one) => one.id) : [id],
        );
        for (const person of waiting) {
          const { suggested, out } = suggestFor(person, providers, rule);
          for (const one of suggested) expect(avoids(person, [one.providerId, one.workerId])).toBe(false);
          const told = [...suggested, ...out].map(({ providerId, workerId }) => workerId ?? providerId);
          expect(told.sort()).toEqual([...everybody].sort());
          for (const [nth, { score, sentence, below }] of suggested.entries()) {
            expect(score).toBeLessThanOrEqual(suggested[nth - 1]?.score ?? score);
            expect(sentence).not.toMatch(/undefined|null|NaN/);
            expect(below ?? 'first').not.toMatch(/undefined|null|NaN|: \.$/);
            expect(below === null).toBe(nth === 0);
          }
        }
      }),
    );
  });

  it('never fills anybody beyond what they can carry', () => {
    fc.assert(
      fc.property(anyWaiting, anyProviders, anyRule, (waiting, providers, rule) => {
        const { places, loads } = allocateList(waiting, providers, rule);
        for (const { id, load, agreed, workers } of providers) {
          const taken = places.filter(({ to }) => to?.providerId === id);
          const added = taken.reduce((sum, { person }) => sum + person.weight, 0);
          expect(loads.get(id)).toBe(load + added);
          if (taken.length > 0 && agreed !== null) expect(load + added).toBeLessThanOrEqual(agreed);
          for (const worker of workers) {
            const theirs = taken.filter(({ to }) => to?.workerId === worker.id);
            const carries = theirs.reduce((sum, { person }) => sum + person.weight, worker.load);
            expect(loads.get(worker.id)).toBe(carries);
            if (theirs.length > 0) expect(carries).toBeLessThanOrEqual(mostOf(worker, rule));
          }
        }
      }),
    );
  });

  it('suggests nobody beyond the guide without saying so, and says of nobody else that they are', () => {
    fc.assert(
      fc.property(anyWaiting, anyProviders, anyRule, (waiting, providers, rule) => {
        const workers = new Map(providers.flatMap((one) => one.workers).map((one) => [one.id, one]));
        for (const person of waiting)
          for (const { workerId, sentence } of suggestFor(person, providers, rule).suggested) {
            const worker = workers.get(workerId ?? '');
            const isOver = worker !== undefined && worker.load + person.weight > worker.room;
            expect(/, more than the .* that the guide allows/.test(sentence)).toBe(isOver);
            expect(sentence.includes('has room')).toBe(
              !isOver && !sentence.includes('has not said how much room'),
            );
          }
      }),
    );
  });

  it('hangs on no order of people, providers or workers', () => {
    const turned = fc.tuple(anyWaiting, anyProviders).chain(([waiting, providers]) =>
      fc.record({
        waiting: fc.constant(waiting),
        providers: fc.constant(providers),
        otherWaiting: shuffled(waiting),
        otherProviders: fc
          .tuple(...providers.map((one) => shuffled(one.workers).map((workers) => ({ ...one, workers }))))
          .chain((all) => shuffled(all)),
      }),
    );
    fc.assert(
      fc.property(turned, anyRule, ({ waiting, providers, otherWaiting, otherProviders }, rule) => {
        expect(allocateList(otherWaiting, otherProviders, rule)).toEqual(
          allocateList(waiting, providers, rule),
        );
        for (const person of waiting)
          expect(suggestFor(person, otherProviders, rule)).toEqual(suggestFor(person, providers, rule));
      }),
    );
  });

  it('goes through the list by time waited, and leaves nobody without a place who could have one', () => {
    fc.assert(
      fc.property(anyWaiting, anyProviders, anyRule, (waiting, providers, rule) => {
        const { places } = allocateList(waiting, providers, rule);
        const waits = places.map(({ person }) => person.waitedDays);
        expect(waits).toEqual([...waits].sort((a, b) => b - a));
        const [first] = places;
        if (first) {
          const { suggested } = suggestFor(first.person, providers, rule);
          expect(first.to?.name).toBe(suggested[0]?.name);
        }
      }),
    );
  });

  it('shows moves that are the same, turned round, when rules are compared the other way', () => {
    fc.assert(
      fc.property(anyWaiting, anyProviders, anyRule, anyRule, (waiting, providers, one, other) => {
        const there = compareAllocationRules(waiting, providers, one, other).moves;
        const back = compareAllocationRules(waiting, providers, other, one).moves;
        expect(there.map(({ person, from, to }) => [person.id, from, to])).toEqual(
          back.map(({ person, from, to }) => [person.id, to, from]),
        );
        expect(compareAllocationRules(waiting, providers, one, one).moves).toEqual([]);
      }),
    );
  });
});
