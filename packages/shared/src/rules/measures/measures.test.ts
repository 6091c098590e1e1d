import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, ROLES } from '../permissions/index.js';
import { USUAL_SUPPRESSION } from '../suppression/index.js';
import { isAnalystOnly } from './analyst-only.js';
import { ASKED_STANDS, askedFigures } from './asked.js';
import { declinedBy, type ReferralFigures, suppressFigures } from './figures.js';
import { seenEvery } from './frequency.js';
import { centile, countOf, type DaysCounted, inBands, spreadOf } from './spread.js';
import { type MonthSpread, trendOf } from './trend.js';

const counted = fc.array(
  fc.record({ days: fc.integer({ min: 0, max: 900 }), count: fc.integer({ min: 1, max: 40 }) }),
  {
    maxLength: 30,
  },
);
const asked = fc.array(
  fc.record({
    stands: fc.constantFrom(...ASKED_STANDS),
    days: fc.option(fc.nat(90)),
    count: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 12 },
);
const each = (of: readonly DaysCounted[]): number[] =>
  of.flatMap(({ days, count }) => Array<number>(count).fill(days)).sort((a, b) => a - b);

describe('how long it took', () => {
  it('is somebody’s days, and so many of a hundred had it at least as soon', () => {
    expect(spreadOf([])).toEqual({ count: 0, median: null, ninetieth: null });
    expect(spreadOf([{ days: 5, count: 1 }])).toEqual({ count: 1, median: 5, ninetieth: 5 });
    expect(spreadOf(Array.from({ length: 10 }, (_, nth) => ({ days: 10 - nth, count: 1 })))).toEqual({
      count: 10,
      median: 5,
      ninetieth: 9,
    });
    fc.assert(
      fc.property(
        counted,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (of, one, other) => {
          const all = each(of);
          const days = centile(of, one);
          if (days === null) {
            expect(all).toEqual([]);
            return;
          }
          expect(days).toBe(all[Math.ceil((all.length * one) / 100) - 1]);
          expect(all.filter((mine) => mine <= days).length * 100).toBeGreaterThanOrEqual(all.length * one);
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          expect(centile(of, less)).toBeLessThanOrEqual(centile(of, more) ?? 0);
          expect(centile(of.toReversed(), one)).toBe(days);
        },
      ),
    );
  });

  it('parts the waiting list so that everybody is in one band', () => {
    fc.assert(
      fc.property(counted, (of) => {
        const bands = inBands(of);
        expect(bands.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(countOf(of));
        for (const { from, to, count } of bands)
          expect(count).toBe(
            each(of).filter((days) => days >= from && days <= (to ?? Number.POSITIVE_INFINITY)).length,
          );
      }),
    );
    expect(inBands([{ days: 8, count: 3 }]).map(({ count }) => count)).toEqual([0, 3, 0, 0, 0]);
  });
});

describe('what providers ask of one another', () => {
  it('is asked once and stands somewhere, and is answered only where somebody said yes or no', () => {
    fc.assert(
      fc.property(asked, (of) => {
        const figures = askedFigures(of);
        expect(figures.asked).toBe(countOf(of));
        expect(figures.stands.map(({ stands }) => stands)).toEqual([...ASKED_STANDS]);
        expect(figures.stands.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(figures.asked);
        const answered = of.filter(
          ({ stands, days }) => days !== null && stands !== 'WAITING' && stands !== 'WITHDRAWN',
        );
        expect(figures.answered.count).toBe(countOf(answered));
      }),
    );
  });
});

describe('how often people are seen', () => {
  it('counts who was never seen after everybody else, and says no days of them', () => {
    const twice = { days: 14, count: 2 };
    expect(seenEvery([twice], 1)).toMatchObject({
      spread: { count: 3, median: 14, ninetieth: null },
      notSeen: 1,
    });
    expect(seenEvery([twice], 3).spread).toEqual({ count: 5, median: null, ninetieth: null });
    expect(seenEvery([], 0).spread).toEqual({ count: 0, median: null, ninetieth: null });
    fc.assert(
      fc.property(counted, fc.nat(40), (of, notSeen) => {
        const seen = of.filter(({ days }) => days > 0);
        const { spread, bands } = seenEvery(seen, notSeen);
        expect(spread.count).toBe(countOf(seen) + notSeen);
        expect(bands.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(countOf(seen));
        const all = [...each(seen), ...Array<null>(notSeen).fill(null)];
        expect(spread.median).toBe(all[Math.ceil(all.length / 2) - 1] ?? null);
      }),
    );
  });
});

const monthOf = (nth: number): string =>
  `${2020 + Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, '0')}`;
const line = (medians: readonly (number | null)[]): MonthSpread[] =>
  medians.map((median, nth) => ({ month: monthOf(nth), count: 9, median, ninetieth: median }));

describe('where it goes', () => {
  it('is the slope of a line, whatever months are missing, and is not turned by one odd month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 9, max: 40 }),
        fc.nat(),
        (slope, start, length, odd) => {
          const medians = Array.from({ length }, (_, nth) => start + slope * nth);
          expect(trendOf(line(medians))).toBe(slope);
          const gone = medians.map((median, nth) => (nth % 4 === 1 ? null : median));
          expect(trendOf(line(gone))).toBe(slope);
          expect(trendOf(line(medians.with(odd % length, 9_000)))).toBe(slope);
          // turned round in time it is the same the other way; later or higher, the same
          expect(trendOf(line(medians.toReversed()))).toBe(slope === 0 ? 0 : -slope);
          expect(trendOf(line(medians.map((median) => median + 7)))).toBe(slope);
        },
      ),
    );
  });

  it('is not said of too few months', () => {
    expect(trendOf(line([1, 2, 3, 4, 5]))).toBeNull();
    expect(trendOf(line([1, 2, null, 3, 4, 5]))).toBeNull();
    expect(trendOf(line([1, 2, 3, 4, 5, 6]))).toBe(1);
  });
});

describe('the figures for those who may not see individuals', () => {
  it('are for an analyst, whatever they are besides that does not see the measures', () => {
    expect(isAnalystOnly(['ANALYST'])).toBe(true);
    for (const role of ROLES)
      expect(isAnalystOnly(['ANALYST', role]), role).toBe(
        role === 'ANALYST' || !PERMISSIONS.referralMeasures.some((one) => one === role),
      );
  });

  const small = fc.integer({ min: 0, max: 60 });
  const figures = fc
    .record({
      months: fc.array(
        fc.array(fc.record({ days: fc.nat(200), count: fc.integer({ min: 1, max: 6 }) }), {
          minLength: 1,
          maxLength: 9,
        }),
        { maxLength: 12 },
      ),
      waits: counted,
      before: fc.tuple(small, small, small, small),
      asked,
      declines: fc.uniqueArray(
        fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'z'), small),
        {
          selector: ([provider, reason]) => provider + reason,
        },
      ),
    })
    .map(
      ({ months, waits, before, asked, declines }): Omit<ReferralFigures<{ id: string }>, 'declinedBy'> => ({
        received: before.reduce((sum, one) => sum + one, 0),
        started: spreadOf(months.flat()),
        startedByMonth: months.map((of, nth) => ({ month: monthOf(nth), ...spreadOf(of) })),
        trend: 0,
        waiting: inBands(waits),
        longestWait: Math.max(0, ...each(waits)),
        declines: declines.map(([id, reason, count]) => ({
          by: 'PROVIDER',
          provider: { id },
          reason,
          count,
        })),
        referredBefore: before.map((count, times) => ({ times, count })),
        supportEnded: spreadOf(waits),
        supportGoing: spreadOf(months.flat()),
        seenEnded: seenEvery(waits, before[0]),
        seenGoing: seenEvery(months.flat(), before[1]),
        transfers: askedFigures(asked),
        jointWork: askedFigures(asked.slice(1)),
        jointWorkRunning: before[2],
      }),
    )
    .map((one) => ({ ...one, declinedBy: declinedBy(one.declines) }));

  it('hold no small count, no exact one, and no days that are one person’s', () => {
    fc.assert(
      fc.property(figures, (exact) => {
        const shown = suppressFigures(exact, USUAL_SUPPRESSION);
        const counts = [
          shown.received,
          shown.started.count,
          ...[
            ...shown.startedByMonth,
            ...shown.waiting,
            ...shown.declines,
            ...shown.declinedBy,
            ...shown.referredBefore,
          ].map(({ count }) => count),
          shown.supportEnded.count,
          shown.supportGoing.count,
          shown.jointWorkRunning,
          ...[shown.transfers, shown.jointWork].flatMap(({ asked: all, stands, answered }) => [
            all,
            answered.count,
            ...stands.map(({ count }) => count),
          ]),
          ...[shown.seenEnded, shown.seenGoing].flatMap(({ spread, notSeen, bands }) => [
            spread.count,
            notSeen,
            ...bands.map(({ count }) => count),
          ]),
        ];
        for (const count of counts)
          expect(count === null || count === 0 || (count > 5 && count % 5 === 0) || count === 10).toBe(true);
        for (const [nth, one] of shown.startedByMonth.entries()) {
          const many = exact.startedByMonth[nth]?.count ?? 0;
          if (many <= 14) expect(one.median).toBeNull();
          if (many <= 70) expect(one.ninetieth).toBeNull();
          if (many > 0 && many < 8) expect(one.count).toBeNull();
        }
        expect(shown.longestWait).toBeNull();
      }),
    );
  });

  it('hide a second count where one hidden alone would follow from the total', () => {
    const exact = {
      received: 103,
      started: spreadOf([]),
      startedByMonth: [],
      trend: null,
      waiting: [],
      longestWait: null,
      declines: [],
      declinedBy: [],
      referredBefore: [80, 20, 3, 0].map((count, times) => ({ times, count })),
      supportEnded: spreadOf([]),
      supportGoing: spreadOf([]),
      seenEnded: seenEvery([], 0),
      seenGoing: seenEvery([], 0),
      transfers: askedFigures([]),
      jointWork: askedFigures([]),
      jointWorkRunning: 0,
    };
    const { received, referredBefore } = suppressFigures(exact, { largestHidden: 7, roundTo: 1 });
    expect([received, ...referredBefore.map(({ count }) => count)]).toEqual([103, 80, null, null, 0]);
  });
});
