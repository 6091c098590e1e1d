import { type CalendarDate, EVIDENCE_IN_WORDS, formatDate, type Refusal } from '@weft/shared';
import { moneyText } from '../ui/money.js';
import type { FormTariff } from './judge-draft.js';
import classes from './record-outcome.module.css';

interface PriceNoteProps {
  tariff: FormTariff | undefined;
  on: CalendarDate;
  /** Why the API would refuse it, as far as this page can know. */
  verdict: Refusal | null;
  loading: boolean;
}

/** What the card in force on the day pays and asks for; or, in the warm colour, why it cannot be recorded. */
export function PriceNote({ tariff, on, verdict, loading }: PriceNoteProps) {
  if (!tariff && loading) return <p className={classes.soft}>Looking the price up…</p>;
  const asked = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    (tariff?.evidence ?? []).map((kind) => EVIDENCE_IN_WORDS[kind]),
  );
  return (
    <div className={classes.price} data-tone={verdict ? 'warm' : undefined} aria-live="polite">
      <span className={classes.words}>
        {verdict ? (
          verdict.message
        ) : (
          <>
            The rate card in force on {formatDate(on)} pays this and asks for {asked}.
          </>
        )}
      </span>
      {tariff ? <span className={classes.amount}>{moneyText(tariff.price)}</span> : null}
    </div>
  );
}
