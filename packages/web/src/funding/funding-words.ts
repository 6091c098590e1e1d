import { moneyText } from '../ui/money.js';
import type { Agreement, Contribution } from './funding-queries.js';
import type { FundingNames } from './use-funding-names.js';

/** '30.00' reads '30 %', '12.50' reads '12.5 %'. */
const percentText = (percent: string): string => `${percent.replace(/\.?0+$/, '')}\u00a0%`;

/** What a contribution pays of one claim: '30 % of the price', '£450.00 a claim', 'What is left'. */
export function shareText({
  kind,
  percent,
  amount,
}: Pick<Contribution, 'kind' | 'percent' | 'amount'>): string {
  switch (kind) {
    case 'PERCENT':
      return percent ? `${percentText(percent)} of the price` : 'A part of the price';
    case 'FIXED':
      return amount ? `${moneyText(amount)} a claim` : 'A fixed amount a claim';
    case 'RESIDUAL':
      return 'What is left';
  }
}

export const payerText = ({ funder, anchorPays }: Pick<Contribution, 'funder' | 'anchorPays'>): string =>
  anchorPays ? 'The participant’s anchor organisation' : (funder?.name ?? '–');

/** Every name: who agrees to terms has to see what they are, and what another version takes out of a long list. */
const listText = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/** Which claims it pays for: 'Every claim', 'Only Sign-up and Consent; only new participants'. */
export function restrictionText(
  { outcomeCodes, anchorIds, cohort }: Pick<Contribution, 'outcomeCodes' | 'anchorIds' | 'cohort'>,
  names: FundingNames,
): string {
  const parts = [
    ...(outcomeCodes ? [`only ${listText(outcomeCodes.map(names.nameOfOutcome))}`] : []),
    ...(anchorIds ? [`only with ${listText(anchorIds.map(names.nameOfAnchor))}`] : []),
    ...(cohort ? [cohort === 'NEW' ? 'only new participants' : 'only historic participants'] : []),
  ];
  if (parts.length === 0) return 'Every claim';
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type Standing = 'coming' | 'now' | 'earlier' | 'replaced';

/**
 * Where a version stands on a day. The highest version whose date has come holds (domain.md, Money: Which
 * version): a version is replaced whole when a later one reaches back to its date or before it.
 */
export function standingOf(version: Agreement, all: readonly Agreement[], today: string): Standing {
  const later = all.filter((other) => other.version > version.version);
  if (later.some((other) => other.effectiveFrom <= version.effectiveFrom)) return 'replaced';
  if (version.effectiveFrom > today) return 'coming';
  return later.some((other) => other.effectiveFrom <= today) ? 'earlier' : 'now';
}

export const STANDING_WORDS = {
  coming: { name: 'Agreed, coming', tone: 'going' },
  now: { name: 'In force', tone: 'good' },
  earlier: { name: 'Earlier', tone: 'quiet' },
  replaced: { name: 'Replaced', tone: 'quiet' },
} as const;

/** How far a proposal has come. */
export const PROPOSAL_WORDS = {
  PROPOSED: { name: 'To agree', tone: 'needs' },
  RETURNED: { name: 'Sent back', tone: 'needs' },
  AGREED: { name: 'Agreed', tone: 'good' },
} as const;
