import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { formatLoad } from '@weft/shared';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { TEAMS, type Team, type WorkerCaseload } from './caseload-queries.js';
import { lateText, loadText, phasesText, STRAIN_WORDS, unseenText } from './caseload-words.js';
import classes from './caseloads.module.css';
import { LoadBar } from './load-bar.js';

type Row = WorkerCaseload & { readonly provider: string };

const LEVELS = ['STRAIN', 'EARLY', 'STEADY'] as const;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'worker',
    header: 'Link worker',
    primary: true,
    cell: ({ worker }) => worker.name,
    sortBy: ({ worker }) => worker.name,
    sorts: 'text',
  },
  {
    key: 'provider',
    header: 'Provider',
    cell: ({ provider }) => provider,
    sortBy: ({ provider }) => provider,
    sorts: 'text',
  },
  {
    key: 'load',
    header: 'Carries',
    cell: (row) => (
      <>
        <span className={classes.load}>{loadText(row)}</span>
        <LoadBar load={row.load} room={row.room} />
      </>
    ),
    sortBy: ({ percent, load }) => percent ?? load,
    sorts: 'figures',
    text: (row) => loadText(row).replace('\u00a0', ' '),
  },
  {
    key: 'strain',
    header: 'How it stands',
    cell: ({ strain }) => (
      <>
        <StateBadge tone={STRAIN_WORDS[strain.level].tone}>{STRAIN_WORDS[strain.level].name}</StateBadge>
        {strain.sentence ? <span className={classes.sentence}>{strain.sentence}</span> : null}
      </>
    ),
    text: ({ strain }) =>
      [STRAIN_WORDS[strain.level].name, ...strain.signs.map(({ sentence }) => sentence)].join(' '),
  },
  {
    key: 'phases',
    header: 'People',
    cell: phasesText,
    sortBy: ({ people }) => people,
    sorts: 'figures',
    text: phasesText,
  },
  {
    key: 'time',
    header: 'Time with people',
    cell: ({ timeWithPeople }) =>
      timeWithPeople === null || timeWithPeople === undefined
        ? 'Too little recorded'
        : `${timeWithPeople}\u00a0%`,
    sortBy: ({ timeWithPeople }) => timeWithPeople ?? -1,
    sorts: 'figures',
    text: ({ timeWithPeople }) => timeWithPeople ?? '',
  },
  {
    key: 'unseen',
    header: 'Not seen in time',
    cell: unseenText,
    sortBy: ({ unseen }) => unseen,
    sorts: 'figures',
    text: unseenText,
  },
  {
    key: 'late',
    header: 'Late',
    cell: lateText,
    sortBy: ({ milestonesDue, stepsPast, questions }) => milestonesDue + stepsPast + questions,
    sorts: 'figures',
    text: lateText,
  },
];

/** What each worker carries beside the partnership's guide: for a provider's manager, and at the backbone for all. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { data, loading, error, refetch } = useQuery(TEAMS, { fetchPolicy: 'cache-and-network' });
  const all = data?.teamCaseloads;
  const address = useListAddress({ provider: 'text', stands: [...LEVELS] });
  const teams = all?.filter(
    ({ provider }) => address.get('provider') === '' || provider.id === address.get('provider'),
  );
  const level = address.get('stands');
  const rows = teams?.flatMap(({ provider, workers }): Row[] =>
    workers
      .filter(
        ({ strain, people }) =>
          (level === '' ? true : strain.level === level) && (people > 0 || level !== 'STEADY'),
      )
      .map((worker) => ({ ...worker, provider: provider.name })),
  );
  const isOne = all?.length === 1;
  return (
    <>
      <PageHeader
        title="Team caseloads"
        lead="What each link worker carries beside the partnership’s guide. It is about the work, never about the worker, and nothing in the guide is a target."
        actions={
          <>
            {may('setCaseloadGuide') ? (
              <Button component={Link} to={to('settings/caseloads')} variant="default">
                Change the guide
              </Button>
            ) : null}
            <Button component={Link} to={to('referrals/room')} variant="default">
              Hours and expertise
            </Button>
          </>
        }
      />
      {teams ? <Summary teams={teams} /> : null}
      <DataTable
        caption="Caseloads"
        columns={isOne ? COLUMNS.filter(({ key }) => key !== 'provider') : COLUMNS}
        rows={rows}
        rowKey={({ worker, providerId }) => `${providerId} ${worker.id}`}
        rowLink={({ worker }) => to(`caseloads/${worker.id}`)}
        loading={loading && !data}
        error={error}
        onRetry={() => void refetch()}
        unit={['link worker', 'link workers']}
        exportAs="caseloads"
        address={address}
        filters={
          <>
            {isOne ? null : (
              <ChoiceFilter
                address={address}
                name="provider"
                label="Provider"
                any="Every provider"
                choices={(all ?? []).map(({ provider }) => ({ value: provider.id, label: provider.name }))}
              />
            )}
            <ChoiceFilter
              address={address}
              name="stands"
              label="How it stands"
              any="However"
              choices={LEVELS.map((one) => ({ value: one, label: STRAIN_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="Nobody matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="No link worker yet">
              When link workers are members of a provider, what they carry stands here.
            </EmptyState>
          )
        }
      />
    </>
  );
}

/** The team together, and people who are with nobody. */
function Summary({ teams }: { teams: readonly Team[] }) {
  const sum = (of: (team: Team) => number): number => teams.reduce((total, team) => total + of(team), 0);
  const [load, room, without] = [
    sum((team) => team.load),
    sum((team) => team.room),
    sum(({ withoutWorker }) => withoutWorker),
  ];
  const strained = teams
    .flatMap(({ workers }) => workers)
    .filter(({ strain, hours, works }) => strain.level === 'STRAIN' && (hours !== null || !works)).length;
  return (
    <p className={classes.summary}>
      Together they support{' '}
      {count(
        sum(({ people }) => people),
        'person',
        'people',
      )}
      , a load of {formatLoad(load)}
      {room > 0
        ? ` of the ${formatLoad(room)} that the guide allows (${Math.round((100 * load) / room)}\u00a0%)`
        : ''}
      . {strained === 0 ? 'Nobody is under strain.' : `${count(strained, 'link worker')} under strain.`}
      {without > 0 ? ` ${count(without, 'person has', 'people have')} no link worker.` : ''}
    </p>
  );
}
