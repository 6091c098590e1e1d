import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { minor } from '../money/index.js';
import { isRefusal } from '../refusals/index.js';
import { checkPublication, type PublicationFacts } from './check-publication.js';
import { compareRateCards } from './compare-rate-cards.js';
import { readRateCard, readWholeRateCard } from './read-rate-card.js';
import {
  DEFAULT_SENSITIVE_DOMAINS,
  isSensitiveDomain,
  type RateCardInput,
  type TariffInput,
} from './tariff.js';

const setting = { currency: 'GBP', sensitiveDomains: DEFAULT_SENSITIVE_DOMAINS };
const line = (more: Partial<TariffInput> = {}): TariffInput => ({
  outcomeCode: 'ACCOMMODATION_ENTRY',
  title: ' Entry into accommodation ',
  domain: ' Accommodation ',
  price: '685.00',
  cohort: 'NEW',
  evidence: ['DOCUMENT'],
  ...more,
});
const typed = (tariffs: readonly TariffInput[], more: Partial<RateCardInput> = {}): RateCardInput => ({
  effectiveFrom: '2026-04-01',
  tariffs,
  ...more,
});
const read = (input: RateCardInput) => {
  const card = readRateCard(input, setting);
  if (isRefusal(card)) throw new Error(`${card.field}: ${card.message}`);
  return card;
};

describe('a card as it was typed', () => {
  it('becomes exact terms, trimmed, with nothing where nothing was said', () => {
    const card = read(typed([line()], { fullTimeHours: ' ' }));
    expect(card).toEqual({
      effectiveFrom: '2026-04-01',
      providerId: null,
      fullTimeHours: null,
      tariffs: [
        {
          outcomeCode: 'ACCOMMODATION_ENTRY',
          title: 'Entry into accommodation',
          domain: 'Accommodation',
          cohort: 'NEW',
          price: 68_500n,
          evidence: ['DOCUMENT'],
          after: null,
          sustain: null,
          maximumPaid: null,
          maximumPaidPerYear: null,
          basis: 'PARTICIPANT',
          sensitive: false,
        },
      ],
    });
  });

  it('knows a sensitive domain however it is written', () => {
    const [tariff] = read(typed([line({ domain: 'domestic ABUSE ' })])).tariffs;
    expect(tariff?.sensitive).toBe(true);
    expect(isSensitiveDomain('Mental health', ['Debt'])).toBe(false);
    expect(isSensitiveDomain('debt', ['Debt'])).toBe(true);
  });

  it('is refused with the field that is wrong', () => {
    const cases: [RateCardInput, string][] = [
      [typed([line()], { effectiveFrom: '2026-02-30' }), 'effectiveFrom'],
      [typed([line(), line({ outcomeCode: 'B', price: '1e3' })]), 'tariffs.1.price'],
      [typed([line({ price: '12.345' })]), 'tariffs.0.price'],
      [typed([line({ price: '0' })]), 'tariffs.0.price'],
      [typed([line({ outcomeCode: 'a b' })]), 'tariffs.0.outcomeCode'],
    ];
    for (const [input, field] of cases) {
      expect(readRateCard(input, setting)).toMatchObject({ code: 'INVALID', field });
    }
  });
});

it('says everything that is wrong with a card at once, each with its field', () => {
  const wrong = (input: Parameters<typeof readWholeRateCard>[0]) =>
    readWholeRateCard(input, { currency: 'GBP', sensitiveDomains: [] }).faults.map(({ field }) => field);
  expect(wrong({ effectiveFrom: '', tariffs: [] })).toEqual(['effectiveFrom', 'tariffs']);
  expect(
    wrong({
      effectiveFrom: '2024-02-30',
      fullTimeHours: '0',
      tariffs: [line({ price: 'dear', title: ' ' }), line({ evidence: [], after: 'NOWHERE' })],
    }),
  ).toEqual([
    'effectiveFrom',
    'tariffs.0.price',
    'fullTimeHours',
    'tariffs.0.title',
    'tariffs.1.evidence',
    'tariffs.1.outcomeCode',
    'tariffs.1.after',
  ]);
  expect(wrong({ effectiveFrom: '2024-02-29', tariffs: [line()] })).toEqual([]);
});

describe('comparing a draft with the card in force', () => {
  const sustain = { unit: 'WEEKS', length: '6.5', breakDays: 0, breakRestarts: true } as const;
  const before = read(
    typed([
      line({ outcomeCode: 'SAME', evidence: ['DOCUMENT', 'ASSESSMENT'] }),
      line({ outcomeCode: 'DEARER', after: 'SAME', sustain }),
      line({ outcomeCode: 'GONE' }),
    ]),
  ).tariffs;
  const after = read(
    typed([
      line({ outcomeCode: 'BRAND_NEW' }),
      line({
        outcomeCode: 'DEARER',
        price: '700.50',
        maximumPaid: 10,
        after: 'SAME',
        sustain: { ...sustain, length: '6.50' },
      }),
      line({ outcomeCode: 'SAME', evidence: ['ASSESSMENT', 'DOCUMENT'] }),
      line({ outcomeCode: 'GONE', cohort: 'HISTORIC' }),
    ]),
  ).tariffs;

  it('shows what was added, removed and changed, and by how much', () => {
    const comparison = compareRateCards(before, after);
    const codes = (tariffs: readonly { outcomeCode: string; cohort: string }[]) =>
      tariffs.map(({ outcomeCode, cohort }) => `${outcomeCode} ${cohort}`);
    expect(codes(comparison.added)).toEqual(['BRAND_NEW NEW', 'GONE HISTORIC']);
    expect(codes(comparison.removed)).toEqual(['GONE NEW']);
    expect(codes(comparison.unchanged)).toEqual(['SAME NEW']);
    expect(comparison.changed).toMatchObject([
      { fields: ['price', 'maximumPaid'], priceDifference: 1_550n, before: { outcomeCode: 'DEARER' } },
    ]);
  });

  it('finds nothing between a card and itself, and mirrors when turned round', () => {
    const cards = fc.subarray([...before, ...after.filter(({ outcomeCode }) => outcomeCode === 'BRAND_NEW')]);
    fc.assert(
      fc.property(cards, cards, (one, other) => {
        const there = compareRateCards(one, other);
        const back = compareRateCards(other, one);
        expect(new Set(there.added)).toEqual(new Set(back.removed));
        expect(there.changed).toEqual([]);
        expect(there.unchanged.length + there.added.length).toBe(other.length);
        expect(compareRateCards(one, one)).toMatchObject({ added: [], removed: [], changed: [] });
      }),
    );
  });
});

describe('publishing a version', () => {
  const facts: PublicationFacts = {
    status: 'DRAFT',
    effectiveFrom: calendarDate('2026-04-01'),
    draftedBy: ['bea', 'ben'],
    publisher: 'carla',
    sameDayVersion: false,
    latestLiveClaim: calendarDate('2026-03-31'),
  };

  it('is for a commissioner who wrote none of it, after the last claim', () => {
    expect(checkPublication(facts)).toBeNull();
    expect(checkPublication({ ...facts, latestLiveClaim: null })).toBeNull();
  });

  it('is refused otherwise', () => {
    expect(checkPublication({ ...facts, publisher: 'ben' })?.code).toBe('SAME_PERSON');
    expect(checkPublication({ ...facts, status: 'PUBLISHED' })?.code).toBe('WRONG_STATE');
    expect(checkPublication({ ...facts, sameDayVersion: true })?.code).toBe('OVERLAP');
    const inUse = checkPublication({ ...facts, latestLiveClaim: calendarDate('2026-04-01') });
    expect(inUse).toMatchObject({ code: 'IN_USE', field: 'effectiveFrom' });
    expect(inUse?.message).toContain('1 April 2026');
  });
});

it('keeps prices in minor units', () => {
  expect(read(typed([line({ price: '2200' })])).tariffs[0]?.price).toBe(minor(220_000n));
});
