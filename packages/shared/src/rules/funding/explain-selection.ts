import { formatMoney, sumMoney } from '../money/index.js';
import type { ClaimToSplit, ContributionTerms } from './contribution.js';
import { explainCap, explainMaximum } from './explain-limits.js';
import { splitBatch } from './split-batch.js';
import type { ClaimSplit, FundingState } from './split-claim.js';

/** One of several claims that somebody is about to decide on together. */
export interface SelectedClaim extends ClaimToSplit {
  readonly reference: string;
  /** The contributions of the version that applies to it, in listed order; null: none was in effect. */
  readonly terms: readonly ContributionTerms[] | null;
}

const WITH_THESE = 'With these claims, all that is billed, and the verified claims that are not yet,';
/** More references than these nobody reads. */
const MOST_NAMED = 5;

/**
 * What several claims do together to the contract's maximum and to the funders' caps: each alone may have room under a
 * limit that all of them go over. They are split one after the other as a payment run would that began with them; the
 * contract's maximum is looked at by itself. Nothing is refused for it (domain.md, Counts).
 *
 * @param claims by date of achievement, in the order of a run
 * @param waiting what the verified claims come to that no run has billed, minor units
 * @returns sentences; none where nothing is gone over or near
 */
export function explainSelection(
  claims: readonly SelectedClaim[],
  state: FundingState,
  waiting: bigint,
  currency: string,
): string[] {
  const withTerms = claims.flatMap((claim) => (claim.terms ? [{ ...claim, terms: claim.terms }] : []));
  const { splits } = splitBatch(withTerms, { ...state, contractHeadroom: null });
  const maximum = sayMaximum(claims, state, waiting, currency);
  const cutOff = splits.some((split) =>
    split.steps.some(({ label, asked, paid }) => paid < asked && state.caps.get(label) != null),
  );
  const allFunded = splits.length === claims.length && splits.every((split) => split.unfunded === null);
  return [
    ...sayWhich(
      claims.filter(({ terms }) => !terms),
      (which, many) =>
        `No funding agreement was in effect when ${many === 1 ? 'this claim was' : 'these claims were'} achieved: ${which}.`,
    ),
    ...maximum,
    ...[...state.caps].flatMap(([label, cap]) =>
      cap === null ? [] : sayCap(label, cap, splits, state.paidByLabel.get(label) ?? 0n, currency),
    ),
    // what one claim's own warning says: a cap that is used up is no reason not to decide
    ...(cutOff && allFunded && maximum.length === 0
      ? [
          `Others pay what is missing: ${claims.length === 1 ? 'the claim is' : 'all of these claims are'} funded whole.`,
        ]
      : []),
    ...sayWhich(
      withTerms.filter((_, nth) => splits[nth]?.unfunded),
      (which, many) =>
        `${many === 1 ? 'One of these claims' : `${many.toLocaleString('en-GB')} of these claims`} would stand unfunded: ${which}.`,
    ),
  ];
}

/** What all of these claims ask of one contribution, against what its cap leaves. */
function sayCap(
  label: string,
  cap: bigint,
  splits: readonly ClaimSplit[],
  before: bigint,
  currency: string,
): string[] {
  const steps = splits.flatMap((split) => split.steps.filter((step) => step.label === label));
  const asked = sumMoney(steps.map((step) => step.asked));
  if (asked === 0n) return [];
  const left = cap > before ? cap - before : 0n;
  if (asked <= left) return said(explainCap(label, { limit: cap, used: before + asked }, currency));
  return [
    `${label} would pay ${formatMoney(asked, currency)} of these claims, and its cap leaves ${formatMoney(left, currency)}.`,
  ];
}

function sayMaximum(
  claims: readonly SelectedClaim[],
  { contractHeadroom, paidByLabel }: FundingState,
  waiting: bigint,
  currency: string,
): string[] {
  if (contractHeadroom === null || claims.length === 0) return [];
  const billed = sumMoney(paidByLabel.values());
  const used = billed + waiting + sumMoney(claims.map(({ price }) => price));
  return said(explainMaximum({ limit: billed + contractHeadroom, used }, WITH_THESE, currency));
}

function sayWhich(claims: readonly SelectedClaim[], say: (which: string, many: number) => string): string[] {
  if (claims.length === 0) return [];
  const named = claims.slice(0, MOST_NAMED).map(({ reference }) => reference);
  const more = claims.length - named.length;
  const which = new Intl.ListFormat('en-GB').format(
    more > 0 ? [...named, `${more.toLocaleString('en-GB')} more`] : named,
  );
  return [say(which, claims.length)];
}

const said = (sentence: string | null): string[] => (sentence === null ? [] : [sentence]);
