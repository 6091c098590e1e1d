import { Button } from '@mantine/core';
import { addressOfNotification, sayNotification, sayStateNow } from '@weft/shared';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { jobText } from '../settings/job-words.js';
import { dateText } from '../ui/date-text.js';
import type { Told } from './notification-queries.js';
import classes from './notifications.module.css';

/** One thing that I was told of. Following it says that it is read. */
export function NotificationLine({ one, onMark }: { one: Told; onMark: (read: boolean) => Promise<void> }) {
  const to = useTo();
  const { timeZone } = usePartnership();
  const words = sayNotification(one.kind, one.detail ?? null);
  const about = aboutText(one);
  return (
    <li className={classes.line} data-read={one.isRead}>
      <span className={classes.mark} aria-hidden="true" />
      <div className={classes.words}>
        <Link
          to={to(addressOfNotification(one.kind, one.detail ?? null, one.aboutId))}
          onClick={() => void (one.isRead ? null : onMark(true))}
        >
          {one.isRead ? null : <span className="weft-visually-hidden">Unread: </span>}
          {words}
        </Link>
        <p>
          {about === '' ? null : <span>{about}</span>}
          <time dateTime={one.at}>{timeText(one.at, timeZone)}</time>
        </p>
        {one.reason ? <p>{one.reason}</p> : null}
      </div>
      <Button
        variant="subtle"
        size="compact-md"
        aria-label={`${one.isRead ? 'Mark as unread' : 'Mark as read'}: ${words}${about === '' ? '' : `, ${about}`}`}
        onClick={() => void onMark(!one.isRead)}
      >
        {one.isRead ? 'Mark as unread' : 'Mark as read'}
      </Button>
    </li>
  );
}

/** Whom, or what, it is about: as much as I may know of it now. */
function aboutText({
  who,
  reference,
  outcome,
  period,
  work,
  fileName,
  provider,
  kind,
  detail,
  stateNow,
  tableTitle,
}: Told): string {
  const ends = period === null || period === undefined ? null : dateText(period);
  return [
    who,
    reference,
    outcome,
    ends === null ? null : kind === 'AUDIT_DRAWN' ? ends.replace(/^\d+ /, '') : `to ${ends}`,
    work === null || work === undefined ? null : jobText(work),
    fileName,
    sayStateNow(detail ?? null, stateNow ?? null),
    provider,
    tableTitle,
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' · ');
}

const timeText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
