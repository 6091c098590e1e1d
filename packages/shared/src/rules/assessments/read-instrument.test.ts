import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVEN } from '../../testing/assessments.js';
import { checkInstrument } from './check-instrument.js';
import { EIGHT_AREAS } from './eight-areas.js';
import { figuresOf } from './instrument.js';
import { rangeOfScore } from './range-of-score.js';
import { LONGEST_INSTRUMENT, readInstrument, writeInstrument } from './read-instrument.js';
import { scoreAssessment } from './score-assessment.js';

const faultsOf = (text: string): string[] => {
  const read = readInstrument(text, 1);
  return Array.isArray(read) ? read.map(({ field, message }) => `${field}: ${message}`) : [];
};

describe('an instrument as JSON', () => {
  it('comes back as it went, with the version that the partnership counts', () => {
    for (const instrument of [EIGHT_AREAS, SEVEN])
      expect(readInstrument(writeInstrument(instrument), 3)).toEqual({ ...instrument, version: 3 });
  });

  it('is refused with the path of all that is wrong', () => {
    expect(faultsOf('a page of a book')).toEqual([
      'content: This is no instrument: it is not JSON that begins with { and ends with }.',
    ]);
    expect(faultsOf('[1]')).toHaveLength(1);
    expect(faultsOf(' '.repeat(LONGEST_INSTRUMENT + 1))).toEqual([
      'content: Shorten the instrument to 100,000 characters.',
    ]);
    const [first] = EIGHT_AREAS.domains;
    const wrong = {
      ...EIGHT_AREAS,
      title: 7,
      items: EIGHT_AREAS.items.slice(0, 1),
      domains: [{ ...first, scoring: { by: 'MEDIAN' } }],
      total: null,
    };
    expect(faultsOf(JSON.stringify(wrong)).map((fault) => fault.split(':')[0])).toEqual([
      'domains.0.scoring.by',
      'title',
      'domains.0.items.1',
      'domains.0.minimumAnswers',
    ]);
    const endless = {
      ...EIGHT_AREAS,
      scales: [{ code: 'A', options: Array.from({ length: 9000 }, () => 0) }],
    };
    expect(faultsOf(JSON.stringify(endless))).toContain('scales.0.options: There may be at most 20 here.');
  });

  it('is read or refused, whatever the JSON holds', () => {
    const scrap = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.constantFrom('MEAN', 'Q0', 1, null),
        fc.array(tie('any')),
      ),
    })).any;
    const parts = fc.record(
      { code: scrap, scales: scrap, items: scrap, domains: scrap, total: scrap },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(parts, (part) => {
        const read = readInstrument(JSON.stringify({ ...SEVEN, ...part }), 1);
        if (!Array.isArray(read)) expect(checkInstrument(read)).toEqual([]);
        else for (const { code, field } of read) expect([code, typeof field]).toEqual(['INVALID', 'string']);
      }),
    );
  });
});

it('ends the axis of a figure where no score goes beyond', () => {
  const instruments = fc.constantFrom(EIGHT_AREAS, SEVEN);
  const answers = fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(instruments, answers, (instrument, given) => {
      const scored = scoreAssessment(
        instrument,
        Object.fromEntries(instrument.items.map(({ code }, nth) => [code, given[nth] ?? null])),
      );
      if (Array.isArray(scored)) throw new Error('These answers are right.');
      for (const figure of figuresOf(instrument)) {
        const score =
          [...scored.domains, scored.total].find((one) => one?.code === figure.code)?.score ?? null;
        const [lowest, highest] = rangeOfScore(figure, instrument);
        if (score !== null) expect(score >= lowest && score <= highest).toBe(true);
      }
    }),
  );
});
