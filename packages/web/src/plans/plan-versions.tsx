import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import classes from './plan.module.css';
import { PLAN_VERSIONS } from './plan-queries.js';

/** Who wrote when, and what they changed: read when somebody asks for it. */
export function PlanVersions({ participantId, version }: { participantId: string; version: number }) {
  const [shown, setShown] = useState(false);
  return (
    <div className={classes.versions}>
      <Button variant="subtle" size="compact-md" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide earlier versions' : version === 1 ? 'Who wrote it' : `All ${version} versions`}
      </Button>
      {shown ? <Versions participantId={participantId} /> : null}
    </div>
  );
}

function Versions({ participantId }: { participantId: string }) {
  const { timeZone } = usePartnership();
  const { data, error, refetch } = useQuery(PLAN_VERSIONS, {
    variables: { id: participantId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the versions" />;
  return (
    <ol className={classes.history} aria-label="Versions of the plan">
      {(data.participant?.planVersions ?? []).map(({ version, writtenAt, writtenBy, changes }) => (
        <li key={version}>
          <span className={classes.soft}>
            <InstantText of={writtenAt} timeZone={timeZone} />
            {writtenBy ? `, ${writtenBy.name}` : ''}
          </span>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
