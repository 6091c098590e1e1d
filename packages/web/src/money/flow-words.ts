import { type FlowLink, type Side, sumsOf } from './flow-layout.js';
import type { MoneyFlow } from './flow-queries.js';

/** What stands where the work is nobody's in particular, or nobody's to know. */
const NO_PROVIDER = 'Not for one provider';
export const PROVIDER_NOT_SHOWN = 'Provider not shown';

export const isLumpSum = ({ kind }: MoneyFlow): boolean => kind !== 'CLAIMS';

export const providerName = (flow: MoneyFlow): string =>
  flow.provider?.name ?? (isLumpSum(flow) ? NO_PROVIDER : PROVIDER_NOT_SHOWN);

/** The largest of one column, and its part of the whole in words: 'Housing', '41 %'. */
export interface Largest {
  readonly name: string;
  readonly part: string;
  /** There is no other. */
  readonly only: boolean;
}

/** What the picture shows most of, column by column; null where nothing is drawn. */
export function largestOf(all: readonly FlowLink[]): Readonly<Record<Side, Largest>> | null {
  const drawn = all.filter(({ amount }) => amount > 0n);
  const total = drawn.reduce((sum, { amount }) => sum + amount, 0n);
  if (total === 0n) return null;
  const of = (side: Side): Largest => {
    const sums = sumsOf(drawn, side);
    const [name, amount] = [...sums].reduce((most, one) => (one[1] > most[1] ? one : most));
    return { name, part: partText(amount, total), only: sums.size === 1 };
  };
  return { from: of('from'), via: of('via'), to: of('to') };
}

/** '41 %' on one line, to the nearest whole; what is neither nothing nor all never reads as if it were. */
export function partText(part: bigint, whole: bigint): string {
  const percent = (200n * part + whole) / (2n * whole);
  if (percent === 0n && part > 0n) return 'under 1 %';
  if (percent === 100n && part < whole) return 'over 99 %';
  return `${percent} %`;
}

/** Column by column; where there is only one it is said in other words. */
export function largestWords(links: readonly FlowLink[]): string {
  const largest = largestOf(links);
  if (!largest) return '';
  const { from, via, to } = largest;
  const parts = [
    from.only ? null : `${from.name} pays the largest part (${from.part})`,
    via.only ? `all of it is for ${via.name}` : `the largest part is for ${via.name} (${via.part})`,
    to.name === PROVIDER_NOT_SHOWN || to.name === NO_PROVIDER
      ? null
      : to.only
        ? `all of it is for the work of ${to.name}`
        : `the largest part goes to the work of ${to.name} (${to.part})`,
  ].filter((part) => part !== null);
  const words = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What the picture leaves out, and why. */
export function notShownWords(
  links: readonly FlowLink[],
  flows: readonly MoneyFlow[],
  text: (amount: bigint) => string,
): string {
  const sum = (provider: string): bigint =>
    links.reduce((total, { to, amount }) => (to === provider ? total + amount : total), 0n);
  const sensitive = sum(PROVIDER_NOT_SHOWN);
  const lump = sum(NO_PROVIDER);
  return [
    sensitive === 0n
      ? ''
      : ` ${text(sensitive)} is for sensitive outcomes: they show as the total of their domain, without providers.`,
    lump === 0n ? '' : ` ${text(lump)} was paid for whole periods, not by outcome.`,
    flows.some(({ amount }) => amount.amount.startsWith('-'))
      ? ' Where more was given back than billed, only the table has it.'
      : '',
  ].join('');
}
