import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { may as mayIn } from '@weft/shared';
import { Link, useLocation } from 'react-router';
import { useMay, usePlace, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimFilter, ClaimState } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters, DateFilter, SearchFilter } from '../ui/filter-bar.js';
import { type ListAddress, useListAddress } from '../ui/list-address.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { CLAIMS, type ClaimRow } from './claim-queries.js';
import classes from './claims-list.module.css';
import { MoreFilters } from './more-filters.js';

const STATES = (Object.keys(CLAIM_STATE_WORDS) as ClaimState[]).filter((state) => state !== 'DRAFT');

const COLUMNS: readonly Column<ClaimRow>[] = [
  {
    key: 'reference',
    header: 'Claim',
    primary: true,
    cell: ({ reference }) => <span className={classes.reference}>{reference}</span>,
  },
  { key: 'outcome', header: 'Outcome', cell: ({ title }) => title },
  {
    key: 'participant',
    header: 'Participant',
    cell: ({ participant }) => (participant ? nameOf(participant) : '–'),
  },
  { key: 'provider', header: 'Provider', cell: ({ provider }) => provider.name },
  { key: 'achievedOn', header: 'Achieved', cell: ({ achievedOn }) => <DateText of={achievedOn} /> },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, awaitsAnswer }) => (
      <Group gap="xs">
        <StateBadge tone={CLAIM_STATE_WORDS[state].tone}>{CLAIM_STATE_WORDS[state].name}</StateBadge>
        {awaitsAnswer ? <StateBadge tone="needs">Question</StateBadge> : null}
      </Group>
    ),
  },
  { key: 'price', header: 'Price', align: 'end', cell: ({ price }) => <Money of={price} /> },
];

const WHY_UNFUNDED: Column<ClaimRow> = {
  key: 'why',
  header: 'Why nobody pays',
  cell: ({ unfundedReason }) => unfundedReason ?? '–',
};

/** The API's filter from the address; what is empty there is left out. */
export function filterOf(address: ListAddress): ClaimFilter {
  const states = address
    .get('states')
    .split(',')
    .filter((state): state is ClaimState => STATES.some((one) => one === state));
  const outcome = address.get('outcome');
  return {
    ...(states.length > 0 ? { states } : {}),
    ...(outcome ? { outcomeCodes: [outcome] } : {}),
    ...(address.get('provider') ? { providerId: address.get('provider') } : {}),
    ...(address.get('from') ? { achievedFrom: address.get('from') } : {}),
    ...(address.get('to') ? { achievedTo: address.get('to') } : {}),
    ...(address.get('search') ? { search: address.get('search') } : {}),
    ...(address.get('unfunded') === 'true' ? { unfunded: true } : {}),
    ...(address.get('awaitsAnswer') === 'true' ? { awaitsAnswer: true } : {}),
  };
}

const inAList = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** @param unlisted the domains whose claims this reader gets as totals only */
function leadOf(seesPeople: boolean, unlisted: readonly string[]): string {
  if (seesPeople)
    return 'What participants achieved, with its evidence, from the day it is recorded to the day it is paid.';
  const lead = 'What was achieved and what it costs, without the names of those who achieved it.';
  if (unlisted.length === 0) return lead;
  return `${lead} Claims in ${inAList.format(unlisted)} are counted in the shares and on the statements, by domain, and are not listed one by one.`;
}

/** Views that people come back to; each is an address like any other. */
const VIEWS = [
  { label: 'All', query: '', action: 'claims' },
  { label: 'To approve', query: '?states=SUBMITTED&order=OLDEST', action: 'approveClaim' },
  { label: 'To verify', query: '?states=APPROVED&order=OLDEST', action: 'verifyClaim' },
  { label: 'Returned', query: '?states=RETURNED', action: 'resubmitClaim' },
  { label: 'Withheld', query: '?states=WITHHELD', action: 'claims' },
  { label: 'Rejected', query: '?states=REJECTED', action: 'resubmitClaim' },
  { label: 'Questions', query: '?awaitsAnswer=true&order=OLDEST', action: 'claims' },
  { label: 'Unfunded', query: '?unfunded=true', action: 'headroom' },
] as const;

/** The claims I may see, newest first unless I say otherwise. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { search } = useLocation();
  const { partnership, roles } = usePlace();
  const { slug, sensitiveDomains } = partnership;
  const names = [
    'states',
    'outcome',
    'provider',
    'from',
    'to',
    'search',
    'unfunded',
    'awaitsAnswer',
    'order',
  ];
  const address = useListAddress(names);
  const filter = filterOf(address);
  const order = address.get('order') === 'OLDEST' ? 'OLDEST' : 'NEWEST';
  const { data, previousData, loading, error, refetch } = useQuery(CLAIMS, {
    variables: { first: address.first, after: address.after, filter, order },
  });
  const claims = (data ?? previousData)?.claims;
  const seesPeople = may('participants');
  // a funder and nothing else that shows claims: its own shares
  const sharesOnly = !mayIn(
    roles.filter((role) => role !== 'FUNDER'),
    'claims',
  );
  const columns = [
    ...(seesPeople ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'participant')),
    ...(filter.unfunded ? [WHY_UNFUNDED] : []),
  ];
  const exported = new URLSearchParams({ partnership: slug, filter: JSON.stringify(filter) });
  return (
    <>
      <PageHeader title="Claims" lead={leadOf(seesPeople, sharesOnly ? sensitiveDomains : [])} />
      <nav aria-label="Views of the claims">
        <Group gap="xs" mb="md">
          {VIEWS.filter(({ action }) => may(action)).map(({ label, query }) => (
            <Button
              key={label}
              component={Link}
              to={to(`claims${query}`)}
              variant="default"
              size="compact-md"
              className={classes.view}
              aria-current={search === query ? 'page' : undefined}
            >
              {label}
            </Button>
          ))}
        </Group>
      </nav>
      <DataTable
        caption="Claims"
        columns={columns}
        rows={claims?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`claims/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['claim', 'claims']}
        exportLink={`/api/exports/claims.csv?${exported}`}
        filters={
          <>
            <SearchFilter address={address} label={seesPeople ? 'Name or reference' : 'Reference'} />
            <ChoiceFilter
              address={address}
              name="states"
              label="State"
              any="Any state"
              choices={STATES.map((state) => ({ value: state, label: CLAIM_STATE_WORDS[state].name }))}
            />
            <DateFilter address={address} name="from" label="Achieved from" />
            <DateFilter address={address} name="to" label="Achieved to" />
            <ChoiceFilter
              address={address}
              name="order"
              label="Order"
              any="Newest first"
              choices={[{ value: 'OLDEST', label: 'Oldest first' }]}
            />
            <MoreFilters address={address} />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="No claim matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="No claims yet">
              When a link worker records what somebody achieved, it stands here.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: claims?.totalCount,
          hasNextPage: claims?.pageInfo.hasNextPage,
          endCursor: claims?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
