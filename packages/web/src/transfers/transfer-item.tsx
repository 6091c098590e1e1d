import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { AGREED_HOW_WORDS } from '../referrals/referral-words.js';
import { DateText, DayText } from '../ui/date-text.js';
import { StateBadge } from '../ui/state-badge.js';
import type { Transfer } from './transfer-queries.js';
import { reasonText, TRANSFER_STATE_WORDS } from './transfer-words.js';
import classes from './transfers.module.css';

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
  const to = useTo();
  const { timeZone } = usePartnership();
  const { participant, state, on, decidedWords } = transfer;
  const { name, tone } = TRANSFER_STATE_WORDS[state];
  const from = transfer.from?.name ?? 'A provider';
  return (
    <li>
      <span className={classes.head}>
        {nameless ? null : participant ? (
          <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link>
        ) : (
          <strong>Somebody of {from}</strong>
        )}
        <span>
          {from} to {transfer.to?.name ?? 'another provider'}
        </span>
        <StateBadge tone={tone}>{name}</StateBadge>
      </span>
      <span>{reasonText(transfer.reason)}</span>
      <p className={classes.words}>{transfer.about}</p>
      <span className={classes.soft}>
        Asked {transfer.askedBy ? `by ${transfer.askedBy.name} ` : ''}on{' '}
        <DayText of={transfer.askedAt} timeZone={timeZone} />. They agreed on{' '}
        <DateText of={transfer.agreedOn} />, {AGREED_HOW_WORDS[transfer.agreedHow].toLowerCase()}.
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
