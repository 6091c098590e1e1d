import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { minor } from '../money/index.js';
import { faultsOfRateCard } from './check-rate-card.js';
import { type Cohort, hundredthsOf, type RateCardDraft, type Sustain, type TariffTerms } from './tariff.js';

const tariff = (outcomeCode: string, more: Partial<TariffTerms> = {}): TariffTerms => ({
  outcomeCode,
  title: 'Entry into accommodation',
  domain: 'Accommodation',
  cohort: 'NEW',
  price: minor(68_500n),
  evidence: ['DOCUMENT', 'SELF_CERTIFICATION'],
  after: null,
  sustain: null,
  maximumPaid: null,
  maximumPaidPerYear: null,
  basis: 'PARTICIPANT',
  sensitive: false,
  ...more,
});
const card = (tariffs: readonly TariffTerms[], more: Partial<RateCardDraft> = {}): RateCardDraft => ({
  effectiveFrom: calendarDate('2026-04-01'),
  providerId: null,
  fullTimeHours: null,
  tariffs,
  ...more,
});
const months = (length: string, more: Partial<Sustain> = {}): Sustain => ({
  unit: 'MONTHS',
  length,
  breakDays: 0,
  breakRestarts: true,
  ...more,
});
const kept = (sustain: Sustain): TariffTerms => tariff('KEPT', { after: 'ENTRY', sustain });
const refusedField = (draft: RateCardDraft): string | undefined => {
  const [refusal] = faultsOfRateCard(draft);
  expect(refusal?.code).toBe('INVALID');
  expect(refusal?.message).toMatch(/\.$/);
  return refusal?.field;
};

describe('a rate card that can be drafted', () => {
  it('holds ladders, both cohorts, limits and full-time-equivalent weeks', () => {
    const draft = card(
      [
        tariff('ENTRY'),
        tariff('HOME_3M', { after: 'ENTRY', sustain: months('3') }),
        tariff('HOME_3M', { cohort: 'HISTORIC', after: 'ENTRY', sustain: months('3') }),
        tariff('JOB', { maximumPaid: 1, maximumPaidPerYear: 2_147_483_647 }),
        tariff('JOB_6_5W', { after: 'JOB', sustain: months('6.5', { unit: 'FTE_WEEKS', breakDays: 28 }) }),
      ],
      { fullTimeHours: '37.5' },
    );
    expect(faultsOfRateCard(draft)).toEqual([]);
  });

  it('lets a historic line follow one that only new participants are paid for, and not the other way round', () => {
    const historic = tariff('ENTRY', { cohort: 'HISTORIC' });
    const later = { after: 'ENTRY', sustain: months('3') };
    expect(faultsOfRateCard(card([tariff('ENTRY'), tariff('M3', { ...later, cohort: 'HISTORIC' })]))).toEqual(
      [],
    );
    expect(refusedField(card([historic, tariff('M3', later)]))).toBe('tariffs.1.after');
  });
});

describe('a rate card that cannot', () => {
  it('says which field of which line is wrong', () => {
    const wrong: [Partial<TariffTerms>, string][] = [
      [{ outcomeCode: 'entry' }, 'outcomeCode'],
      [{ outcomeCode: '' }, 'outcomeCode'],
      [{ outcomeCode: 'É1' }, 'outcomeCode'],
      [{ outcomeCode: 'A'.repeat(65) }, 'outcomeCode'],
      [{ title: '   ' }, 'title'],
      [{ title: 'x'.repeat(201) }, 'title'],
      [{ domain: '' }, 'domain'],
      [{ domain: 'x'.repeat(101) }, 'domain'],
      [{ price: minor(0n) }, 'price'],
      [{ price: minor(-1n) }, 'price'],
      [{ evidence: [] }, 'evidence'],
      [{ evidence: ['DOCUMENT', 'DOCUMENT'] }, 'evidence'],
      [{ after: 'NOWHERE' }, 'after'],
      [{ after: 'LINE' }, 'after'],
      [{ sustain: months('3') }, 'after'],
      [{ maximumPaid: 0 }, 'maximumPaid'],
      [{ maximumPaid: 1.5 }, 'maximumPaid'],
      [{ maximumPaidPerYear: -3 }, 'maximumPaidPerYear'],
    ];
    for (const [more, field] of wrong) {
      expect(refusedField(card([tariff('ENTRY'), tariff('LINE', more)]))).toBe(`tariffs.1.${field}`);
    }
  });

  it('takes titles of 200 characters however many units they are made of', () => {
    expect(faultsOfRateCard(card([tariff('ENTRY', { title: '🏠'.repeat(200) })]))).toEqual([]);
  });

  it('takes only lengths of time that can be counted', () => {
    const wrong: [Sustain, string][] = [
      [months('0'), 'tariffs.1.sustain.length'],
      [months('-3'), 'tariffs.1.sustain.length'],
      [months('1e1'), 'tariffs.1.sustain.length'],
      [months('3.5'), 'tariffs.1.sustain.length'],
      [months('6.505', { unit: 'WEEKS' }), 'tariffs.1.sustain.length'],
      [months('1200.01', { unit: 'WEEKS' }), 'tariffs.1.sustain.length'],
      [months('٣', { unit: 'WEEKS' }), 'tariffs.1.sustain.length'],
      [months('3', { breakDays: -1 }), 'tariffs.1.sustain.breakDays'],
      [months('3', { breakDays: 0.5 }), 'tariffs.1.sustain.breakDays'],
      [months('6.5', { unit: 'FTE_WEEKS' }), 'fullTimeHours'],
    ];
    for (const [sustain, field] of wrong)
      expect(refusedField(card([tariff('ENTRY'), kept(sustain)]))).toBe(field);
    expect(faultsOfRateCard(card([tariff('ENTRY'), kept(months('3.00'))]))).toEqual([]);
  });

  it('takes only hours that a week has', () => {
    for (const fullTimeHours of ['0', '168.01', '37.555', '-35', 'full'])
      expect(refusedField(card([tariff('ENTRY')], { fullTimeHours }))).toBe('fullTimeHours');
  });

  it('has one line at least, and one for each outcome and cohort', () => {
    expect(refusedField(card([]))).toBe('tariffs');
    expect(refusedField(card(Array.from({ length: 501 }, (_, index) => tariff(`L${index}`))))).toBe(
      'tariffs',
    );
    expect(refusedField(card([tariff('ENTRY'), tariff('JOB'), tariff('ENTRY')]))).toBe(
      'tariffs.2.outcomeCode',
    );
  });

  it('has no outcomes that wait for each other in a circle', () => {
    const circle = [tariff('A', { after: 'C' }), tariff('B', { after: 'A' }), tariff('C', { after: 'B' })];
    expect(refusedField(card(circle))).toBe('tariffs.0.after');
    expect(refusedField(card([tariff('START', { after: 'A' }), ...circle]))).toMatch(/^tariffs\.\d\.after$/);
  });
});

describe('the order of outcomes', () => {
  // Every line may follow any other of its card: a walk from each, as long as the card, tells the circles.
  it('is accepted exactly when every walk back ends', () => {
    const lines = fc.array(fc.option(fc.nat(9)), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(lines, fc.constantFrom<Cohort>('NEW', 'HISTORIC'), (befores, cohort) => {
        const at = (index: number): number | null => {
          const before = befores[index] ?? null;
          return before === null || before >= befores.length ? null : before;
        };
        const ends = befores.every((_, index) => {
          let here: number | null = index;
          for (let step = 0; step <= befores.length && here !== null; step += 1) here = at(here);
          return here === null;
        });
        const tariffs = befores.map((_, index) => {
          const before = at(index);
          return tariff(`L${index}`, { cohort, after: before === null ? null : `L${before}` });
        });
        expect(faultsOfRateCard(card(tariffs)).length === 0).toBe(ends);
      }),
    );
  });
});

it('reads decimals exactly, as hundredths', () => {
  expect(['6.5', '6.50', '13', '0.01', '37.25'].map(hundredthsOf)).toEqual([650, 650, 1300, 1, 3725]);
  expect(['', '.5', '5.', '1.234', '+1', ' 1', '1e2', '1234567', '٣'].map(hundredthsOf)).toEqual(
    Array(9).fill(null),
  );
});
