import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { CARDS, type CardFacts } from './card-queries.js';
import { cardName, STANDING_WORDS, standing } from './card-words.js';
import classes from './cards.module.css';
import { PricesOnDate } from './prices-on-date.js';

const STATES = Object.keys(STANDING_WORDS) as (keyof typeof STANDING_WORDS)[];

const WHO: readonly Column<CardFacts>[] = [
  {
    key: 'drafted',
    header: 'Drafted by',
    cell: ({ draftedBy }) => draftedBy.map(({ name }) => name).join(', ') || '–',
    text: ({ draftedBy }) => draftedBy.map(({ name }) => name).join(', '),
  },
  {
    key: 'published',
    header: 'Agreed by',
    cell: ({ publishedBy }) => publishedBy?.name ?? '–',
    text: ({ publishedBy }) => publishedBy?.name ?? '',
  },
];

/** The prices of outcomes in all their versions, general and of single providers. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { today } = usePartnership();
  const { data, loading, error, refetch } = useQuery(CARDS, { variables: { providerId: null } });
  const cards = data?.rateCards ?? [];
  const address = useListAddress({ state: STATES });
  const state = address.get('state');
  const shown = state ? cards.filter((card) => standing(card, cards, today) === state) : cards;
  const columns: Column<CardFacts>[] = [
    { key: 'name', header: 'Rate card', primary: true, cell: cardName, sortBy: cardName },
    {
      key: 'state',
      header: 'State',
      sortBy: (card) => STANDING_WORDS[standing(card, cards, today)].name,
      cell: (card) => {
        const word = STANDING_WORDS[standing(card, cards, today)];
        return <StateBadge tone={word.tone}>{word.name}</StateBadge>;
      },
    },
    {
      key: 'from',
      header: 'Holds from',
      cell: ({ effectiveFrom }) => <DateText of={effectiveFrom} />,
      sortBy: ({ effectiveFrom }) => effectiveFrom ?? '',
      sorts: 'dates',
    },
    // whose work it was is not for everybody who reads prices
    ...(cards.some(({ draftedBy, publishedBy }) => draftedBy.length > 0 || publishedBy) ? WHO : []),
  ];
  const draft = may('draftRateCard') ? (
    <Button component={Link} to={to('rate-cards/new')} leftSection={<Icon name="add" />}>
      Draft a new version
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Rate cards"
        lead="What each outcome is worth, from which day. A version that was agreed never changes; the next one replaces it."
        actions={draft}
      />
      <DataTable
        caption="Versions of the rate cards"
        columns={columns}
        rows={data && shown}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`rate-cards/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['version', 'versions']}
        exportAs="rate-cards"
        address={address}
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="state"
              label="State"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: STANDING_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          <EmptyState title={address.filtered ? 'No rate card matches' : 'No rate card yet'} action={draft}>
            The backbone drafts the prices of outcomes, and the commissioner agrees to them.
          </EmptyState>
        }
      />
      <div className={classes.prices}>
        <PricesOnDate />
      </div>
    </>
  );
}
