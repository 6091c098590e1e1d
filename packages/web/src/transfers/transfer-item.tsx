import type { ReactNode } from 'react';
import { usePartnership } from '../app/viewer.js';
import classes from '../between-providers/between-providers.module.css';
import { HowAsked, OfWhom } from '../between-providers/how-asked.js';
import { DateText, DayText } from '../ui/date-text.js';
import { StateBadge } from '../ui/state-badge.js';
import type { Transfer } from './transfer-queries.js';
import { reasonText, TRANSFER_STATE_WORDS } from './transfer-words.js';

/** One transfer: from whom to whom, why, what the other side needs to know, and how it ended. */
export function TransferItem({
  transfer,
  nameless = false,
  children,
}: {
  transfer: Transfer;
  /** on the person's own page */
  nameless?: boolean;
  children?: ReactNode;
}) {
  const { timeZone } = usePartnership();
  const { state, on, decidedWords } = transfer;
  const { name, tone } = TRANSFER_STATE_WORDS[state];
  const from = transfer.from?.name ?? 'A provider';
  return (
    <li>
      <span className={classes.head}>
        <OfWhom participant={transfer.participant} from={from} nameless={nameless} />
        <span>
          {from} to {transfer.to?.name ?? 'another provider'}
        </span>
        <StateBadge tone={tone}>{name}</StateBadge>
      </span>
      <span>{reasonText(transfer.reason)}</span>
      <p className={classes.words}>{transfer.about}</p>
      <span className={classes.soft}>
        <HowAsked of={transfer} />
      </span>
      {state === 'ASKED' ? null : (
        <span className={classes.soft}>
          {name} {transfer.decidedBy ? `by ${transfer.decidedBy.name} ` : ''}on{' '}
          <DayText of={transfer.decidedAt} timeZone={timeZone} />
          {on ? (
            <>
              , from <DateText of={on} />
            </>
          ) : null}
          .
        </span>
      )}
      {decidedWords ? <p className={classes.words}>{decidedWords}</p> : null}
      {children}
    </li>
  );
}
