import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../money/index.js';
import type { ClaimToSplit, ContributionTerms } from './contribution.js';
import { explainSplit } from './explain-split.js';
import { type ClaimWithTerms, splitBatch } from './split-batch.js';
import { type FundingState, splitClaim, streamKeyOf } from './split-claim.js';

const contribution = (
  label: string,
  kind: ContributionTerms['kind'],
  more: Partial<ContributionTerms> = {},
): ContributionTerms => ({
  label,
  funderId: more.anchorPays ? null : `funder ${label}`,
  anchorPays: false,
  kind,
  ...more,
});
const percent = (label: string, hundredths: number, more: Partial<ContributionTerms> = {}) =>
  contribution(label, 'PERCENT', { percent: hundredths, ...more });
const residual = (label: string, more: Partial<ContributionTerms> = {}) =>
  contribution(label, 'RESIDUAL', more);
const fixed = (label: string, amount: bigint, more: Partial<ContributionTerms> = {}) =>
  contribution(label, 'FIXED', { amount, ...more });

const claimOf = (price: bigint, more: Partial<ClaimToSplit> = {}): ClaimToSplit => ({
  id: 'claim',
  outcomeCode: 'STAY',
  cohort: 'NEW',
  anchorId: 'school',
  price,
  ...more,
});
const stateOf = (caps: Record<string, bigint> = {}, more: Partial<FundingState> = {}): FundingState => ({
  streamTotals: new Map(),
  paidByLabel: new Map(),
  caps: new Map(Object.entries(caps)),
  contractHeadroom: null,
  ...more,
});
const paid = (split: ReturnType<typeof splitClaim>): Record<string, bigint> =>
  Object.fromEntries(split.shares.map((share) => [share.label, share.amount]));

describe('the worked examples of the domain', () => {
  it('£500.00 over a fixed £450, 30 % and the rest', () => {
    const split = splitClaim(
      [fixed('F', 45000n), percent('T', 3000), residual('R')],
      claimOf(50000n),
      stateOf(),
    );
    expect(paid(split)).toEqual({ T: 15000n, F: 35000n });
    expect(split.unfunded).toBeNull();
  });

  it('£2,200.00 with £12.40 left under the top-up’s cap', () => {
    const terms = [percent('T', 3000), percent('S', 1200, { outcomeCodes: ['STAY'] }), residual('R')];
    const split = splitClaim(terms, claimOf(220000n), stateOf({ T: 1240n }));
    expect(paid(split)).toEqual({ T: 1240n, S: 26400n, R: 192360n });
    expect(split.streamKey).toBeNull();
    expect(explainSplit(split, 220000n, 'GBP')).toEqual([
      'T: 30 % of £2,200.00 = £660.00; its cap leaves £12.40.',
      'S: 12 % of £2,200.00 = £264.00.',
      'R: what is left = £1,923.60.',
    ]);
  });

  it('£855.00 that the caps do not reach for: nobody pays a part of it', () => {
    const split = splitClaim([percent('T', 3000), residual('R')], claimOf(85500n), stateOf({ R: 10000n }));
    expect(split.shares).toEqual([]);
    expect(split.unfunded).toEqual({ kind: 'NOT_COVERED', missing: 49850n, capped: true });
    expect(explainSplit(split, 85500n, 'GBP').at(-1)).toContain('£498.50');
  });
});

describe('what the claim’s page says', () => {
  it('tells a percentage that comes out even from one that is rounded', () => {
    const terms = [percent('T', 1250), residual('R')];
    expect(explainSplit(splitClaim(terms, claimOf(1001n), stateOf()), 1001n, 'GBP')[0]).toBe(
      'T: 12.5 % of £10.01 ≈ £1.25.',
    );
    expect(explainSplit(splitClaim(terms, claimOf(1000n), stateOf()), 1000n, 'JPY')[0]).toBe(
      'T: 12.5 % of JP¥1,000 = JP¥125.',
    );
  });

  it('does not blame a cap where there is none', () => {
    const split = splitClaim([residual('N', { cohort: 'NEW' })], claimOf(500n, { cohort: null }), stateOf());
    expect(split.unfunded).toEqual({ kind: 'NOT_COVERED', missing: 500n, capped: false });
    expect(explainSplit(split, 500n, 'GBP')).toEqual([
      'The contributions that apply leave £5.00 of the price that nobody pays. A claim is funded whole or not at all.',
    ]);
  });

  it('shows of a fixed amount what the rest lets it take', () => {
    const split = splitClaim(
      [fixed('F', 45000n), percent('T', 3000), residual('R')],
      claimOf(50000n),
      stateOf(),
    );
    expect(explainSplit(split, 50000n, 'GBP')).toContain(
      'F: a fixed amount, at most what is left = £350.00.',
    );
  });
});

describe('who pays', () => {
  it('is the participant’s own school where the anchor pays, and nobody where there is none', () => {
    const terms = [percent('S', 1200, { anchorPays: true }), residual('R')];
    const split = splitClaim(terms, claimOf(10000n, { anchorId: 'hill-school' }), stateOf());
    expect(split.shares[0]).toEqual({ label: 'S', funderId: 'hill-school', amount: 1200n });
    expect(splitClaim(terms, claimOf(10000n, { anchorId: null }), stateOf()).unfunded).toEqual({
      kind: 'NO_ANCHOR',
      label: 'S',
    });
  });

  it('follows restrictions by outcome, anchor and cohort, all of them', () => {
    const terms = [
      percent('borough', 2500, { anchorIds: ['a', 'b'], cohort: 'NEW', outcomeCodes: ['STAY', 'GO'] }),
      residual('R'),
    ];
    expect(paid(splitClaim(terms, claimOf(10000n, { anchorId: 'a' }), stateOf()))).toEqual({
      borough: 2500n,
      R: 7500n,
    });
    for (const other of [
      { anchorId: 'c' },
      { anchorId: null },
      { cohort: 'HISTORIC' as const },
      { outcomeCode: 'WORK' },
    ])
      expect(paid(splitClaim(terms, claimOf(10000n, { anchorId: 'a', ...other }), stateOf()))).toEqual({
        R: 10000n,
      });
  });

  it('stops at the contract’s maximum, to the penny', () => {
    const terms = [residual('R')];
    expect(splitClaim(terms, claimOf(500n), stateOf({}, { contractHeadroom: 500n })).unfunded).toBeNull();
    expect(splitClaim(terms, claimOf(500n), stateOf({}, { contractHeadroom: 499n })).unfunded).toEqual({
      kind: 'CONTRACT_MAXIMUM',
      headroom: 499n,
    });
  });

  it('lets residuals follow each other where the first has a cap', () => {
    const split = splitClaim(
      [residual('first'), residual('second')],
      claimOf(1000n),
      stateOf({ first: 300n }),
    );
    expect(paid(split)).toEqual({ first: 300n, second: 700n });
  });
});

const anyTerms = fc
  .record({
    percents: fc.array(fc.integer({ min: 1, max: 3300 }), { maxLength: 3 }),
    fixeds: fc.array(fc.bigInt({ min: 1n, max: 50000n }), { maxLength: 2 }),
    residuals: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ percents, fixeds, residuals }) => [
    ...percents.map((value, index) => percent(`P${index}`, value)),
    ...fixeds.map((value, index) => fixed(`F${index}`, value)),
    ...Array.from({ length: residuals }, (_, index) => residual(`R${index}`)),
  ]);
const anyCaps = fc.dictionary(
  fc.constantFrom('P0', 'P1', 'P2', 'F0', 'F1', 'R0', 'R1'),
  fc.bigInt({ min: 0n, max: 2_000_000n }),
);
const anyPrices = fc.array(fc.bigInt({ min: 1n, max: 500_000n }), { minLength: 1, maxLength: 60 });
const withTerms = (terms: readonly ContributionTerms[], prices: readonly bigint[]): ClaimWithTerms[] =>
  prices.map((price, index) => ({ ...claimOf(price), id: `c${index}`, terms }));

describe('whatever the terms, caps and prices', () => {
  it('shares add up to the price or nobody pays; none is negative; no cap and no maximum is passed', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyCaps,
        anyPrices,
        fc.option(fc.bigInt({ min: 0n, max: 5_000_000n })),
        (terms, caps, prices, maximum) => {
          const { splits, state } = splitBatch(
            withTerms(terms, prices),
            stateOf(caps, { contractHeadroom: maximum }),
          );
          let billed = 0n;
          splits.forEach((split, index) => {
            const sum = split.shares.reduce((total, share) => total + share.amount, 0n);
            expect(sum).toBe(split.unfunded ? 0n : prices[index]);
            expect(split.shares.every((share) => share.amount > 0n)).toBe(true);
            billed += sum;
          });
          for (const [label, cap] of Object.entries(caps))
            expect((state.paidByLabel.get(label) ?? 0n) <= cap).toBe(true);
          if (maximum !== null) expect(billed <= maximum).toBe(true);
          expect([...state.paidByLabel.values()].reduce((a, b) => a + b, 0n)).toBe(billed);
        },
      ),
    );
  });

  it('each percentage stays within a penny of its entitlement over its stream, after every claim', () => {
    fc.assert(
      fc.property(anyTerms, anyCaps, anyPrices, (terms, caps, prices) => {
        const { splits } = splitBatch(withTerms([...terms, residual('last')], prices), stateOf(caps));
        const streams = new Map<string, { total: bigint; byLabel: Map<string, bigint> }>();
        splits.forEach((split, index) => {
          if (split.streamKey === null) return;
          const stream = streams.get(split.streamKey) ?? { total: 0n, byLabel: new Map<string, bigint>() };
          streams.set(split.streamKey, stream);
          stream.total += prices[index] ?? 0n;
          for (const share of split.shares)
            stream.byLabel.set(share.label, (stream.byLabel.get(share.label) ?? 0n) + share.amount);
          for (const { kind, label, percent: of, headroom } of split.steps) {
            if (kind !== 'PERCENT') continue;
            const entitled = headroom === 0n ? 0n : stream.total * BigInt(of ?? 0);
            const off = (stream.byLabel.get(label) ?? 0n) * BigInt(WHOLE) - entitled;
            expect(off < BigInt(WHOLE) && off > -BigInt(WHOLE)).toBe(true);
          }
        });
      }),
    );
  });

  it('works out runs of before by the rule of then: a cap that is used up cuts, and the stream stands still', () => {
    const terms = [percent('T', 3000, { cap: 20_000n }), percent('S', 2000), residual('R')];
    const prices = [33_333n, 33_333n, 33_333n, 33_333n];
    const start = stateOf({ T: 20_000n });
    const then = splitBatch(withTerms(terms, prices), { ...start, usedUpApplies: true });
    const now = splitBatch(withTerms(terms, prices), start);
    const whole = streamKeyOf(terms.slice(0, 2));
    expect(then.splits.map(({ streamKey }) => streamKey)).toEqual([whole, whole, null, null]);
    expect(then.state.streamTotals).toEqual(new Map([[whole, 66_666n]]));
    expect(now.splits.map(({ streamKey }) => streamKey)).toEqual([
      whole,
      whole,
      streamKeyOf(terms.slice(1, 2)),
      streamKeyOf(terms.slice(1, 2)),
    ]);
    expect(then.state.usedUpApplies).toBe(true);
  });

  it('stays fair without end once caps are used up, whatever kind of contribution has them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 99_999 }),
        (top, first, second, price) => {
          const terms = [
            percent('T', Math.min(top, WHOLE - first - second), { cap: 1000n }),
            percent('A', first),
            percent('B', second),
            fixed('F', 7n, { cap: 500n }),
            residual('R1', { cap: 900n }),
            residual('R2'),
          ];
          const spent = stateOf(
            { T: 1000n, F: 500n, R1: 900n },
            {
              paidByLabel: new Map([
                ['T', 1000n],
                ['F', 500n],
                ['R1', 900n],
              ]),
            },
          );
          const prices = Array.from({ length: 10_000 }, (_, n) => BigInt(price + (n % 3)));
          const { splits } = splitBatch(withTerms(terms, prices), spent);
          const sums: Record<string, bigint> = {};
          let total = 0n;
          splits.forEach((split, n) => {
            total += prices[n] ?? 0n;
            for (const { label, amount } of split.shares) sums[label] = (sums[label] ?? 0n) + amount;
            for (const [label, of] of [
              ['A', first],
              ['B', second],
              ['R2', WHOLE - first - second],
            ] as const) {
              const off = (sums[label] ?? 0n) * BigInt(WHOLE) - total * BigInt(of);
              if (off >= BigInt(WHOLE) || off <= -BigInt(WHOLE))
                throw new Error(`${label} is off by ${off} after ${n}`);
            }
          });
          expect(Object.keys(sums).sort()).toEqual(
            Object.keys(sums)
              .filter((label) => /A|B|R2/.test(label))
              .sort(),
          );
        },
      ),
      { numRuns: 8 },
    );
  });

  it('keeps a claim that a cap cuts in part out of every stream, and begins one for those that go on', () => {
    const terms = [percent('T', 3000, { cap: 100n }), percent('S', 1250), residual('R')];
    const { splits } = splitBatch(withTerms(terms, [200n, 200n, 200n]), stateOf({ T: 100n }));
    expect(splits.map((split) => split.shares.find(({ label }) => label === 'T')?.amount)).toEqual([
      60n,
      40n,
      undefined,
    ]);
    expect(splits.map((split) => split.streamKey)).toEqual([
      '[["T","funder T",3000],["S","funder S",1250]]',
      null,
      '[["S","funder S",1250]]',
    ]);
    expect(explainSplit(splits[2] as (typeof splits)[number], 200n, 'GBP')[0]).toBe(
      'T: its cap is used up, so its 30 % goes to the rest.',
    );
  });

  it('comes to the same in one batch as in many, and leaves what it was given as it was', () => {
    fc.assert(
      fc.property(anyTerms, anyCaps, anyPrices, fc.nat(60), (terms, caps, prices, at) => {
        const claims = withTerms(terms, prices);
        const start = stateOf(caps, { contractHeadroom: 3_000_000n });
        const whole = splitBatch(claims, start);
        const first = splitBatch(claims.slice(0, at), start);
        const second = splitBatch(claims.slice(at), first.state);
        expect([...first.splits, ...second.splits]).toEqual(whole.splits);
        expect(second.state).toEqual(whole.state);
        expect(start).toEqual(stateOf(caps, { contractHeadroom: 3_000_000n }));
      }),
    );
  });

  it('leaves the stream where it is when a claim is reversed, and frees its cap', () => {
    fc.assert(
      fc.property(anyPrices, anyPrices, fc.nat(), (earlier, later, which) => {
        const terms = [percent('T', 3333), percent('U', 1250), residual('R')];
        const start = splitBatch(withTerms(terms, earlier), stateOf());
        const reversed = start.splits[which % start.splits.length]?.shares ?? [];
        const paidByLabel = new Map(start.state.paidByLabel);
        for (const { label, amount } of reversed)
          paidByLabel.set(label, (paidByLabel.get(label) ?? 0n) - amount);
        const goOn = splitBatch(withTerms(terms, later), { ...start.state, paidByLabel });
        // whoever stays is split as if nothing had been given back
        expect(goOn.splits).toEqual(splitBatch(withTerms(terms, later), start.state).splits);
      }),
    );
    const capped = { T: 300n };
    const terms = [percent('T', 3000), residual('R')];
    const first = splitBatch(withTerms(terms, [1000n]), stateOf(capped));
    expect(paid(splitClaim(terms, claimOf(1000n), first.state))).toEqual({ R: 1000n });
    const given = { ...first.state, paidByLabel: new Map([['T', 0n]]) };
    expect(paid(splitClaim(terms, claimOf(1000n), given))).toEqual({ T: 300n, R: 700n });
  });

  it('refuses to split less than nothing', () => {
    expect(() => splitClaim([residual('R')], claimOf(-1n), stateOf())).toThrow(RangeError);
  });

  it('goes on with a stream through a new version that keeps its percentages', () => {
    const first = [percent('T', 3333), residual('R')];
    const second = [percent('T', 3333, { cap: 10n ** 9n }), residual('R')];
    const prices = Array.from({ length: 40 }, () => 101n);
    const claims = prices.map((price, index) => ({ ...claimOf(price), terms: index % 2 ? first : second }));
    const { state } = splitBatch(claims, stateOf());
    expect(state.streamTotals.size).toBe(1);
    const exact = 40n * 101n * 3333n;
    const off = (state.paidByLabel.get('T') ?? 0n) * BigInt(WHOLE) - exact;
    expect(off < BigInt(WHOLE) && off > -BigInt(WHOLE)).toBe(true);
  });

  it('splits ten times the claims in about ten times the time', () => {
    const terms = [
      percent('A', 2500),
      percent('B', 2500),
      percent('C', 1200, { anchorPays: true }),
      residual('R'),
    ];
    // this process's own time, against itself: neither a busy machine nor a slow one is a slow rule
    const spent = (count: number): number => {
      const prices = Array.from({ length: count }, (_, index) => BigInt(10_000 + ((index * 7919) % 190_000)));
      const claims = withTerms(terms, prices);
      const used = process.cpuUsage();
      const { splits } = splitBatch(claims, stateOf({ A: 10n ** 12n }));
      const { user } = process.cpuUsage(used);
      expect(splits.every((split) => split.shares.length === 4)).toBe(true);
      return user;
    };
    const tenth = Math.min(...[1, 2, 3].map(() => spent(10_000)));
    expect(spent(100_000)).toBeLessThan(tenth * 40);
  });
});
