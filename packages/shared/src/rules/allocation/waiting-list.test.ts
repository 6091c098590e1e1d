import { describe, expect, it } from 'vitest';
import { amina, HOUSING, north, rule, worker } from '../../testing/waiting.js';
import { allocateList, compareAllocationRules } from './index.js';

describe('trying a rule on the waiting list', () => {
  const bo = amina({ id: 'bo', name: 'Bo', waitedDays: 40, wants: [HOUSING] });
  const ann = amina({ wants: [HOUSING] });
  const providers = [
    north([worker('Sam', { offers: ['HOUSING'], load: 1400 }), worker('Jo', { load: 1300 })]),
  ];

  it('gives the last place to who has waited longest', () => {
    const { places, loads } = allocateList([ann, bo], providers, rule({ longWait: null }));
    expect(places.map(({ person, to }) => [person.name, to?.workerId])).toEqual([
      ['Bo', 'Sam'],
      ['Amina', 'Jo'],
    ]);
    expect([...loads]).toEqual([
      ['north', 200],
      ['Sam', 1500],
      ['Jo', 1400],
    ]);
  });

  it('says for whom nobody is left, and why', () => {
    const cy = amina({ id: 'cy', name: 'Cy', wants: [HOUSING], avoids: [{ what: 'Jo', words: 'Jo' }] });
    const [place] = allocateList([cy], providers, rule({ fullAt: 96 })).places;
    expect(place?.sentence).toBe('Nobody is left for Cy: 1 is full and 1 is whom they wish to avoid.');
  });

  it('shows who would move by a changed rule, from whom to whom', () => {
    const changed = rule({ fullAt: 96 });
    const { moves, sentence } = compareAllocationRules(
      [ann, bo],
      providers,
      rule({ longWait: null }),
      changed,
    );
    expect(moves.map((move) => move.sentence)).toEqual([
      'Bo would go to Jo of Northgate instead of Sam of Northgate.',
      'Nobody would be left for Amina, who would go to Jo of Northgate by the present rule.',
    ]);
    expect(sentence).toBe(
      'Something would change for 2 of 2 people on the waiting list: 1 would lose the place they now have.',
    );
    const back = compareAllocationRules([ann, bo], providers, changed, rule({ longWait: null }));
    expect(back.moves[1]?.sentence).toBe(
      'Amina would go to Jo of Northgate; by the present rule nobody is left for them.',
    );
    expect(compareAllocationRules([ann, bo], providers, rule(), rule()).sentence).toBe(
      'Nobody on the waiting list would go anywhere else.',
    );
  });

  it('refuses loads, weights and ids that cannot be', () => {
    expect(() => allocateList([amina({ weight: -1 })], providers, rule())).toThrow(RangeError);
    expect(() => allocateList([], [north([worker('a', { load: 0.5 })])], rule())).toThrow(RangeError);
    expect(() => allocateList([], [north([worker('a'), worker('a')])], rule())).toThrow(RangeError);
  });
});
