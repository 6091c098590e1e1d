import type { WatchRow } from '../../rules/index.js';
import type { WatchedRows } from './watched-rows.js';

/** By what the people offered are told apart. */
export const WATCH_SPLITS = ['NOTHING', 'COMPLEXITY', 'AGE_BAND', 'SOURCE'] as const;
export type WatchSplit = (typeof WATCH_SPLITS)[number];

/** What became of some people at one place that decides. */
export interface WatchLine {
  /** null: the hub itself, with everybody who was referred */
  readonly providerId: string | null;
  readonly provider: string;
  /** the code of a band, the id of a source; null where nothing is told apart */
  readonly groupId: string | null;
  readonly group: string | null;
  readonly offered: number;
  readonly declined: number;
  readonly waited: number;
  readonly started: number;
}

const THE_HUB = 'The hub itself';

/** Adds the rows up by who decides and one thing more: the hub first, then providers by name, groups in their order. */
export function linesOf({ rows, bands, ages }: WatchedRows, split: WatchSplit): WatchLine[] {
  const lines = new Map<string, WatchLine>();
  for (const row of rows) {
    const group = groupOf(row, split, bands);
    const key = JSON.stringify([row.provider?.id ?? null, group?.id ?? null]);
    const before = lines.get(key);
    lines.set(key, {
      providerId: row.provider?.id ?? null,
      provider: row.provider?.name ?? THE_HUB,
      groupId: group?.id ?? null,
      group: group?.name ?? null,
      offered: (before?.offered ?? 0) + row.offered,
      declined: (before?.declined ?? 0) + row.declined,
      waited: (before?.waited ?? 0) + row.waited,
      started: (before?.started ?? 0) + row.started,
    });
  }
  const order = orderOf(split, bands, ages);
  return [...lines.values()].sort(
    (a, b) =>
      Number(a.providerId !== null) - Number(b.providerId !== null) ||
      a.provider.localeCompare(b.provider, 'en-GB') ||
      order(a) - order(b) ||
      (a.group ?? '').localeCompare(b.group ?? '', 'en-GB'),
  );
}

function groupOf(
  row: WatchRow,
  split: WatchSplit,
  bands: WatchedRows['bands'],
): { readonly id: string; readonly name: string } | null {
  switch (split) {
    case 'NOTHING':
      return null;
    case 'COMPLEXITY':
      return {
        id: row.complexity,
        name: bands.find(({ code }) => code === row.complexity)?.title ?? row.complexity,
      };
    case 'AGE_BAND':
      return { id: row.ageBand, name: row.ageBand };
    case 'SOURCE':
      return row.source;
  }
}

function orderOf(
  split: WatchSplit,
  bands: WatchedRows['bands'],
  ages: readonly string[],
): (line: WatchLine) => number {
  const order = split === 'COMPLEXITY' ? bands.map(({ code }) => code) : split === 'AGE_BAND' ? ages : [];
  return ({ groupId }) => order.indexOf(groupId ?? '');
}
