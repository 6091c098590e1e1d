import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, standingFacts } from './standing-facts.js';

const entry = (id: string, fact: string | null, corrects: string | null = null): Entry<string> => ({
  id,
  corrects,
  fact,
});

describe('the facts that stand', () => {
  it('are those that nobody corrected or withdrew', () => {
    const log = [
      entry('a', 'lost the home on 3 March'),
      entry('b', 'lost the home on 13 March', 'a'),
      entry('c', 'a managed move on 13 March', 'b'),
      entry('d', 'at home on 1 April'),
      entry('e', null, 'd'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...log, ...log], { minLength: 10 }), (entries) => {
        expect(standingFacts(entries)).toEqual(['a managed move on 13 March']);
      }),
    );
  });

  it('hold both of two corrections of the same entry, and one beside its withdrawal', () => {
    const first = entry('a', '3 March');
    const two = [first, entry('b', '4 March', 'a'), entry('c', '5 March', 'a')];
    expect(standingFacts(two).sort()).toEqual(['4 March', '5 March']);
    expect(standingFacts([first, entry('b', '4 March', 'a'), entry('c', null, 'a')])).toEqual(['4 March']);
    expect(standingFacts([])).toEqual([]);
  });
});
