import { expect } from 'vitest';
import { type Random, randomFrom } from '../../src/testing/random.js';
import { type Acknowledged, more, total } from './acknowledged.js';
import { check, type Found } from './check.js';
import { saidOf } from './load.js';
import type { Place } from './place.js';
import type { Site } from './site.js';

/** How much of everything. */
export interface Size {
  /** partnerships whose runs are interrupted */
  readonly places: number;
  /** at most so many claims are new in a run */
  readonly claims: number;
  /** of the worker, on each backend */
  readonly kills: number;
  /** longest that a worker lives before it is killed */
  readonly lifetimeMs: number;
  /** of Postgres, on each backend */
  readonly crashes: number;
  /** of Redis */
  readonly losses: number;
  /** rounds side by side, and the writes in each of a partnership */
  readonly rounds: number;
  readonly writes: number;
  /** of the clocks, on each backend */
  readonly moves: number;
}

const FULL: Size = {
  places: 10,
  claims: 12_000,
  kills: 100,
  lifetimeMs: 5_000,
  crashes: 10,
  losses: 10,
  rounds: 10,
  writes: 100,
  moves: 6,
};
const SHORT: Size = {
  places: 2,
  claims: 1_000,
  kills: 3,
  lifetimeMs: 2_500,
  crashes: 1,
  losses: 2,
  rounds: 1,
  writes: 20,
  moves: 2,
};

export interface Row extends Found {
  readonly fault: string;
  readonly times: number;
  readonly seconds: number;
}

/** What the faults share: the place where they happen, how much of everything, and the account of it. */
export interface Drill {
  readonly site: Site;
  readonly random: Random;
  readonly size: Size;
  progress(line: string): void;
  /** Something worth saying below the table. */
  count(what: string, by: number): void;
  /** ... in the long form only */
  detail(what: string, by: number): void;
  /** Keeps what people were told who asked meanwhile. */
  answers(said: Acknowledged): void;
  /** In a fault that nobody who asks should notice. */
  expectNoFault(said: readonly Acknowledged[]): void;
  /** Waits until work has resumed by itself, and looks through everything. */
  check(
    fault: string,
    times: number,
    places: readonly Place[],
    said: readonly Acknowledged[],
    home?: string,
  ): Promise<void>;
}

export interface Account {
  readonly rows: Row[];
  readonly counts: Map<string, number>;
  readonly leftOut: string[];
}

export function openDrill(site: Site, given: { seed: number; full: boolean; account: Account }): Drill {
  const { account, full } = given;
  let began = performance.now();
  return {
    site,
    random: randomFrom(given.seed),
    size: full ? FULL : SHORT,
    progress: (line) => {
      if (full) process.stdout.write(`${line}\n`);
    },
    count: (what, by) => more(account.counts, what, by),
    detail: (what, by) => {
      if (full) more(account.counts, what, by);
    },
    answers: (said) => {
      for (const [what, times] of said.refused) more(account.counts, `refused: ${what}`, times);
      for (const [what, times] of said.failed) more(account.counts, `no answer, or a fault: ${what}`, times);
    },
    expectNoFault: (said) => {
      for (const { failed } of said) expect(total(failed), saidOf(failed)).toBe(0);
    },
    async check(fault, times, places, said, home) {
      const found = await check(site, places, said, home);
      await site.endAll();
      const seconds = Math.round((performance.now() - began) / 1_000);
      account.rows.push({ fault, times, ...found, seconds });
      began = performance.now();
    },
  };
}

/** The account as people read it. */
export function tableOf({ rows, counts, leftOut }: Account): string {
  const titles: (keyof Row)[] = [
    'fault',
    'times',
    'runs',
    'paid',
    'acknowledged',
    'unfinished',
    'lost',
    'twice',
    'ledger',
    'chain',
    'seconds',
  ];
  const lines = [titles as string[], ...rows.map((row) => titles.map((title) => String(row[title])))];
  const widths = titles.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const pad = (text: string, at: number): string =>
    at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  return [
    ...lines.map((line) => line.map(pad).join('  ')),
    ...[...counts].map(([what, times]) => `${times} × ${what}`),
    ...leftOut.map((what) => `Left out: ${what}`),
  ].join('\n');
}
