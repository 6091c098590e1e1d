import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, calendarDate } from '../calendar/index.js';
import { type CardVersion, cardInForce } from './cards.js';

const on = calendarDate;
const card = (
  version: number,
  effectiveFrom: string | null,
  more: Partial<CardVersion> = {},
): CardVersion => ({
  version,
  status: 'PUBLISHED',
  effectiveFrom: effectiveFrom === null ? null : on(effectiveFrom),
  providerId: null,
  ...more,
});

describe('the card in force', () => {
  const first = card(1, '2025-04-01');
  const second = card(2, '2026-04-01');
  const haven = card(3, '2025-10-01', { providerId: 'haven' });

  it('is the newest that has taken effect, from its first day on', () => {
    expect(cardInForce([second, first], on('2026-03-31'), null)).toBe(first);
    expect(cardInForce([second, first], on('2026-04-01'), null)).toBe(second);
    expect(cardInForce([first, second], on('2025-03-31'), null)).toBeNull();
  });

  it('is the provider’s own card once that has taken effect, even when the general one is newer', () => {
    const cards = [first, second, haven];
    expect(cardInForce(cards, on('2025-09-30'), 'haven')).toBe(first);
    expect(cardInForce(cards, on('2026-05-01'), 'haven')).toBe(haven);
    expect(cardInForce(cards, on('2026-05-01'), 'another')).toBe(second);
    expect(cardInForce(cards, on('2026-05-01'), null)).toBe(second);
  });

  it('is never a draft', () => {
    const draft = card(4, '2026-01-01', { status: 'DRAFT' });
    const undated = card(5, null, { status: 'DRAFT' });
    expect(cardInForce([first, draft, undated], on('2026-02-01'), null)).toBe(first);
  });

  const start = on('2025-01-01');
  const anyCard = fc.record({
    version: fc.integer({ min: 1, max: 50 }),
    status: fc.constantFrom('DRAFT' as const, 'PUBLISHED' as const),
    effectiveFrom: fc.option(fc.nat(60).map((days): CalendarDate => addDays(start, days))),
    providerId: fc.option(fc.constantFrom('a', 'b')),
  });
  const anyCards = fc.uniqueArray(anyCard, { selector: ({ version }) => version, maxLength: 20 });

  it('is what sorting all candidates would find', () => {
    fc.assert(
      fc.property(
        anyCards,
        fc.nat(70),
        fc.option(fc.constantFrom('a', 'b', 'c')),
        (cards, days, provider) => {
          const date = addDays(start, days);
          const candidates = cards.filter(
            ({ status, effectiveFrom }) =>
              status === 'PUBLISHED' && effectiveFrom !== null && effectiveFrom <= date,
          );
          const newest = (owner: string | null) =>
            candidates
              .filter(({ providerId }) => providerId === owner)
              .sort(
                (a, b) =>
                  (b.effectiveFrom ?? '').localeCompare(a.effectiveFrom ?? '') || b.version - a.version,
              )[0];
          const expected = (provider === null ? undefined : newest(provider)) ?? newest(null) ?? null;
          expect(cardInForce(cards, date, provider)).toBe(expected);
        },
      ),
    );
  });
});
