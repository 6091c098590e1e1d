import { type ComparedField, compareRateCards, formatMoney, type TariffTerms } from '@weft/shared';
import { useMemo } from 'react';
import { count } from '../ui/count.js';
import classes from './comparison.module.css';

const FIELD_WORDS: Record<ComparedField, string> = {
  title: 'title',
  domain: 'domain',
  price: 'price',
  evidence: 'evidence',
  after: 'what comes before',
  sustain: 'how long it is sustained',
  maximumPaid: 'limit in all',
  maximumPaidPerYear: 'limit a year',
  basis: 'basis',
};

interface ComparisonProps {
  /** The card in force; null when there is none. */
  before: readonly TariffTerms[] | null;
  after: readonly TariffTerms[];
  currency: string;
}

/** What a draft changes against the card in force, line by line. */
export function Comparison({ before, after, currency }: ComparisonProps) {
  const found = useMemo(() => compareRateCards(before ?? [], after), [before, after]);
  const money = (amount: bigint): string => formatMoney(amount, currency);
  const changes = found.added.length + found.removed.length + found.changed.length;
  if (before === null) return <p>There is no card in force to compare with: every line is new.</p>;
  if (changes === 0)
    return <p>Nothing changes: the {count(found.unchanged.length, 'line')} are those in force.</p>;
  return (
    <>
      <p>
        {count(found.changed.length, 'line')} changed, {found.added.length} added, {found.removed.length}{' '}
        removed, {found.unchanged.length} as before.
      </p>
      <ul className={classes.changes}>
        {found.changed.map((line) => (
          <li
            key={`${line.after.cohort} ${line.after.outcomeCode}`}
            className={classes.change}
            data-kind="changed"
          >
            <span>
              <strong>Changed:</strong> {line.after.title}
            </span>
            <span className={classes.soft}>
              {line.priceDifference === 0n
                ? ''
                : `${money(line.before.price)} becomes ${money(line.after.price)} (${line.priceDifference > 0n ? '+' : ''}${money(line.priceDifference)}). `}
              {others(line.fields)}
            </span>
          </li>
        ))}
        {found.added.map((line) => (
          <li key={`${line.cohort} ${line.outcomeCode}`} className={classes.change} data-kind="added">
            <span>
              <strong>Added:</strong> {line.title}
            </span>
            <span className={classes.soft}>{money(line.price)}</span>
          </li>
        ))}
        {found.removed.map((line) => (
          <li key={`${line.cohort} ${line.outcomeCode}`} className={classes.change} data-kind="removed">
            <span>
              <strong>Removed:</strong> {line.title}
            </span>
            <span className={classes.soft}>It was {money(line.price)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function others(fields: readonly ComparedField[]): string {
  const rest = fields.filter((field) => field !== 'price').map((field) => FIELD_WORDS[field]);
  return rest.length === 0 ? '' : `Also changed: ${new Intl.ListFormat('en-GB').format(rest)}.`;
}
