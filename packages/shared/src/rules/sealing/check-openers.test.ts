import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../permissions/index.js';
import { checkOpeners, FEWEST_OPENERS, type PossibleOpener, SEAL_GAPS, sealGaps } from './index.js';

const people: PossibleOpener[] = ['a', 'b', 'c'].map((id) => ({ id, roles: ['BACKBONE'] }));
const roles = fc.uniqueArray(fc.constantFrom(...ROLES));

describe('who can open a sealed record', () => {
  it('are at least two, and only people who would see it anyhow', () => {
    expect(checkOpeners(['a', 'b'], people)).toBeNull();
    expect(checkOpeners(['a'], people)).toMatchObject({ code: 'OUT_OF_RANGE', field: 'personIds' });
    expect(checkOpeners(['a', 'z'], people)).toMatchObject({ code: 'INVALID', field: 'personIds' });
  });

  it('are never named from outside, however many there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x', 'y')), (named) => {
        const granted = checkOpeners(named, people) === null;
        expect(granted).toBe(named.length >= FEWEST_OPENERS && named.every((id) => 'abc'.includes(id)));
      }),
    );
  });

  it('leave fewer gaps the more they are', () => {
    expect(sealGaps([])).toEqual([...SEAL_GAPS]);
    expect(sealGaps([{ roles: ['LINK_WORKER'] }, { roles: ['BACKBONE', 'VERIFIER'] }])).toEqual([]);
    fc.assert(
      fc.property(fc.array(roles), roles, (before, added) => {
        const openers = before.map((of) => ({ roles: of }));
        const after = sealGaps([...openers, { roles: added }]);
        expect(sealGaps(openers)).toEqual(expect.arrayContaining(after));
      }),
    );
  });
});
