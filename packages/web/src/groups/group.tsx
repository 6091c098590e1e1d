import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { count } from '../ui/count.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { GROUP, type GroupPage, whenAndWhere } from './group-queries.js';
import classes from './groups.module.css';
import { Tick } from './tick.js';

/** One group: who was there today, who comes, and the last sittings. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const may = useMay();
  const { data, error, refetch } = useQuery(GROUP, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the group" />;
  const { group } = data;
  if (!group) return <EmptyState title="There is no such group">It may be held by somebody else.</EmptyState>;
  return (
    <>
      <PageHeader
        title={group.name}
        lead={[whenAndWhere(group), `Held by ${group.provider.name}`].filter((one) => one !== '').join('. ')}
        back={{ to: to('groups'), label: 'Groups' }}
        actions={
          may('saveGroup') ? (
            <Button component={Link} to={to(`groups/${id}/edit`)} variant="default">
              Change the group
            </Button>
          ) : undefined
        }
      />
      <div className={classes.columns}>
        {may('recordSitting') && group.members.length > 0 ? <Tick group={group} /> : null}
        <div className={classes.column}>
          <Panel title="Who comes">
            {group.members.length === 0 ? (
              <EmptyState title="Nobody yet">Change the group to say who comes.</EmptyState>
            ) : (
              <ul className={classes.list}>
                {group.members.map(({ participant, sittings, present }) => (
                  <li key={participant.id}>
                    <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link>
                    <span className={classes.soft}>
                      {sittings > 0 ? `${present} of ${count(sittings, 'session')}` : 'Not yet'}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Sittings group={group} />
        </div>
      </div>
    </>
  );
}

function Sittings({ group }: { group: GroupPage }) {
  if (group.sittings.length === 0) return null;
  return (
    <Panel title="Last sessions">
      <ul className={classes.list}>
        {group.sittings.map(({ id, on, marks }) => (
          <li key={id}>
            <DateText of={on} />
            <span className={classes.soft}>
              {marks.filter(({ attendance }) => attendance === 'PRESENT').length} of {marks.length} were there
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
