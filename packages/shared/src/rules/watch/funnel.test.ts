import { describe, expect, it } from 'vitest';
import { funnelLimits, type WatchRow, watchDeclines } from './index.js';

describe('the funnel', () => {
  it('has the limits of two and three standard errors, inside 0 and 1', () => {
    const { two, three } = funnelLimits(0.2, 100);
    for (const [nth, limit] of [0.12, 0.28, 0.08, 0.32].entries())
      expect([...two, ...three][nth]).toBeCloseTo(limit, 12);
    expect(funnelLimits(0.2, 4).two[0]).toBe(0);
  });

  it('draws each provider at the rate put right for its mix', () => {
    const row = (name: string, complexity: string, declined: number): WatchRow => ({
      provider: { id: name, name },
      source: { id: 'probation', name: 'Probation' },
      complexity,
      ageBand: 'OLDER',
      offered: 300,
      declined,
      waited: 0,
      started: 0,
    });
    const rows = ['Ash', 'Elm', 'Oak'].flatMap((name) => [
      row(name, 'HIGH', name === 'Oak' ? 120 : 60),
      row(name, 'LOW', 60),
    ]);
    const { funnel } = watchDeclines(rows);
    expect(funnel?.rate).toBeCloseTo(420 / 1800, 12);
    // Oak: 180 declined, 80 + 60 expected of all together
    expect(
      funnel?.points.map(({ provider, offered, rate }) => [provider.name, offered, rate.toFixed(4)]),
    ).toEqual([
      ['Ash', 600, ((420 / 1800) * (120 / 140)).toFixed(4)],
      ['Elm', 600, ((420 / 1800) * (120 / 140)).toFixed(4)],
      ['Oak', 600, ((420 / 1800) * (180 / 140)).toFixed(4)],
    ]);
    expect(funnel?.limits.at(-1)?.offered).toBe(600);
  });
});
