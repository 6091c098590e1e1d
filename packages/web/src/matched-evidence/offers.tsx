import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { usePlace } from '../app/viewer.js';
import type { MatchOfferState } from '../gql/graphql.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { ChoiceFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { More } from '../ui/more.js';
import { behind } from '../ui/next-page.js';
import { PageHeader } from '../ui/page-header.js';
import { Views } from '../ui/views.js';
import classes from './matched-evidence.module.css';
import { OfferItem } from './offer-item.js';
import { MATCH_OFFERS } from './offer-queries.js';

const AT_ONCE = 20;

interface View {
  readonly state: MatchOfferState;
  readonly label: string;
  readonly empty: string;
  /** what one may wonder where there is none */
  readonly about?: string;
}
const WAITING: View = { state: 'OFFERED', label: 'Waiting', empty: 'No offers wait' };
const VIEWS: readonly View[] = [
  WAITING,
  { state: 'CLAIMED', label: 'Claimed', empty: 'Nothing was claimed from an offer yet' },
  { state: 'SET_ASIDE', label: 'Set aside', empty: 'No offer was set aside' },
  {
    state: 'WITHDRAWN',
    label: 'Taken back',
    empty: 'No offer that was taken back can be shown',
    about:
      'An offer is taken back where its match is found to be another person, or its agreement is over. Of people who do not want their records shared, nothing is shown at all.',
  },
];

/** Claims that matched records would prove: read what each shows, then claim it or set it aside. */
export function Component() {
  const address = useListAddress(
    {},
    {
      views: { state: VIEWS.map(({ state }): string => state), participant: 'text', whose: ['mine', 'all'] },
    },
  );
  const { roles, organisations } = usePlace();
  const isWorker = roles.includes('LINK_WORKER');
  const participantId = address.get('participant') || null;
  const view = VIEWS.find(({ state }) => state === address.get('state')) ?? WAITING;
  // as Today counts them; of one person whoever supports them
  const mine = isWorker && participantId === null && address.get('whose') !== 'all';
  const variables = { first: AT_ONCE, after: null, states: [view.state], participantId, mine };
  const { data, previousData, error, refetch, fetchMore, loading } = useQuery(MATCH_OFFERS, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.matchOffers;
  const where = new Intl.ListFormat('en-GB').format(organisations.map(({ name }) => name));
  return (
    <>
      <PageHeader
        title="Offered by data matching"
        lead="A record that another organisation shared shows that somebody reached an outcome. Nothing is claimed by itself: read what the record shows, and claim it or set it aside."
      />
      <Views
        legend="Which offers to look at"
        views={VIEWS.map(({ state, label }) => ({
          value: state,
          label:
            state === view.state && found ? `${label}: ${found.totalCount.toLocaleString('en-GB')}` : label,
        }))}
        current={view.state}
        onChoose={(state) => address.set({ state: state === WAITING.state ? '' : state })}
      >
        {participantId ? (
          <Button variant="subtle" size="compact-md" onClick={() => address.set({ participant: '' })}>
            Show everybody’s
          </Button>
        ) : null}
      </Views>
      {isWorker && participantId === null ? (
        <div className={classes.whose}>
          <ChoiceFilter
            address={address}
            name="whose"
            label="Whose"
            any={null}
            otherwise="mine"
            choices={[
              { value: 'mine', label: 'Mine' },
              { value: 'all', label: `All of ${where}` },
            ]}
          />
        </div>
      ) : null}
      {error && !found ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : !found ? (
        <Loading what="Loading the offers" />
      ) : found.edges.length === 0 ? (
        <EmptyState title={view.empty}>
          {mine ? 'Choose “All” to see those of your colleagues’ people. ' : ''}
          {view.about ??
            'When a record that is shared under an agreement shows that somebody reached an outcome, its claim is offered here.'}
        </EmptyState>
      ) : (
        <ul className={classes.offers}>
          {found.edges.map(({ node }) => (
            <OfferItem key={node.id} offer={node} />
          ))}
        </ul>
      )}
      <More
        says="Show more offers"
        pageInfo={found?.pageInfo}
        loading={loading}
        onMore={(after) =>
          void fetchMore({ variables: { ...variables, after }, updateQuery: behind('matchOffers') })
        }
      />
    </>
  );
}
