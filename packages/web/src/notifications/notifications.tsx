import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { dayIn } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { More } from '../ui/more.js';
import { behind } from '../ui/next-page.js';
import { PageHeader } from '../ui/page-header.js';
import { useSay } from '../ui/say.js';
import { daysOf } from './days-of.js';
import { NotificationLine } from './notification-line.js';
import { MARK, MARK_ALL, NOTIFICATIONS, type Told, UNREAD } from './notification-queries.js';
import classes from './notifications.module.css';
import { quietText } from './quiet-text.js';

const AT_ONCE = 25;

/** What I was told of, by day, newest first; each line leads to where it is seen to. */
export function Component() {
  const to = useTo();
  const say = useSay();
  const { name, timeZone } = usePartnership();
  const address = useListAddress({}, { views: { show: ['unread'] } });
  const onlyUnread = address.get('show') === 'unread';
  const variables = { first: AT_ONCE, after: null, unread: onlyUnread };
  const { data, error, refetch, fetchMore, loading } = useQuery(NOTIFICATIONS, { variables });
  const unread = useQuery(UNREAD).data?.unreadNotifications;
  const { mark, markAll } = useMarks();
  const told = data?.notifications.edges.map(({ node }) => node);
  const [newest] = told ?? [];
  const today = dayIn(new Date().toISOString(), timeZone);
  const readAll = async (): Promise<void> => {
    if (!newest) return;
    await markAll(newest.id);
    await refetch();
    say('All that is shown here is read.');
  };
  return (
    <>
      <PageHeader
        title="Notifications"
        lead={
          quietText(unread?.quietUntil ?? null, timeZone) ??
          `What has happened in ${name} that is yours to know.`
        }
        actions={
          <>
            <Button component={Link} to={to('notifications/choices')} variant="default">
              Choose what you are told
            </Button>
            {told?.some(({ isRead }) => !isRead) ? (
              <Button onClick={() => void readAll()}>Mark all as read</Button>
            ) : null}
          </>
        }
      />
      <Group gap="xs" mb="lg" role="group" aria-label="Show">
        <Button
          variant={onlyUnread ? 'default' : 'light'}
          aria-pressed={!onlyUnread}
          onClick={() => address.set({ show: '' })}
        >
          All
        </Button>
        <Button
          variant={onlyUnread ? 'light' : 'default'}
          aria-pressed={onlyUnread}
          onClick={() => address.set({ show: 'unread' })}
        >
          Unread
        </Button>
      </Group>
      {error && !told ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!told && !error ? <Loading /> : null}
      {told?.length === 0 ? (
        <EmptyState title={onlyUnread ? 'Everything is read' : 'Nothing yet'}>
          {onlyUnread ? null : (
            <p>When something happens that is yours to know, it stands here, and by mail if you choose so.</p>
          )}
        </EmptyState>
      ) : null}
      {daysOf<Told>(told ?? [], timeZone, today).map(({ day, title, of }) => (
        <section key={day} className={classes.day} aria-label={title}>
          <h2>{title}</h2>
          <ul className={classes.lines}>
            {of.map((one) => (
              <NotificationLine key={one.id} one={one} onMark={(read) => mark(one.id, read)} />
            ))}
          </ul>
        </section>
      ))}
      <More
        says="Show older ones"
        pageInfo={data?.notifications.pageInfo}
        loading={loading}
        onMore={(after) =>
          void fetchMore({ variables: { ...variables, after }, updateQuery: behind('notifications') })
        }
      />
    </>
  );
}

/** Marks as read, or not after all; the bell and the lines follow at once. */
function useMarks() {
  const [markOne] = useMutation(MARK);
  const [markThem] = useMutation(MARK_ALL);
  const mark = async (id: string, read: boolean): Promise<void> => {
    await markOne({
      variables: { id, read },
      update: (cache, { data }) => {
        cache.modify({
          id: cache.identify({ __typename: 'Notification', id }),
          fields: { isRead: () => read },
        });
        if (data)
          cache.writeQuery({
            query: UNREAD,
            data: { __typename: 'Query', unreadNotifications: data.markNotification },
          });
      },
    });
  };
  const markAll = async (upTo: string): Promise<void> => {
    await markThem({
      variables: { upTo },
      update: (cache, { data }) => {
        if (data)
          cache.writeQuery({
            query: UNREAD,
            data: { __typename: 'Query', unreadNotifications: data.markAllNotifications },
          });
      },
    });
  };
  return { mark, markAll };
}
