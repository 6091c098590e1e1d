import { sumOf } from '../ui/decimal.js';
import type { MoneyFlow } from './flow-queries.js';

/** How the lines of the table are drawn together. */
export type LinesBy = '' | 'provider' | 'both';

/** One line: what a funder pays for an outcome, for a provider's work, or for both. */
export interface ShareLine {
  readonly key: string;
  readonly flow: MoneyFlow;
  readonly claimCount: number;
  readonly amount: { amount: string; currency: string };
}

/** The flows added up by outcome, by provider, or as they are; each funder by itself. */
export function linesOf(flows: readonly MoneyFlow[], by: LinesBy): ShareLine[] {
  const groups = new Map<string, MoneyFlow[]>();
  for (const flow of flows) {
    const { funder, kind, outcomeCode, provider } = flow;
    // what has no provider is told apart by what it is for
    const outcome = by === 'provider' && provider ? '' : `${kind} ${outcomeCode}`;
    const key = [funder.id, outcome, by === '' ? '' : (provider?.id ?? '')].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  return [...groups].flatMap(([key, all]) => {
    const [flow] = all;
    if (!flow) return [];
    return [
      {
        key,
        flow,
        claimCount: all.reduce((sum, { claimCount }) => sum + claimCount, 0),
        amount: sumOf(
          flow.amount.currency,
          all.map(({ amount }) => amount),
        ),
      },
    ];
  });
}
