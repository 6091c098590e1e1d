import type { DateRange } from '../calendar/index.js';
import { formatDate } from '../calendar/index.js';
import { nearness } from '../forecast/nearness.js';
import { formatMoney } from '../money/index.js';

/** What a limit of money is, and how much of it is spoken for, minor units. */
export interface UsedOfLimit {
  readonly limit: bigint;
  readonly used: bigint;
}

/** How often a rate card pays an outcome, and how often it is claimed. */
export interface CountOfLimit {
  readonly title: string;
  /** null: over the whole contract */
  readonly within: DateRange | null;
  readonly limit: number;
  readonly used: number;
}

/**
 * Says that something takes the contract's maximum over, or within five per cent of it; null when it does neither.
 * @param lead what it counts with: 'With this claim'
 */
export function explainMaximum({ limit, used }: UsedOfLimit, lead: string, currency: string): string | null {
  const money = (amount: bigint): string => formatMoney(amount, currency);
  switch (nearness(used, limit)) {
    case 'OVER':
      return `${lead} it comes to ${money(used)}: ${money(used - limit)} more than the contract’s maximum of ${money(limit)}.`;
    case 'NEAR':
      return `${lead} it comes to ${money(used)} of the contract’s maximum of ${money(limit)}: ${money(limit - used)} is left.`;
    default:
      return null;
  }
}

/** The same of one contribution's cap. What would go over is cut, and others pay it: `explainCaps` says so. */
export function explainCap(label: string, { limit, used }: UsedOfLimit, currency: string): string | null {
  const money = (amount: bigint): string => formatMoney(amount, currency);
  if (nearness(used, limit) === null) return null;
  return used >= limit
    ? `${label}: its cap of ${money(limit)} is used up.`
    : `${label} comes to ${money(used)} of its cap of ${money(limit)}: ${money(limit - used)} is left.`;
}

/** The same of an outcome's count, live claims included. */
export function explainCount({ title, within, limit, used }: CountOfLimit): string | null {
  const near = nearness(BigInt(used), BigInt(limit));
  if (near === null) return null;
  const number = (count: number): string => count.toLocaleString('en-GB');
  const when = within ? ` from ${formatDate(within.from)} to ${formatDate(within.to)}` : ' in all';
  const rest =
    near === 'OVER'
      ? `${number(used - limit)} too many`
      : used === limit
        ? 'none is left'
        : `${number(limit - used)} left`;
  return `“${title}” is claimed ${number(used)} of the ${number(limit)} times that the rate card pays it${when}: ${rest}.`;
}
