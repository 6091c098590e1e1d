import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOK_SECONDS, looksTogether, type TrailEntry } from './looks-together.js';

const START = Date.parse('2026-03-02T09:00:00Z');
const entry = (number: number, second: number, more: Partial<TrailEntry> = {}): TrailEntry => ({
  number,
  at: new Date(START + second * 1000).toISOString(),
  operation: 'READ',
  subject: 'participant',
  person: { id: 'ann' },
  recordCount: 1,
  recordIds: ['one'],
  ...more,
});
const numbersOf = (entries: readonly TrailEntry[]): number[][] =>
  looksTogether(entries).map((look) => look.map(({ number }) => number));

describe('looksTogether', () => {
  it('makes one look of what a page asked for in parts, also where another person’s look stands between', () => {
    expect(
      numbersOf([entry(4, 3), entry(3, 2, { person: { id: 'ben' } }), entry(2, 1), entry(1, 0)]),
    ).toEqual([[4, 2, 1], [3]]);
  });

  it('tells apart other records, other kinds, and what came more than a minute later', () => {
    expect(numbersOf([entry(2, 1, { recordIds: ['two'] }), entry(1, 0)])).toEqual([[2], [1]]);
    expect(numbersOf([entry(2, 1, { subject: 'claim' }), entry(1, 0)])).toEqual([[2], [1]]);
    expect(numbersOf([entry(2, LOOK_SECONDS + 1), entry(1, 0)])).toEqual([[2], [1]]);
    expect(numbersOf([entry(2, LOOK_SECONDS), entry(1, 0)])).toEqual([[2, 1]]);
  });

  it('lets every change stand alone, and the look before it too', () => {
    const change = { operation: 'CHANGE' };
    expect(numbersOf([entry(3, 2, change), entry(2, 1, change), entry(1, 0)])).toEqual([[3], [2], [1]]);
  });

  it('keeps every entry once, the newest first in each look and of the looks', () => {
    const any = fc.record({
      second: fc.nat({ max: 600 }),
      operation: fc.constantFrom('READ', 'CHANGE'),
      person: fc.constantFrom({ id: 'ann' }, { id: 'ben' }, null),
      recordIds: fc.constantFrom(['one'], ['two'], ['one', 'two'], ['two', 'one']),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (made) => {
        const entries = [...made]
          .sort((a, b) => a.second - b.second)
          .map(({ second, ...more }, nth) =>
            entry(nth + 1, second, { ...more, recordCount: more.recordIds.length }),
          )
          .reverse();
        const looks = numbersOf(entries);
        expect(looks.flat().sort((a, b) => b - a)).toEqual(entries.map(({ number }) => number));
        for (const look of looks) expect(look).toEqual([...look].sort((a, b) => b - a));
        const firsts = looks.map(([first]) => first);
        expect(firsts).toEqual([...firsts].sort((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
