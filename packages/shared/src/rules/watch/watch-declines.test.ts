import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WatchRow, type WatchSubject, watchDeclines } from './index.js';

const named = (name: string) => ({ id: name.toLowerCase(), name });
const row = (
  provider: string | null,
  source: string,
  complexity: string,
  [offered, declined, waited, started]: readonly [number, number, number, number],
  ageBand = 'OLDER',
): WatchRow => ({
  provider: provider === null ? null : named(provider),
  source: named(source),
  complexity,
  ageBand,
  offered,
  declined,
  waited,
  started,
});
const about = (subject: WatchSubject): string =>
  subject.kind === 'HUB'
    ? 'HUB'
    : `${subject.kind} ${subject.kind === 'PROVIDER' ? subject.provider.name : subject.source.name}`;

// Oak declines complex people twice as often as Ash and Elm, and others no more often
const OAK_PICKS = [
  row('Oak', 'Probation', 'HIGH', [300, 120, 60, 150]),
  row('Oak', 'Probation', 'LOW', [300, 60, 60, 200]),
  row('Ash', 'Probation', 'HIGH', [300, 60, 60, 200]),
  row('Ash', 'Probation', 'LOW', [300, 60, 60, 200]),
  row('Elm', 'Probation', 'HIGH', [300, 60, 60, 200]),
  row('Elm', 'Probation', 'LOW', [300, 60, 60, 200]),
];

describe('watching declines', () => {
  it('marks who declines complex people more than others do, and says so as a manager would', () => {
    const { looks, findings, sentence } = watchDeclines(OAK_PICKS);
    // one source has nobody to be compared with
    expect(looks).toBe(15);
    expect(sentence).toBe(
      'This page compares 15 times and allows for that: where all is fair, it marks anything at all at most 5 times in 100.',
    );
    const ofOak = findings.filter(
      ({ subject, isMarked, isMore }) => about(subject) === 'PROVIDER Oak' && isMarked && isMore,
    );
    expect(ofOak.map((one) => one.sentence)).toEqual([
      'Oak declined 120 of the 300 people with complex circumstances it was offered; the other providers would have declined about 60 of people like these. Chance does not explain the difference.',
      'Oak declined 180 of the 600 people it was offered; the other providers would have declined about 120 of people like these. Chance does not explain the difference.',
      expect.stringMatching(
        /^Of the 180 people that Oak declined, 120 had complex circumstances; if it chose as the other providers do, it would have been about \d+\. Chance does not explain the difference\.$/,
      ),
    ]);
    const waits = findings.find(
      ({ subject, count }) => about(subject) === 'PROVIDER Oak' && count === 'waited',
    );
    expect(waits).toMatchObject({ isMarked: false, seen: 120, expected: 120, chance: 1 });
    expect(waits?.sentence).toBe(
      'Of the 600 people offered to Oak, 120 waited longer than the guide; with the other providers about 120 of people like these would have. Chance alone can make a difference of this size.',
    );
  });

  it('does not mark as picking who declines everybody twice as often', () => {
    const all = OAK_PICKS.map((one) =>
      one.provider?.name === 'Oak' ? { ...one, declined: 120, started: 150 } : one,
    );
    const ofOak = watchDeclines(all).findings.filter(
      ({ subject, count }) => about(subject) === 'PROVIDER Oak' && count === 'declined',
    );
    expect(Object.fromEntries(ofOak.map(({ question, isMarked }) => [question, isMarked]))).toEqual({
      EVERYONE: true,
      COMPLEX: true,
      COMPLEX_SHARE: false,
    });
  });

  it('does not blame a provider for the people it was offered', () => {
    const findings = watchDeclines([
      row('Oak', 'Probation', 'HIGH', [400, 160, 0, 0]),
      row('Oak', 'Probation', 'LOW', [100, 10, 0, 0]),
      row('Ash', 'Probation', 'HIGH', [100, 40, 0, 0]),
      row('Ash', 'Probation', 'LOW', [400, 40, 0, 0]),
    ]).findings;
    expect(findings.some(({ isMarked }) => isMarked)).toBe(false);
  });

  it('watches the hub as it watches others: whose people it declines, and whether they are complex', () => {
    const { findings } = watchDeclines([
      row(null, 'Probation', 'HIGH', [200, 60, 0, 100]),
      row(null, 'Probation', 'LOW', [200, 20, 0, 100]),
      row(null, 'Housing', 'HIGH', [200, 20, 0, 100]),
      row(null, 'Housing', 'LOW', [200, 20, 0, 100]),
    ]);
    const marked = findings.filter(({ isMarked, isMore }) => isMarked && isMore);
    expect(marked.map((one) => one.sentence).sort()).toEqual([
      'The hub declined 80 of the 400 people whom Probation referred; of people like these from elsewhere it would have declined about 40. Chance does not explain the difference.',
      'The hub declined 80 of the 400 people with complex circumstances who were referred; had it declined them as it did others of the same age and source, it would have been about 40. Chance does not explain the difference.',
    ]);
  });

  it('watches what becomes of each source’s people at the same provider', () => {
    const { findings } = watchDeclines([
      row('Oak', 'Probation', 'LOW', [100, 40, 50, 50]),
      row('Oak', 'Housing', 'LOW', [100, 10, 20, 80]),
    ]);
    const ofProbation = findings.filter(
      ({ subject, isMarked }) => about(subject) === 'SOURCE Probation' && isMarked,
    );
    expect(ofProbation.map((one) => one.sentence)).toEqual(
      expect.arrayContaining([
        'Providers declined 40 of the 100 people whom Probation referred and who were offered to providers; of people like these from elsewhere they would have declined about 10. Chance does not explain the difference.',
        'Of the 100 people whom Probation referred and who were offered to providers, 50 started; of people like these from elsewhere about 80 would have. Chance does not explain the difference.',
      ]),
    );
  });

  it('says whom it could not compare, and looks nowhere where there is nothing to see', () => {
    const { findings } = watchDeclines([
      row('Oak', 'Probation', 'LOW', [10, 2, 0, 0]),
      row('Ash', 'Probation', 'LOW', [10, 2, 0, 0]),
      row('Oak', 'Self', 'LOW', [3, 1, 0, 0]),
    ]);
    const ofOak = findings.filter(({ subject }) => about(subject) === 'PROVIDER Oak');
    expect(ofOak).toHaveLength(1);
    expect(ofOak[0]?.sentence).toContain(
      '3 more could not be compared, since there was nobody like them elsewhere.',
    );
    expect(watchDeclines([])).toEqual({
      looks: 0,
      findings: [],
      funnel: null,
      sentence: 'There is nothing to compare yet.',
    });
  });

  it('refuses counts that cannot be', () => {
    for (const counts of [
      [5, 3, 0, 3],
      [5, 0, 6, 0],
      [5, -1, 0, 0],
      [5.5, 0, 0, 0],
    ] as const)
      expect(() => watchDeclines([row('Oak', 'Self', 'LOW', counts)])).toThrow(RangeError);
    expect(() => watchDeclines([], { complex: [], falseMarks: 0 })).toThrow(RangeError);
  });
});

const anyRow = fc
  .record({
    provider: fc.constantFrom('Oak', 'Ash', 'Elm', null),
    source: fc.constantFrom('Probation', 'Housing'),
    complexity: fc.constantFrom('HIGH', 'LOW'),
    age: fc.constantFrom('YOUNG', 'OLDER'),
    offered: fc.nat(60),
    parts: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ provider, source, complexity, age, offered, parts: [one, other] }) => {
    const declined = Math.floor(offered * one);
    const started = Math.floor((offered - declined) * other);
    return row(provider, source, complexity, [offered, declined, Math.floor(offered * other), started], age);
  });

describe('any page of the watch', () => {
  it('hangs on no order, marks by the corrected chance alone, and speaks in whole sentences', () => {
    const rows = fc
      .array(anyRow, { maxLength: 24 })
      .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));
    fc.assert(
      fc.property(rows, ([given, turned]) => {
        const watch = watchDeclines(given);
        expect(watchDeclines(turned)).toEqual(watch);
        expect(watch.findings).toHaveLength(watch.looks);
        for (const { chance, corrected, isMarked, seen, people, expected, sentence } of watch.findings) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(corrected).toBeGreaterThanOrEqual(chance);
          expect(corrected).toBeLessThanOrEqual(1);
          expect(isMarked).toBe(corrected <= 0.05);
          expect(seen).toBeLessThanOrEqual(people);
          expect(expected).toBeGreaterThanOrEqual(0);
          expect(expected).toBeLessThanOrEqual(people + 1e-9);
          expect(sentence).not.toMatch(/undefined|NaN|null|-\d/);
        }
      }),
    );
  });
});
