import { describe, expect, it } from 'vitest';
import { SEVEN } from '../../testing/assessments.js';
import { checkInstrument, EIGHT_AREAS, type Instrument, SWEMWBS_METRIC, TOTAL } from './index.js';

describe('an instrument', () => {
  it('of ours, and one scored by the published table, can be used', () => {
    expect(checkInstrument(EIGHT_AREAS)).toEqual([]);
    expect(checkInstrument(SEVEN)).toEqual([]);
    expect(EIGHT_AREAS.domains.map(({ title }) => title)).toEqual([
      'Lifestyle',
      'Looking after yourself',
      'Managing symptoms',
      'Work, volunteering and other activities',
      'Money',
      'Where you live',
      'Family and friends',
      'Feeling positive',
    ]);
  });

  it('says everything that is wrong with it, by path', () => {
    const [first, second] = EIGHT_AREAS.domains;
    const [question] = EIGHT_AREAS.items;
    const [scale] = EIGHT_AREAS.scales;
    if (!first || !second || !question || !scale) throw new Error('EIGHT_AREAS has them.');
    const wrong: Instrument = {
      ...EIGHT_AREAS,
      code: 'eight areas',
      version: 0,
      scales: [
        scale,
        {
          code: scale.code,
          options: [
            { value: 1, label: 'a' },
            { value: 3, label: ' ' },
          ],
        },
      ],
      items: [...EIGHT_AREAS.items, { ...question, scale: 'NONE' }, { ...question, code: 'ALONE' }],
      domains: [
        { ...first, items: ['LIFESTYLE_1', 'LIFESTYLE_1', 'NOWHERE'], minimumAnswers: 4, smallestChange: 0 },
        { ...second, code: TOTAL },
      ],
    };
    expect(checkInstrument(wrong).map(({ field }) => field)).toEqual([
      'code',
      'version',
      'scales.1.options.1.value',
      'scales.1.options.1.label',
      'scales.1.code',
      'items.16.scale',
      'items.16.code',
      'domains.0.items.1',
      'domains.0.items.2',
      'domains.0.minimumAnswers',
      'domains.0.smallestChange',
      'domains.1.code',
      'items.17',
    ]);
  });

  it('whose table has a gap, falls, or lacks a sum is refused', () => {
    const total = SEVEN.total;
    if (!total || SWEMWBS_METRIC.by !== 'CONVERSION') throw new Error('SEVEN is scored by a table.');
    const { table } = SWEMWBS_METRIC;
    const withTable = (changed: readonly (readonly [number, number])[], minimumAnswers = 7) =>
      checkInstrument({
        ...SEVEN,
        total: { ...total, minimumAnswers, scoring: { by: 'CONVERSION', table: changed } },
      }).map(({ field }) => field);
    expect(withTable(table.slice(0, -1))).toEqual(['total.scoring.table']);
    expect(withTable(table.filter((_, nth) => nth !== 3))).toEqual(['total.scoring.table.3']);
    expect(withTable(table.map(([raw, score]) => [raw, raw === 9 ? 1 : score]))).toEqual([
      'total.scoring.table.2',
    ]);
    expect(withTable(table, 6)).toEqual(['total.minimumAnswers']);
  });
});
