import { useQuery } from '@apollo/client/react';
import { usePlace, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { Views } from '../ui/views.js';
import { COMING_UP, type ComingMilestone } from './milestone-queries.js';
import { MILESTONE_STATE_WORDS } from './milestone-words.js';
import { VIEWS, viewOf } from './views.js';

const STATES = VIEWS.flatMap(({ shows }): readonly string[] => shows);
const WEEKS = ['2', '4', '8', '13', '26'];
const OTHERWISE = '4';

const COLUMNS = [
  {
    key: 'who',
    header: 'Name',
    primary: true,
    cell: ({ participant, title }) => (participant ? nameOf(participant) : title),
  },
  { key: 'title', header: 'Milestone', cell: ({ title }) => title },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => (
      <StateBadge tone={MILESTONE_STATE_WORDS[state].tone}>{MILESTONE_STATE_WORDS[state].name}</StateBadge>
    ),
  },
  {
    key: 'due',
    header: 'Due',
    whole: true,
    cell: ({ dueOn }) => (dueOn ? <DateText of={dueOn} /> : 'When it holds again'),
  },
  { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
  { key: 'worker', header: 'Link worker', cell: ({ participant }) => participant?.linkWorker?.name ?? '–' },
] as const satisfies readonly Column<ComingMilestone>[];
/** Of one's own people it goes without saying whose they are. */
const MINE = COLUMNS.filter(({ key }) => key !== 'worker');

const OF_PROVIDER = ['PROVIDER_MANAGER', 'LINK_WORKER'];

/**
 * What falls due in the next weeks, the first day first; one tap away what is due, what is reached, what was missed
 * lately and what stands still: for worker, team and backbone.
 */
export function Component() {
  const to = useTo();
  const { roles, organisations } = usePlace();
  const ofProvider = roles.every((role) => OF_PROVIDER.includes(role));
  const otherwise = ofProvider && roles.includes('LINK_WORKER') ? 'mine' : 'all';
  const address = useListAddress(
    {},
    { views: { states: STATES, whose: ['mine', 'all'], weeks: [...WEEKS, 'any'] } },
  );
  const mine = ofProvider && (address.get('whose') || otherwise) === 'mine';
  const weeks = address.get('weeks') || OTHERWISE;
  const view = viewOf(address.get('states'));
  const { data, previousData, loading, error, refetch } = useQuery(COMING_UP, {
    variables: {
      first: address.first,
      after: address.after,
      weeks: weeks === 'any' ? null : Number(weeks),
      states: [...view.shows],
      mine: mine ? true : null,
    },
  });
  const found = (data ?? previousData)?.milestones;
  const { due, missed } = data ?? previousData ?? {};
  const waits: Partial<Record<string, number | null>> = { DUE: due?.totalCount, MISSED: missed?.totalCount };
  const where = new Intl.ListFormat('en-GB').format(organisations.map(({ name }) => name));
  return (
    <>
      <PageHeader
        title="Coming up"
        lead="Outcomes that people reach by keeping up what they have achieved. Open a page to say how it goes, or to record what is reached."
      />
      <Views
        legend="What to look at"
        views={VIEWS.map(({ states, label }) => ({
          value: states,
          label: waits[states] ? `${label}: ${waits[states].toLocaleString('en-GB')}` : label,
        }))}
        current={view.states}
        onChoose={(states) => address.set({ states })}
      />
      <DataTable
        caption="Milestones"
        columns={mine ? MINE : COLUMNS}
        rows={found?.edges.map(({ node }) => node)}
        rowKey={({ participant, outcomeCode }) => `${participant?.id} ${outcomeCode}`}
        rowLink={({ participant }) => to(`people/${participant?.id ?? ''}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['milestone', 'milestones']}
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="weeks"
              label="Falls due"
              any={null}
              otherwise={OTHERWISE}
              choices={[
                ...WEEKS.map((one) => ({ value: one, label: `Next ${one} weeks` })),
                { value: 'any', label: 'At any time' },
              ]}
            />
            {ofProvider ? (
              <ChoiceFilter
                address={address}
                name="whose"
                label="Whose"
                any={null}
                otherwise={otherwise}
                choices={[
                  { value: 'mine', label: 'Mine' },
                  { value: 'all', label: `All of ${where}` },
                ]}
              />
            ) : null}
          </>
        }
        empty={
          <EmptyState title={view.empty}>
            {weeks !== 'any'
              ? 'Look at any time, or at something else, to see more.'
              : 'When somebody achieves an outcome that others count from, what they can reach by keeping it up stands here.'}
          </EmptyState>
        }
        paging={{
          address,
          totalCount: found?.totalCount,
          hasNextPage: found?.pageInfo.hasNextPage,
          endCursor: found?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
