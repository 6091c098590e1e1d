import { type ContributionTerms, isRefusal, parseMoney, parsePercent } from '@weft/shared';
import type { Agreement } from './funding-queries.js';

interface Amount {
  amount: string;
  currency: string;
}

/** An amount of the API in minor units; null where there is none, or where it cannot be read. */
function minorOf(of: Amount | null | undefined): bigint | null {
  if (!of) return null;
  const read = parseMoney(of.amount, of.currency);
  return isRefusal(read) ? null : read;
}

/**
 * An agreed version as the rules split by it; null for those who may not see all of it (a funder sees its own
 * amounts only, and a split without the others' would be wrong).
 */
export function termsOf({ contributions }: Pick<Agreement, 'contributions'>): ContributionTerms[] | null {
  const terms = contributions.map((one): ContributionTerms | null => {
    const percent = one.percent ? parsePercent(one.percent) : null;
    if (isRefusal(percent) || (one.kind === 'FIXED' && !one.amount) || !one.paid) return null;
    return {
      label: one.label,
      funderId: one.funder?.id ?? null,
      anchorPays: one.anchorPays,
      kind: one.kind,
      percent,
      amount: minorOf(one.amount),
      cap: minorOf(one.cap),
      outcomeCodes: one.outcomeCodes ?? null,
      anchorIds: one.anchorIds ?? null,
      cohort: one.cohort ?? null,
    };
  });
  return terms.every((one) => one !== null) ? terms : null;
}

/** What each label was billed so far, minor units. */
export const paidByLabel = (agreement: Agreement | null): Map<string, bigint> =>
  new Map(agreement?.contributions.map((one) => [one.label, minorOf(one.paid) ?? 0n]) ?? []);
