import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import {
  AGE_NOT_KNOWN,
  ageBandOf,
  checkTriage,
  nameOfAgeBand,
  USUAL_COMPLEXITY_BANDS,
  USUAL_EXPERTISE,
  USUAL_HUB_GUIDE,
} from './index.js';

const { ageBands } = USUAL_HUB_GUIDE;
const on = calendarDate('2026-11-26');

describe('age bands', () => {
  it('change on the birthday', () => {
    expect(ageBandOf(calendarDate('2010-11-27'), on, ageBands)).toBe('Under 16');
    expect(ageBandOf(calendarDate('2010-11-26'), on, ageBands)).toBe('16 to 24');
    expect(ageBandOf(calendarDate('1961-11-27'), on, ageBands)).toBe('50 to 64');
    expect(ageBandOf(calendarDate('1961-11-26'), on, ageBands)).toBe('65 and over');
    expect(ageBandOf(null, on, ageBands)).toBe(AGE_NOT_KNOWN);
  });

  it('count who was born on a leap day a year older on 1 March of a short year', () => {
    const born = calendarDate('2008-02-29');
    expect(ageBandOf(born, calendarDate('2024-02-28'), ageBands)).toBe('Under 16');
    expect(ageBandOf(born, calendarDate('2024-02-29'), ageBands)).toBe('16 to 24');
    expect(ageBandOf(born, calendarDate('2033-02-28'), ageBands)).toBe('16 to 24');
    expect(ageBandOf(born, calendarDate('2033-03-01'), ageBands)).toBe('25 to 34');
  });

  it('have a name each, whatever the bands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 110 }), { minLength: 1 }), (some) => {
        const bands = some.toSorted((a, b) => a - b);
        const names = Array.from({ length: bands.length + 1 }, (_, nth) => nameOfAgeBand(nth, bands));
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

describe('what triage records', () => {
  const choices = { bands: ['LIGHT'], expertise: ['HOUSING', 'WOMAN'], people: ['p1', 'w1'] };
  const nothing = { complexity: null, wants: [], prefers: [], avoids: [] };
  const fields = (changes: Partial<Parameters<typeof checkTriage>[0]>) =>
    checkTriage({ ...nothing, ...changes }, choices).map(({ field }) => field);

  it('may be nothing, or anything of the lists', () => {
    expect(fields({})).toEqual([]);
    expect(
      fields({ complexity: 'LIGHT', wants: ['HOUSING'], prefers: ['WOMAN', 'p1'], avoids: ['w1'] }),
    ).toEqual([]);
  });

  it('names everything that is on no list, twice, or preferred and avoided at once', () => {
    expect(
      fields({
        complexity: 'HIGH_RISK',
        wants: ['p1'],
        prefers: ['w1', 'w1'],
        avoids: ['WOMAN', 'w1', 'gone'],
      }),
    ).toEqual(['complexity', 'wants.0', 'prefers.1', 'avoids.2', 'avoids.1']);
  });

  it('takes at most twenty', () => {
    expect(fields({ wants: Array.from({ length: 21 }, () => 'HOUSING') })).toEqual(['wants']);
  });
});

it('begins with lists that have a code once, and with bands some of which are watched apart', () => {
  for (const list of [USUAL_COMPLEXITY_BANDS, USUAL_EXPERTISE])
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  expect(USUAL_COMPLEXITY_BANDS.filter(({ isComplex }) => isComplex)).toHaveLength(1);
});
