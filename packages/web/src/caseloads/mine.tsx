import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { MINE, type PersonCarried } from './caseload-queries.js';
import classes from './caseloads.module.css';
import { Needs } from './needs.js';
import { WorkerFacts } from './worker-facts.js';

/** A link worker's week: who needs me, first, and what I carry. */
export function Component() {
  const to = useTo();
  const { data, error, refetch } = useQuery(MINE, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading your week" />;
  const mine = data.ownCaseload;
  const people = mine?.people ?? [];
  const needing = people.filter(({ needs }) => needs.length > 0);
  const others = people.filter(({ needs }) => needs.length === 0);
  const carried = people.filter(({ participant }) => participant.phase !== 'CLOSED').length;
  const present = needing.filter(({ participant }) => participant.phase !== 'CLOSED');
  const closed = needing.filter(({ participant }) => participant.phase === 'CLOSED');
  const late = needing.filter(({ needs }) => needs.some((need) => need.late > 0)).length;
  return (
    <>
      <PageHeader
        title="My week"
        lead={leadOf(needing.length, late)}
        actions={
          <Button component={Link} to={to('people')} variant="default">
            All my people
          </Button>
        }
      />
      <div className={classes.stack}>
        {needing.length > 0 ? (
          <>
            {present.length > 0 ? (
              <Panel title="Who needs me this week">
                <PeopleList of={present} />
              </Panel>
            ) : null}
            {closed.length > 0 ? (
              <Panel title="Support is closed, and something still waits">
                <PeopleList of={closed} />
              </Panel>
            ) : null}
          </>
        ) : (
          <EmptyState title="Nobody waits for you this week">
            Whoever is to be seen, asked or answered within seven days stands here.
          </EmptyState>
        )}
        {mine?.caseloads.map((one) => (
          <WorkerFacts
            key={one.providerId}
            of={one}
            title="What I carry, beside the guide"
            withSigns={false}
          />
        ))}
        {others.length > 0 ? (
          <Panel title="Everybody else">
            <PeopleList of={others} />
          </Panel>
        ) : null}
        {mine && carried < mine.supported ? (
          <p>
            {count(mine.supported - carried, 'more person is', 'more people are')} in the list of all your
            people.
          </p>
        ) : null}
      </div>
    </>
  );
}

function leadOf(needing: number, late: number): string {
  if (needing === 0) return 'Nobody is to be seen, asked or answered within the next seven days.';
  const who = `${count(needing, 'person needs', 'people need')} you within seven days`;
  return late === 0 ? `${who}, and nothing is late.` : `${who}; for ${late} of them something is late.`;
}

function PeopleList({ of }: { of: readonly PersonCarried[] }) {
  const to = useTo();
  return (
    <ul className={classes.people}>
      {of.map(({ participant, needs, jointly }) => (
        <li key={participant.id}>
          <span>
            <Link to={to(`people/${participant.id}`)} className={classes.name}>
              {nameOf(participant)}
            </Link>
            <span className={classes.sentence}>
              {participant.phase ? PHASE_WORDS[participant.phase].name : ''}
              {jointly ? ', joint work beside another provider' : ''}
              {participant.lastSeenOn ? `, last seen ${dateText(participant.lastSeenOn)}` : ', not seen yet'}
            </span>
          </span>
          <Needs of={needs} />
          <Button
            component={Link}
            to={to(`contacts/new?participant=${participant.id}`)}
            variant="default"
            size="compact-md"
            aria-label={`Record a contact with ${nameOf(participant)}`}
          >
            Record a contact
          </Button>
        </li>
      ))}
    </ul>
  );
}
