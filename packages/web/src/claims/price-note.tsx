import { type CalendarDate, EVIDENCE_IN_WORDS, formatDate } from '@weft/shared';
import type { TariffLine } from '../rate-cards/card-queries.js';
import { moneyText } from '../ui/money.js';
import classes from './record-outcome.module.css';

interface PriceNoteProps {
  tariff: TariffLine | undefined;
  on: CalendarDate;
  loading: boolean;
}

/** What the card in force on the day pays and asks for. */
export function PriceNote({ tariff, on, loading }: PriceNoteProps) {
  if (!tariff) return loading ? <p className={classes.soft}>Looking the price up…</p> : null;
  const asked = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    tariff.evidence.map((kind) => EVIDENCE_IN_WORDS[kind]),
  );
  return (
    <div className={classes.price} aria-live="polite">
      <span className={classes.words}>
        The rate card in force on {formatDate(on)} pays this and asks for {asked}.
      </span>
      <span className={classes.amount}>{moneyText(tariff.price)}</span>
    </div>
  );
}
