import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { may as mayWith } from '@weft/shared';
import { useEffect, useMemo, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { NextStep } from '../app/next-step.js';
import { useMay, usePartnership, usePlace, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimFilter, ClaimSortKey, ClaimState } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { sortOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText, DayText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, DateFilter, SearchFilter } from '../ui/filter-bar.js';
import { type ListAddress, useListAddress } from '../ui/list-address.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { ApproveSelected, selectColumn, useApproveSelected } from './approve-selected.js';
import { CLAIMS, type ListedClaim } from './claim-queries.js';
import classes from './claims-list.module.css';
import { rememberList } from './last-list.js';
import { MoreFilters, PRICED_DOMAINS, sensitiveOn } from './more-filters.js';
import { BILLED_STATES, VIEWS, viewIn } from './views.js';

const STATES = (Object.keys(CLAIM_STATE_WORDS) as ClaimState[]).filter((state) => state !== 'DRAFT');

type ClaimColumn = Column<ListedClaim> & { sortKey?: ClaimSortKey };

/** What narrows a view further: then there may be claims in it that do not match. */
const NARROWED_BY = ['search', 'outcome', 'provider', 'from', 'to'] as const;

interface Shown {
  seesPeople: boolean;
  /** a funder, who is shown its own share and nobody else's */
  own: boolean;
  /** claims that nobody could pay: all verified, each with its reason */
  unfunded: boolean;
  timeZone: string;
}

const STATE_COLUMN: ClaimColumn = {
  key: 'state',
  header: 'State',
  cell: ({ state, awaitsAnswer }) => (
    <Group gap="xs">
      <StateBadge tone={CLAIM_STATE_WORDS[state].tone}>{CLAIM_STATE_WORDS[state].name}</StateBadge>
      {awaitsAnswer ? <StateBadge tone="needs">Question</StateBadge> : null}
    </Group>
  ),
};

const columnsFor = ({ seesPeople, own, unfunded, timeZone }: Shown): readonly ClaimColumn[] => [
  {
    key: 'reference',
    header: 'Claim',
    primary: true,
    whole: true,
    cell: ({ reference, participant }) => (
      <>
        {seesPeople && participant ? <span className={classes.name}>{nameOf(participant)}, </span> : null}
        <span className={classes.reference}>{reference}</span>
      </>
    ),
  },
  {
    key: 'outcome',
    header: 'Outcome',
    cell: ({ title }) => <span className={classes.outcome}>{title}</span>,
  },
  ...(seesPeople
    ? [
        {
          key: 'participant',
          header: 'Participant',
          // on a phone the card begins with it
          wideOnly: true,
          cell: ({ participant, isSealed }: ListedClaim) =>
            participant ? nameOf(participant) : isSealed ? 'Sealed record' : '–',
        },
      ]
    : []),
  { key: 'provider', header: 'Provider', cell: ({ provider }) => provider.name },
  {
    key: 'achievedOn',
    header: 'Achieved',
    cell: ({ achievedOn }) => <DateText of={achievedOn} />,
    sortKey: 'ACHIEVED',
    sorts: 'dates',
  },
  ...(own
    ? []
    : [
        {
          key: 'submittedOn',
          header: 'Submitted',
          cell: ({ submittedAt }: ListedClaim) => <DayText of={submittedAt} timeZone={timeZone} />,
          sortKey: 'SUBMITTED' as const,
          sorts: 'dates' as const,
        },
      ]),
  ...(unfunded
    ? [
        {
          key: 'why',
          header: 'Why nobody pays',
          cell: ({ unfundedReason }: ListedClaim) => unfundedReason ?? '–',
        },
      ]
    : [STATE_COLUMN]),
  {
    key: 'price',
    header: 'Price',
    align: 'end',
    cell: ({ price }) => <Money of={price} />,
    sortKey: 'PRICE',
  },
  ...(own
    ? [
        {
          key: 'share',
          header: 'My share',
          align: 'end' as const,
          cell: ({ shares }: ListedClaim) => <Money of={shares?.[0]?.amount} />,
        },
      ]
    : []),
];

/** The API's filter from the address; what is empty there is left out. */
function filterOf(address: ListAddress): ClaimFilter {
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
    ...(address.get('unfunded') ? { unfunded: true } : {}),
    ...(address.get('awaitsAnswer') ? { awaitsAnswer: true } : {}),
    ...(address.get('answered') ? { answered: true } : {}),
    ...(address.get('flagged') ? { flagged: true } : {}),
  };
}

const inAList = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** @param unlisted the domains whose claims this reader gets as totals only */
function leadOf(seesPeople: boolean, own: boolean, unlisted: readonly string[]): string {
  if (seesPeople)
    return 'What participants achieved, with its evidence, from the day it is recorded to the day it is paid.';
  const lead = own
    ? 'What was achieved, what it costs, and your share of it, without the names of those who achieved it.'
    : 'What was achieved and what it costs, without the names of those who achieved it.';
  if (unlisted.length === 0) return lead;
  return `${lead} Claims in ${inAList.format(unlisted)} are counted in the shares and on the statements, by domain, and are not listed one by one.`;
}

/** The claims I may see, newest first unless I say otherwise. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { roles } = usePlace();
  const { slug, timeZone, sensitiveDomains } = usePartnership();
  // whom the API shows shares only
  const own = !mayWith(
    roles.filter((role) => role !== 'FUNDER'),
    'claims',
  );
  const states = own ? BILLED_STATES : STATES;
  const address = useListAddress(
    {
      search: 'text',
      states,
      outcome: 'text',
      provider: 'text',
      from: 'date',
      to: 'date',
      unfunded: ['true'],
      awaitsAnswer: ['true'],
      answered: ['true'],
      flagged: ['true'],
    },
    { views: { order: ['NEWEST', 'OLDEST'] } },
  );
  const filter = filterOf(address);
  const seesPeople = may('participants');
  const unfunded = filter.unfunded === true;
  const columns = useMemo(
    () => columnsFor({ seesPeople, own, unfunded, timeZone }),
    [seesPeople, own, unfunded, timeZone],
  );
  // an address may still say `order`, which is by the day of submission
  const defaultSort = own
    ? '-achievedOn'
    : address.get('order') === 'OLDEST'
      ? 'submittedOn'
      : '-submittedOn';
  const sort = sortOf<ListedClaim, ClaimSortKey>(columns, address.get('sort'), defaultSort);
  const { data, previousData, loading, error, refetch } = useQuery(CLAIMS, {
    variables: { first: address.first, after: address.after, filter, sort, own },
  });
  const claims = (data ?? previousData)?.claims;
  const approving = useApproveSelected(claims?.edges.map(({ node }) => node) ?? []);
  const approves = may('approveClaims') && approving.waiting.length > 0;
  const { search } = useLocation();
  useEffect(() => rememberList(slug, search), [slug, search]);
  const priced = useQuery(PRICED_DOMAINS, { skip: !own || !may('rateCards') });
  const unlisted = sensitiveOn(
    (priced.data?.rateCards ?? []).flatMap(({ tariffs }) => tariffs),
    sensitiveDomains,
  );
  const views = own ? [] : VIEWS.filter(({ actions }) => actions.some(may));
  const chosen = viewIn(address);
  const strip = useRef<HTMLElement>(null);
  // on a phone the strip moves sideways: the view that is shown is in sight
  useEffect(() => {
    if (chosen)
      strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const none = NARROWED_BY.some((name) => address.get(name) !== '') ? undefined : chosen?.none;
  return (
    <>
      <PageHeader title="Claims" lead={leadOf(seesPeople, own, unlisted)} />
      {views.length > 0 ? (
        <nav ref={strip} aria-label="Views of the claims" className={classes.views}>
          {views.map((view) => (
            <Button
              key={view.label}
              component={Link}
              to={to(`claims${view.query}`)}
              variant="default"
              size="compact-md"
              className={classes.view}
              aria-current={view === chosen ? 'page' : undefined}
            >
              {view.label}
            </Button>
          ))}
        </nav>
      ) : null}
      {may('approveClaims') ? <ApproveSelected approving={approving} /> : null}
      <DataTable
        caption="Claims"
        columns={approves ? [selectColumn<ListedClaim>(approving), ...columns] : columns}
        rows={claims?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`claims/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['claim', 'claims']}
        exportLink={exportLink('claims', slug, { ...filter, sort })}
        defaultSort={defaultSort}
        filters={
          <>
            <SearchFilter address={address} label={seesPeople ? 'Name or reference' : 'Reference'} />
            <ChoiceFilter
              address={address}
              name="states"
              label="State"
              any="Any state"
              choices={states.map((state) => ({ value: state, label: CLAIM_STATE_WORDS[state].name }))}
            />
            <DateFilter address={address} name="from" label="Achieved from" />
            <DateFilter address={address} name="to" label="Achieved to" />
            <MoreFilters address={address} own={own} />
            <ClearFilters address={address} />
          </>
        }
        empty={
          none ? (
            <EmptyState title="Nothing waits here">{none}</EmptyState>
          ) : address.filtered ? (
            <EmptyState title="No claim matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="No claims yet" action={<NextStep towards="claims" />}>
              {own
                ? 'When a payment run asks you for a share of what was achieved, it stands here.'
                : 'When a link worker records what somebody achieved, it stands here.'}
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
