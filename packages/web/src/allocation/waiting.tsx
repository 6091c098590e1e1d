import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { waitedText } from '../referrals/referral-words.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import classes from './allocation.module.css';
import { WAITING_LIST, type WaitingLine } from './allocation-queries.js';
import { NamedSentence } from './named-sentence.js';

const COLUMNS: readonly Column<WaitingLine>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: ({ name }) => name,
    primary: true,
    sortBy: ({ name }) => name,
    sorts: 'text',
  },
  {
    key: 'waited',
    header: 'Has waited',
    cell: ({ daysWaited }) => waitedText(daysWaited),
    sortBy: ({ daysWaited }) => daysWaited,
    align: 'end',
  },
  {
    key: 'complexity',
    header: 'Support they want',
    cell: ({ complexity }) => complexity ?? 'Not said yet',
    text: ({ complexity }) => complexity ?? 'Not said yet',
  },
  {
    key: 'source',
    header: 'Referred by',
    cell: ({ source }) => source?.name ?? 'Themself',
    text: ({ source }) => source?.name ?? 'Themself',
  },
  {
    key: 'first',
    header: 'First suggestion',
    long: true,
    cell: ({ first, sentence }) => (
      <span className={classes.sentence}>
        <NamedSentence name={first?.name} sentence={sentence} />
      </span>
    ),
    text: ({ sentence }) => sentence,
  },
];

/** So many of these long lines are read at once, on a phone too. */
const A_PAGE = 15;

/** The one waiting list: the longest wait first, and with whom each would be once those before them are placed. */
export function Component() {
  const to = useTo();
  const address = useListAddress({}, { first: A_PAGE });
  const { data, error, refetch } = useQuery(WAITING_LIST, { fetchPolicy: 'cache-and-network' });
  const list = data?.waitingList;
  const more = list ? list.total - list.people.length : 0;
  return (
    <>
      <PageHeader
        title="Waiting list"
        lead={`Who has waited longest comes first, whoever referred them. Each suggestion counts on those before being placed; you decide for each person.${list?.longWait ? ` ${list.longWait}` : ''}`}
        actions={
          <Button component={Link} to={to('referrals/rule')} variant="default">
            How we suggest
          </Button>
        }
      />
      {more > 0 ? (
        <p role="status">{count(more, 'person', 'people')} more wait, and are not listed here.</p>
      ) : null}
      <DataTable
        caption="People on the waiting list"
        columns={COLUMNS}
        rows={list?.people}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`referrals/${id}`)}
        unit={['person', 'people']}
        exportAs="waiting-list"
        inPages={address}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState title="Nobody is waiting">
            Whoever is accepted and put on the waiting list stands here until somebody has room for them.
          </EmptyState>
        }
      />
    </>
  );
}
