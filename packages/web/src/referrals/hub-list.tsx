import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { usePartnership, useTo } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import type { ReferralSortBy } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { sortOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DayText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import type { ListAddress } from '../ui/list-address.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './hub.module.css';
import { filterIn, statesIn } from './hub-address.js';
import { REFERRALS, type ReferralLine } from './referral-queries.js';
import { waitedText } from './referral-words.js';
import { SafeMark } from './safe-way.js';

type ReferralColumn = Column<ReferralLine> & { sortKey?: ReferralSortBy };

const columnsFor = (atHub: boolean, timeZone: string): readonly ReferralColumn[] => [
  { key: 'name', header: 'Name', primary: true, cell: nameOf, sortKey: 'NAME' },
  { key: 'reference', header: 'Reference', whole: true, cell: ({ reference }) => reference },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, provider }) => (
      <span>
        <StateBadge tone={REFERRAL_STATE_WORDS[state].tone}>{REFERRAL_STATE_WORDS[state].name}</StateBadge>
        {atHub && provider ? <span className={classes.provider}>{provider.name}</span> : null}
      </span>
    ),
  },
  atHub
    ? {
        key: 'waited',
        header: 'Waited',
        whole: true,
        cell: ({ daysWaited }) =>
          daysWaited === null || daysWaited === undefined ? '–' : waitedText(daysWaited),
      }
    : {
        key: 'moved',
        header: 'Since',
        cell: ({ movedAt }) => <DayText of={movedAt} timeZone={timeZone} />,
        sortKey: 'MOVED',
        sorts: 'dates',
      },
  {
    key: 'received',
    header: 'Received',
    cell: ({ receivedAt }) => <DayText of={receivedAt} timeZone={timeZone} />,
    sortKey: 'RECEIVED',
    sorts: 'dates',
  },
  { key: 'source', header: 'Referred by', cell: ({ source }) => source?.name ?? 'Themself' },
  {
    key: 'safe',
    header: 'Safe way to reach',
    cell: ({ safeWay, safeNote }) => <SafeMark way={safeWay} note={safeNote} />,
  },
];

interface HubListProps {
  address: ListAddress;
  atHub: boolean;
  filters: ReactNode;
}

/** Referrals one below the other, who has waited longest on top. */
export function HubList({ address, atHub, filters }: HubListProps) {
  const to = useTo();
  const { timeZone, slug } = usePartnership();
  const columns = useMemo(() => columnsFor(atHub, timeZone), [atHub, timeZone]);
  const defaultSort = atHub ? 'received' : 'moved';
  const filter = filterIn(address, statesIn(address, atHub));
  const sort = sortOf<ReferralLine, ReferralSortBy>(columns, address.get('sort'), defaultSort);
  const { data, previousData, loading, error, refetch } = useQuery(REFERRALS, {
    variables: { first: address.first, after: address.after, filter, sort },
  });
  const referrals = (data ?? previousData)?.referrals;
  return (
    <DataTable
      caption={atHub ? 'Referrals' : 'People offered to us'}
      columns={columns}
      rows={referrals?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      rowLink={({ id }) => to(`referrals/${id}`)}
      loading={loading}
      error={error}
      onRetry={() => void refetch()}
      unit={['referral', 'referrals']}
      defaultSort={defaultSort}
      filters={filters}
      exportLink={exportLink('referrals', slug, { ...filter, sort })}
      empty={
        address.filtered ? (
          <EmptyState title="No referral matches">Take a filter off to see more.</EmptyState>
        ) : atHub ? (
          <EmptyState title="Nobody waits">
            When an agency refers somebody, or somebody refers themself, they stand here until support starts.
          </EmptyState>
        ) : (
          <EmptyState title="Nobody is offered to you">
            When the referral hub offers you somebody, they stand here until you answer. Whom you took on is
            found under State.
          </EmptyState>
        )
      }
      paging={{
        address,
        totalCount: referrals?.totalCount,
        hasNextPage: referrals?.pageInfo.hasNextPage,
        endCursor: referrals?.pageInfo.endCursor,
      }}
    />
  );
}
