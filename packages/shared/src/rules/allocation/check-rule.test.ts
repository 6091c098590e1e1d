import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRule, CODES } from '../../testing/any-waiting.js';
import { ALLOCATION_PARTS, type AllocationRule, faultsOfAllocationRule, USUAL_ALLOCATION } from './index.js';

describe('a rule of allocation', () => {
  it('is taken with any weights within its limits, and the usual one too', () => {
    expect(faultsOfAllocationRule(USUAL_ALLOCATION, [])).toEqual([]);
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(faultsOfAllocationRule(rule, CODES)).toEqual([]);
      }),
    );
  });

  it('is refused by field', () => {
    const none = Object.fromEntries(ALLOCATION_PARTS.map((part) => [part, 0])) as AllocationRule['weights'];
    const fields = (changes: Partial<AllocationRule>) =>
      faultsOfAllocationRule({ ...USUAL_ALLOCATION, ...changes }, CODES).map(
        ({ code, field }) => `${code} ${field}`,
      );
    expect(fields({ weights: { ...none, travel: 101, room: 0.5 } })).toEqual([
      'INVALID weights.room',
      'INVALID weights.travel',
    ]);
    expect(fields({ weights: none })).toEqual(['INVALID weights']);
    expect(fields({ fullAt: 201, farKm: 0, unknown: -1 })).toEqual([
      'INVALID fullAt',
      'INVALID farKm',
      'INVALID unknown',
    ]);
    expect(fields({ essential: ['DEBT', 'MAGIC', 'DEBT'] })).toEqual([
      'INVALID essential.1',
      'INVALID essential.2',
    ]);
    expect(fields({ longWait: { days: 0, room: 101 } })).toEqual([
      'INVALID longWait.days',
      'INVALID longWait.room',
    ]);
  });
});
