import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { explainCap, explainCount, explainMaximum } from './explain-limits.js';

describe('what people are told who decide near a limit', () => {
  it('is how far the contract’s maximum is gone, from ninety-five per cent on', () => {
    const said = (used: bigint) => explainMaximum({ limit: 100_000n, used }, 'With this claim', 'GBP');
    expect(said(94_999n)).toBeNull();
    expect(said(95_000n)).toBe(
      'With this claim it comes to £950.00 of the contract’s maximum of £1,000.00: £50.00 is left.',
    );
    expect(said(100_001n)).toBe(
      'With this claim it comes to £1,000.01: £0.01 more than the contract’s maximum of £1,000.00.',
    );
  });

  it('is what a cap leaves', () => {
    const said = (used: bigint) => explainCap('Top-up', { limit: 100_000n, used }, 'GBP');
    expect(said(50_000n)).toBeNull();
    expect(said(99_000n)).toBe('Top-up comes to £990.00 of its cap of £1,000.00: £10.00 is left.');
    expect(said(100_000n)).toBe('Top-up: its cap of £1,000.00 is used up.');
  });

  it('is how often an outcome may still be claimed', () => {
    const within = { from: calendarDate('2025-09-01'), to: calendarDate('2026-08-31') };
    const said = (used: number, of: typeof within | null = null) =>
      explainCount({ title: 'Three outcomes', within: of, limit: 20, used });
    expect(said(18)).toBeNull();
    expect(said(19)).toBe(
      '“Three outcomes” is claimed 19 of the 20 times that the rate card pays it in all: 1 left.',
    );
    expect(said(20, within)).toBe(
      '“Three outcomes” is claimed 20 of the 20 times that the rate card pays it from 1 September 2025 to 31 August 2026: none is left.',
    );
    expect(said(21)).toContain('1 too many');
  });
});
