import {
  type ChangedContribution,
  type ComparedTerm,
  type ContributionTerms,
  compareAgreements,
  formatMoney,
  formatPercent,
} from '@weft/shared';
import { useMemo } from 'react';
import { usePartnership } from '../app/viewer.js';
import classes from '../rate-cards/comparison.module.css';
import { count } from '../ui/count.js';
import { restrictionText } from './funding-words.js';
import type { FundingNames } from './use-funding-names.js';

interface AgreementChangesProps {
  /** The version in force; null: there is none. */
  before: readonly ContributionTerms[] | null;
  after: readonly ContributionTerms[];
  names: FundingNames;
  /** What the payers are called, by their ids. */
  payers: ReadonlyMap<string, string>;
}

/** What terms change against the version in force, contribution by contribution. */
export function AgreementChanges({ before, after, names, payers }: AgreementChangesProps) {
  const { currency } = usePartnership();
  const found = useMemo(() => compareAgreements(before ?? [], after), [before, after]);
  const say = wordsFor(currency, names, payers);
  const changes = found.added.length + found.removed.length + found.changed.length;
  if (before === null) return <p>No version is in force to compare with: every contribution is new.</p>;
  if (changes === 0)
    return <p>Nothing changes: the {count(found.unchanged.length, 'contribution')} are those in force.</p>;
  return (
    <>
      <p>
        {count(found.changed.length, 'contribution')} changed, {found.added.length} added,{' '}
        {found.removed.length} removed, {found.unchanged.length} as before.
      </p>
      <ul className={classes.changes}>
        {found.changed.map((one) => (
          <li key={one.after.label} className={classes.change} data-kind="changed">
            <span>
              <strong>Changed:</strong> {one.after.label}
            </span>
            {one.terms.map((term) => (
              <span key={term} className={classes.soft}>
                {changeText(one, term, say)}
              </span>
            ))}
          </li>
        ))}
        {found.added.map((one) => (
          <li key={one.label} className={classes.change} data-kind="added">
            <span>
              <strong>Added:</strong> {one.label}
            </span>
            <span className={classes.soft}>
              {say.share(one)}, paid by {say.payer(one)}. {say.restriction(one)}. {say.cap(one)}.
            </span>
          </li>
        ))}
        {found.removed.map((one) => (
          <li key={one.label} className={classes.change} data-kind="removed">
            <span>
              <strong>Removed:</strong> {one.label}
            </span>
            <span className={classes.soft}>
              It was {lowerFirst(say.share(one))}, paid by {say.payer(one)}.
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Words = ReturnType<typeof wordsFor>;

function wordsFor(currency: string, names: FundingNames, payers: ReadonlyMap<string, string>) {
  const money = (amount: bigint): string => formatMoney(amount, currency);
  return {
    share: ({ kind, percent, amount }: ContributionTerms): string =>
      kind === 'PERCENT'
        ? `${formatPercent(percent ?? 0).replace(/\.?0+$/, '')} % of the price`
        : kind === 'FIXED'
          ? `${money(amount ?? 0n)} a claim`
          : 'What is left',
    payer: ({ anchorPays, funderId }: ContributionTerms): string =>
      anchorPays ? 'the participant’s anchor organisation' : (payers.get(funderId ?? '') ?? 'another payer'),
    cap: ({ cap }: ContributionTerms): string => (cap == null ? 'No cap' : `At most ${money(cap)} in all`),
    restriction: ({ outcomeCodes, anchorIds, cohort }: ContributionTerms): string =>
      restrictionText(
        {
          outcomeCodes: outcomeCodes ? [...outcomeCodes] : null,
          anchorIds: anchorIds ? [...anchorIds] : null,
          cohort: cohort ?? null,
        },
        names,
      ),
  };
}

/** One change in a sentence; what the kind implies is said once, with the kind. */
function changeText(
  { before, after, terms }: ChangedContribution,
  term: ComparedTerm,
  say: Words,
): string | null {
  switch (term) {
    case 'order':
      return 'It has another place in the order.';
    case 'payer':
      return `Paid by ${say.payer(before)}; becomes ${say.payer(after)}.`;
    case 'kind':
      return `${say.share(before)} becomes ${lowerFirst(say.share(after))}.`;
    case 'percent':
    case 'amount':
      return terms.includes('kind') ? null : `${say.share(before)} becomes ${say.share(after)}.`;
    case 'cap':
      return `${say.cap(before)}; becomes ${lowerFirst(say.cap(after))}.`;
    case 'outcomes':
      return `${say.restriction(before)}; becomes: ${lowerFirst(say.restriction(after))}.`;
    case 'anchors':
    case 'cohort':
      return terms.includes('outcomes') || (term === 'cohort' && terms.includes('anchors'))
        ? null
        : `${say.restriction(before)}; becomes: ${lowerFirst(say.restriction(after))}.`;
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
