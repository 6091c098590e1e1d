import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { clientOf } from '../app/api.js';
import { isAway } from '../app/attention.js';
import { count } from '../ui/count.js';
import { Icon } from '../ui/icons.js';
import classes from './bell.module.css';
import { UNREAD } from './notification-queries.js';

const MINUTE = 60_000;
/** More are not counted. */
const MOST = 99;

/** How many things one was told of and has not read: a number that is there, and never moves. */
export default function Bell({ slug }: { slug: string }) {
  const { data } = useQuery(UNREAD, {
    client: clientOf(slug),
    pollInterval: MINUTE,
    skipPollAttempt: isAway,
  });
  const unread = data?.unreadNotifications.count ?? 0;
  const news = useNews(data?.unreadNotifications.count);
  const words = unread > MOST ? `more than ${MOST} unread` : `${unread} unread`;
  return (
    <>
      <Link
        to={`/p/${slug}/notifications`}
        className={classes.bell}
        aria-label={unread === 0 ? 'Notifications' : `Notifications, ${words}`}
      >
        <Icon name="bell" size={22} />
        {unread === 0 ? null : <span className={classes.count}>{unread > MOST ? `${MOST}+` : unread}</span>}
      </Link>
      <span role="status" className="weft-visually-hidden">
        {news}
      </span>
    </>
  );
}

/** What a screen reader is told, politely, when there are more than a moment ago; nothing on the first look. */
function useNews(unread: number | undefined): string {
  const before = useRef<number | undefined>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (unread === undefined) return;
    const more = before.current === undefined ? 0 : unread - before.current;
    before.current = unread;
    if (more > 0) setNews(`${count(more, 'new notification')}.`);
    else if (more < 0) setNews('');
  }, [unread]);
  return news;
}
