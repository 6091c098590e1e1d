import { useQuery } from '@apollo/client/react';
import { usePartnership, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimState, DecidedByMeQuery, DecisionKind } from '../gql/graphql.js';
import { orderOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, DateFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { DECIDED } from './queue-queries.js';

type Decision = DecidedByMeQuery['decisions']['edges'][number]['node'];

const DECISIONS: readonly DecisionKind[] = ['VERIFIED', 'WITHHELD', 'REJECTED'];
const STATES: readonly ClaimState[] = ['SUBMITTED', ...DECISIONS, 'BILLED', 'PAID', 'REVERSED'];

const State = ({ of }: { of: ClaimState }) => (
  <StateBadge tone={CLAIM_STATE_WORDS[of].tone}>{CLAIM_STATE_WORDS[of].name}</StateBadge>
);

const columnsFor = (timeZone: string): readonly Column<Decision>[] => [
  { key: 'reference', header: 'Claim', primary: true, whole: true, cell: ({ claim }) => claim.reference },
  { key: 'decision', header: 'My decision', cell: ({ decision }) => <State of={decision} /> },
  {
    key: 'at',
    header: 'Decided',
    cell: ({ at }) => <InstantText of={at} timeZone={timeZone} />,
    sortKey: 'AT',
    sorts: 'dates',
  },
  { key: 'reason', header: 'My reason', cell: ({ reason }) => reason ?? '–' },
  { key: 'outcome', header: 'Outcome', cell: ({ claim }) => claim.title },
  { key: 'provider', header: 'Provider', cell: ({ claim }) => claim.provider.name },
  { key: 'now', header: 'Now', cell: ({ claim }) => <State of={claim.state} /> },
  { key: 'price', header: 'Price', align: 'end', cell: ({ claim }) => <Money of={claim.price} /> },
];

/** What I verified, withheld or rejected, the latest first, and what became of the claims. */
export function Component() {
  const to = useTo();
  const { slug, timeZone } = usePartnership();
  const address = useListAddress({ decision: DECISIONS, states: STATES, from: 'date', to: 'date' });
  const decision = DECISIONS.find((one) => one === address.get('decision'));
  const state = STATES.find((one) => one === address.get('states'));
  const columns = columnsFor(timeZone);
  const order = orderOf(columns, address.get('sort'), '-at')?.descending ? 'NEWEST' : 'OLDEST';
  const filter = {
    decisions: decision ? [decision] : null,
    states: state ? [state] : null,
    from: address.get('from') || null,
    to: address.get('to') || null,
  };
  const { data, previousData, loading, error, refetch } = useQuery(DECIDED, {
    variables: { first: address.first, after: address.after, filter, order },
  });
  const decisions = (data ?? previousData)?.decisions;
  return (
    <>
      <PageHeader
        title="What I decided"
        lead="What you verified, withheld or rejected, the latest first, and where the claims stand now."
        back={{ to: to('verification'), label: 'Verification' }}
      />
      <DataTable
        caption="My decisions"
        columns={columns}
        rows={decisions?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ claim }) => to(`claims/${claim.id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['decision', 'decisions']}
        exportLink={exportLink('decisions', slug, { ...filter, order })}
        defaultSort="-at"
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="decision"
              label="My decision"
              any="Any decision"
              choices={DECISIONS.map((one) => ({ value: one, label: CLAIM_STATE_WORDS[one].name }))}
            />
            <DateFilter address={address} name="from" label="Decided from" />
            <DateFilter address={address} name="to" label="Decided to" />
            <ChoiceFilter
              address={address}
              name="states"
              label="Now"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: CLAIM_STATE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          <EmptyState title={address.filtered ? 'No decision matches' : 'Nothing decided yet'}>
            What you decide in the queue is listed here.
          </EmptyState>
        }
        paging={{
          address,
          totalCount: decisions?.totalCount,
          hasNextPage: decisions?.pageInfo.hasNextPage,
          endCursor: decisions?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
