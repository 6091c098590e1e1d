import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { formatLoad } from '@weft/shared';
import { Link, useParams } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { LastSeen } from '../contacts/last-seen.js';
import { type ListedPerson, nameOf } from '../people/people-queries.js';
import { MoveSelected, selectPersonColumn, useSelectedPeople } from '../support/move-selected.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { type OneCaseload, type PersonCarried, WORKER } from './caseload-queries.js';
import { needText } from './caseload-words.js';
import classes from './caseloads.module.css';
import { Needs } from './needs.js';
import { WorkerFacts } from './worker-facts.js';

type Row = ListedPerson & Pick<PersonCarried, 'weight' | 'jointly' | 'over' | 'needs'>;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: (person) => `${nameOf(person)}${person.jointly ? ', jointly' : ''}`,
    sortBy: nameOf,
    sorts: 'text',
  },
  {
    key: 'phase',
    header: 'Phase',
    cell: ({ phase }) =>
      phase ? <StateBadge tone={PHASE_WORDS[phase].tone}>{PHASE_WORDS[phase].name}</StateBadge> : '–',
    text: ({ phase }) => (phase ? PHASE_WORDS[phase].name : ''),
  },
  {
    key: 'weight',
    header: 'Weighs',
    align: 'end',
    cell: ({ weight }) => formatLoad(weight),
    sortBy: ({ weight }) => weight,
  },
  {
    key: 'seen',
    header: 'Last seen',
    cell: (person) => <LastSeen of={person} />,
    sortBy: ({ lastSeenOn, enrolledOn }) => lastSeenOn ?? enrolledOn ?? '',
    sorts: 'dates',
  },
  {
    key: 'needs',
    header: 'Needs this week',
    cell: ({ needs }) => (needs.length === 0 ? 'Nothing' : <Needs of={needs} />),
    text: ({ needs }) => needs.map(needText).join('; '),
  },
];

/** One worker's people, whoever needs the worker first before the others; some of them can go to a colleague. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(WORKER, {
    variables: { linkWorkerId: id },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the caseload" />;
  const caseload = data.workerCaseload;
  const back = { to: to('caseloads'), label: 'Team caseloads' };
  if (!caseload)
    return (
      <>
        <PageHeader title="Caseload" back={back} />
        <EmptyState title="No caseload here">Whoever this was supports nobody of yours.</EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title={caseload.worker.name}
        lead="What they carry, and who needs them first. Select people to move them to a colleague."
        back={back}
        actions={<HandOverAll caseload={caseload} />}
      />
      <div className={classes.stack}>
        {caseload.caseloads.map((one) => (
          <WorkerFacts key={one.providerId} of={one} title="Beside the guide" withSigns />
        ))}
        <People caseload={caseload} />
      </div>
    </>
  );
}

function HandOverAll({ caseload: { worker, supported } }: { caseload: OneCaseload }) {
  const to = useTo();
  const may = useMay();
  if (!may('proposedMoves') || supported === 0) return null;
  const query = new URLSearchParams({ worker: worker.id, name: worker.name });
  return (
    <Button component={Link} to={to(`people/hand-over?${query}`)} variant="default">
      Spread all over the colleagues
    </Button>
  );
}

function People({ caseload }: { caseload: OneCaseload }) {
  const to = useTo();
  const may = useMay();
  const rows = caseload.people.map(
    ({ participant, weight, jointly, over, needs }): Row => ({
      ...participant,
      weight,
      jointly,
      over,
      needs,
    }),
  );
  const carried = rows.filter(({ phase }) => phase !== 'CLOSED').length;
  // whom they work beside is not theirs to hand over
  const selection = useSelectedPeople(rows.filter(({ jointly }) => !jointly));
  const moves = may('moveParticipants');
  return (
    <section aria-label="People">
      {moves ? <MoveSelected selection={selection} /> : null}
      {may('nameJointWorker') && rows.some(({ jointly }) => jointly) ? (
        <p className={classes.summary}>
          With some they work beside another provider:{' '}
          <Link to={to('transfers')}>name a colleague there</Link>.
        </p>
      ) : null}
      {carried < caseload.supported ? (
        <p className={classes.summary}>
          {count(carried, 'person', 'people')} of {caseload.supported} stand here: those who need their worker
          first.
        </p>
      ) : null}
      <DataTable
        caption={`People of ${caseload.worker.name}`}
        columns={moves ? [selectPersonColumn(selection), ...COLUMNS] : COLUMNS}
        rows={rows}
        rowKey={(person) => person.id}
        rowLink={(person) => to(`people/${person.id}`)}
        unit={['person', 'people']}
        exportAs="caseload"
        empty={
          <EmptyState title={`${caseload.worker.name} supports nobody at present`}>
            When somebody is enrolled with them or moved to them, they stand here.
          </EmptyState>
        }
      />
    </section>
  );
}
