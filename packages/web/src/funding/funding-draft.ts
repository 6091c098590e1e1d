import {
  type ContributionKind,
  type ContributionTerms,
  checkBalance,
  checkContributions,
  isRefusal,
  parseDate,
  parseMoney,
  parsePercent,
  type Refusal,
  type RestrictionNames,
} from '@weft/shared';
import type { Cohort, FundingAgreementInput } from '../gql/graphql.js';
import type { Agreement } from './funding-queries.js';

/** One contribution in the editor: what was typed, as text. */
export interface DraftContribution {
  readonly key: string;
  readonly label: string;
  readonly anchorPays: boolean;
  readonly funderId: string | null;
  readonly funderName: string | null;
  readonly kind: ContributionKind;
  readonly percent: string;
  readonly amount: string;
  readonly cap: string;
  /** Empty lists and texts: no restriction. */
  readonly outcomeCodes: readonly string[];
  readonly anchorIds: readonly string[];
  readonly cohort: Cohort | '';
}

export interface FundingDraft {
  effectiveFrom: string;
  contributions: readonly DraftContribution[];
}

export interface Wrong {
  readonly field?: string | undefined;
  readonly message: string;
}

export const emptyContribution = (kind: ContributionKind = 'PERCENT'): DraftContribution => ({
  key: crypto.randomUUID(),
  label: '',
  anchorPays: false,
  funderId: null,
  funderName: null,
  kind,
  percent: '',
  amount: '',
  cap: '',
  outcomeCodes: [],
  anchorIds: [],
  cohort: '',
});

/** '1234567.00' as it is read: '1,234,567.00'. */
const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ',');

/** Thousands may be set apart by commas, as they are shown; anything else is for the rules to judge. */
const ungrouped = (text: string): string =>
  /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text.trim()) ? text.trim().replaceAll(',', '') : text;

/** A new version starts from the newest, a proposal from itself; the first one from somebody who pays what is left. */
export const draftFrom = (
  agreement: Pick<Agreement, 'contributions'> | undefined,
  effectiveFrom = '',
): FundingDraft => ({
  effectiveFrom,
  contributions: agreement
    ? agreement.contributions.map((one) => ({
        key: one.id,
        label: one.label,
        anchorPays: one.anchorPays,
        funderId: one.funder?.id ?? null,
        funderName: one.funder?.name ?? null,
        kind: one.kind,
        percent: one.percent?.replace(/\.?0+$/, '') ?? '',
        amount: grouped(one.amount?.amount ?? ''),
        cap: grouped(one.cap?.amount ?? ''),
        outcomeCodes: one.outcomeCodes ?? [],
        anchorIds: one.anchorIds ?? [],
        cohort: one.cohort ?? '',
      }))
    : [emptyContribution('RESIDUAL')],
});

const textOrNull = (text: string): string | null => text.trim() || null;
const listOrNull = (list: readonly string[]): string[] | null => (list.length > 0 ? [...list] : null);

/** What the API is sent. Fields that the kind does not have are left out, whatever was typed before. */
export const inputOf = ({ effectiveFrom, contributions }: FundingDraft): FundingAgreementInput => ({
  effectiveFrom,
  contributions: contributions.map((one) => ({
    label: one.label.trim(),
    funderId: one.anchorPays ? null : one.funderId,
    anchorPays: one.anchorPays,
    kind: one.kind,
    percent: one.kind === 'PERCENT' ? textOrNull(one.percent) : null,
    amount: one.kind === 'FIXED' ? textOrNull(ungrouped(one.amount)) : null,
    cap: textOrNull(ungrouped(one.cap)),
    outcomeCodes: listOrNull(one.outcomeCodes),
    anchorIds: listOrNull(one.anchorIds),
    cohort: one.cohort || null,
  })),
});

export interface ReadDraft {
  /** What keeps single contributions from making sense; the date is not among them. */
  readonly wrong: readonly Wrong[];
  /** Null as long as something is wrong. */
  readonly terms: readonly ContributionTerms[] | null;
  /** Why together they do not cover the price, when each makes sense. */
  readonly balance: Wrong | null;
}

/** Reads what was typed as the rules judge it; every number that cannot be read is named, not the first only. */
export function readDraft(draft: FundingDraft, currency: string, names?: RestrictionNames): ReadDraft {
  const wrong: Wrong[] = [];
  const read = <T>(value: T | Refusal): T | null => {
    if (isRefusal(value)) {
      wrong.push({ field: value.field, message: value.message });
      return null;
    }
    return value;
  };
  const terms = inputOf(draft).contributions.map((one, index): ContributionTerms => {
    const path = `contributions.${index}`;
    return {
      label: one.label,
      funderId: one.funderId ?? null,
      anchorPays: one.anchorPays ?? false,
      kind: one.kind,
      percent: one.percent ? read(parsePercent(one.percent, `${path}.percent`)) : null,
      amount: one.amount ? read(parseMoney(one.amount, currency, `${path}.amount`)) : null,
      cap: one.cap ? read(parseMoney(one.cap, currency, `${path}.cap`)) : null,
      outcomeCodes: one.outcomeCodes ?? null,
      anchorIds: one.anchorIds ?? null,
      cohort: one.cohort ?? null,
    };
  });
  const single = wrong.length > 0 ? null : checkContributions(terms);
  if (single) wrong.push(single);
  if (wrong.length > 0) return { wrong, terms: null, balance: null };
  return { wrong, terms, balance: checkBalance(terms, names) };
}

/** The date's own check, for sending only: an empty date is no fault while one types. */
export const wrongDate = ({ effectiveFrom }: FundingDraft): Wrong[] =>
  parseDate(effectiveFrom) ? [] : [{ field: 'effectiveFrom', message: 'Enter the day from which it holds.' }];
