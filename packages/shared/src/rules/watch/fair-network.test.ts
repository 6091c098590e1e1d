import { describe, expect, it } from 'vitest';
import { USUAL_WATCH, type Watch, type WatchRow, watchDeclines } from './index.js';

const PROVIDERS = ['Ash', 'Beech', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Oak', 'Rowan'];
const SOURCES = ['Probation', 'Housing'];

/** Numbers between 0 and 1, the same from the same seed (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

interface Network {
  /** how many people of a kind a provider is offered */
  offered(provider: number, isComplex: boolean, source: number): number;
  declines(provider: number, isComplex: boolean, source: number): number;
}

/** What a network did: each person by lot, at the rates that are given. */
function made({ offered, declines }: Network, seed: number): WatchRow[] {
  const random = randomFrom(seed);
  const happens = (among: number, rate: number): number => {
    let count = 0;
    for (let nth = 0; nth < among; nth++) if (random() < rate) count++;
    return count;
  };
  return PROVIDERS.flatMap((name, provider) =>
    [true, false].flatMap((isComplex) =>
      SOURCES.map((from, source): WatchRow => {
        const number = offered(provider, isComplex, source);
        const declined = happens(number, declines(provider, isComplex, source));
        return {
          provider: { id: name, name },
          source: { id: from, name: from },
          complexity: isComplex ? 'HIGH' : 'MEDIUM',
          ageBand: 'ADULT',
          offered: number,
          declined,
          waited: happens(number, isComplex ? 0.4 : 0.25),
          started: happens(number - declined, 0.85),
        };
      }),
    ),
  );
}

const runs = (network: Network, times: number): Watch[] =>
  Array.from({ length: times }, (_, nth) => watchDeclines(made(network, nth * 7919 + 1)));
const shareOf = (watches: readonly Watch[], of: (watch: Watch) => boolean): number =>
  watches.filter(of).length / watches.length;
const marksAnything = ({ findings }: Watch): boolean => findings.some(({ isMarked }) => isMarked);
const marksOak = ({ findings }: Watch): boolean =>
  findings.some(
    ({ subject, question, isMarked, isMore }) =>
      isMarked &&
      isMore &&
      question !== 'EVERYONE' &&
      subject.kind === 'PROVIDER' &&
      subject.provider.id === 'Oak',
  );
const OAK = PROVIDERS.indexOf('Oak');

describe('a network whose truth is known', () => {
  it('is marked in fewer than 5 % of 1,000 runs when it is fair', () => {
    const fair: Network = { offered: () => 50, declines: () => 0.2 };
    const watches = runs(fair, 1000);
    expect(watches[0]?.looks).toBe(8 * 5 + 2 * 3);
    expect(shareOf(watches, marksAnything)).toBeLessThan(0.05);
  });

  it('is marked in fewer than 5 % of 1,000 runs when it is fair and providers are offered different people', () => {
    const mixed: Network = {
      // from one complex person in eight to seven, and ever more of them from one source
      offered: (provider, isComplex, source) =>
        Math.round(
          (isComplex ? provider + 1 : 8 - provider) * (source === 0 ? 4 + provider : 11 - provider) * 1.5,
        ),
      // everybody declines complex people, and those from one source, more often; 20 % in all
      declines: (_, isComplex, source) => 0.08 + (isComplex ? 0.16 : 0) + (source === 0 ? 0.08 : 0),
    };
    const watches = runs(mixed, 1000);
    // without comparing like with like they would look far apart
    const rateOf = (name: string): number => {
      const rows = Array.from({ length: 50 }, (_, nth) => made(mixed, nth + 1))
        .flat()
        .filter(({ provider }) => provider?.name === name);
      const sum = (count: 'declined' | 'offered') => rows.reduce((total, row) => total + row[count], 0);
      return sum('declined') / sum('offered');
    };
    expect(rateOf('Rowan') - rateOf('Ash')).toBeGreaterThan(0.1);
    const ofProviders = watches.map((watch) => ({
      ...watch,
      findings: watch.findings.filter(({ subject }) => subject.kind === 'PROVIDER'),
    }));
    expect(shareOf(ofProviders, marksAnything)).toBeLessThan(0.05);
  });

  it('shows the one of eight that declines complex people twice as often, of 300 it was offered', () => {
    const picky: Network = {
      offered: () => 150,
      declines: (provider, isComplex) => (isComplex && provider === OAK ? 0.4 : 0.2),
    };
    expect(shareOf(runs(picky, 200), marksOak)).toBeGreaterThan(0.8);
  });

  it('shows it too where the 300 are all that it was offered, half of them complex', () => {
    const small: Network = {
      offered: () => 75,
      declines: (provider, isComplex) => (isComplex && provider === OAK ? 0.4 : 0.2),
    };
    expect(shareOf(runs(small, 200), marksOak)).toBeGreaterThan(0.8);
  });

  it('would cry wolf without the correction', () => {
    const fair: Network = { offered: () => 40, declines: () => 0.2 };
    const uncorrected = runs(fair, 100).map((watch) =>
      watch.findings.some(({ chance }) => chance <= USUAL_WATCH.falseMarks / 100),
    );
    expect(uncorrected.filter(Boolean).length).toBeGreaterThan(50);
  });
});
