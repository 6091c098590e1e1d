import type { ReactNode } from 'react';
import { usePartnership } from '../app/viewer.js';
import classes from '../between-providers/between-providers.module.css';
import { HowAsked, OfWhom } from '../between-providers/how-asked.js';
import { DateText, DayText } from '../ui/date-text.js';
import { Facts } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import type { JointWork } from './joint-queries.js';
import { ENDING_WORDS, stateOf } from './joint-words.js';

/** One piece of joint work: who works with whom, what each does, since when, and how it was decided and ended. */
export function JointItem({
  work,
  nameless = false,
  children,
}: {
  work: JointWork;
  /** on the person's own page */
  nameless?: boolean;
  children?: ReactNode;
}) {
  const from = work.from?.name ?? 'A provider';
  const beside = work.to?.name ?? 'another provider';
  const { name, tone } = stateOf(work);
  return (
    <li>
      <span className={classes.head}>
        <OfWhom participant={work.participant} from={from} nameless={nameless} />
        <span>
          {work.worker ? `${work.worker.name} of ${beside}` : beside}
          {work.holds ? ' works with them' : ''} beside {from}
        </span>
        <StateBadge tone={tone}>{name}</StateBadge>
      </span>
      {work.needsWorker ? (
        <p className={classes.gone}>
          {work.worker?.name ?? 'Who was named'} is no link worker of {beside} any more. {beside} has to name
          somebody else.
        </p>
      ) : null}
      <span>
        {work.holds ? 'Since' : 'From'} <DateText of={work.fromOn} />
        {work.untilOn ? (
          <>
            {' '}
            until <DateText of={work.untilOn} />
          </>
        ) : null}
      </span>
      <Facts
        of={[
          [from, work.ourPart],
          [beside, work.theirPart],
        ]}
      />
      <How work={work} />
      {children}
    </li>
  );
}

function How({ work }: { work: JointWork }) {
  const { timeZone } = usePartnership();
  const { state, decidedBy, decidedWords, endedBy, endedOn, endedWords, endedHow } = work;
  const why = endedHow ? ENDING_WORDS[endedHow] : null;
  return (
    <>
      <span className={classes.soft}>
        <HowAsked of={work} />
        {work.decidedAt ? (
          <>
            {' '}
            {state === 'DECLINED' ? 'Declined' : state === 'WITHDRAWN' ? 'Taken back' : 'Agreed to'}{' '}
            {decidedBy ? `by ${decidedBy.name} ` : ''}on <DayText of={work.decidedAt} timeZone={timeZone} />.
          </>
        ) : null}
      </span>
      {decidedWords ? <p className={classes.words}>{decidedWords}</p> : null}
      {endedOn ? (
        <span className={classes.soft}>
          Ended on <DateText of={endedOn} />
          {endedBy ? ` by ${endedBy.name}` : ''}.
        </span>
      ) : null}
      {endedWords ? <p className={classes.words}>{endedWords}</p> : null}
      {why ? <span className={classes.soft}>{why}</span> : null}
    </>
  );
}
