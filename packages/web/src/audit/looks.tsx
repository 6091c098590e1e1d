import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './audit.module.css';
import { RECORD_LOOKS, type RecordLook } from './audit-queries.js';
import { actionText } from './audit-words.js';

/** On a person's page: who has looked at this record, for those who answer for it. */
export function Looks({ participantId }: { participantId: string }) {
  const may = useMay();
  const to = useTo();
  const { data, error, refetch } = useQuery(RECORD_LOOKS, {
    variables: { participantId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Panel
      title="Who has looked at this record"
      folded={data ? String(data.recordLooks.length || 'nobody') : ''}
    >
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what="Loading who has looked" /> : null}
      {data && data.recordLooks.length === 0 ? <p>Nobody yet.</p> : null}
      {data && data.recordLooks.length > 0 ? (
        <ul className={classes.looks}>
          {data.recordLooks.slice(0, SHOWN).map((look) => (
            <Look key={`${look.person?.id} ${look.day} ${look.refused}`} look={look} />
          ))}
        </ul>
      ) : null}
      {data && data.recordLooks.length > SHOWN ? (
        <details>
          <summary>Earlier looks ({data.recordLooks.length - SHOWN})</summary>
          <ul className={classes.looks}>
            {data.recordLooks.slice(SHOWN).map((look) => (
              <Look key={`${look.person?.id} ${look.day} ${look.refused}`} look={look} />
            ))}
          </ul>
        </details>
      ) : null}
      {may('auditTrail') && data && data.recordLooks.length > 0 ? (
        <Link to={to(`settings/audit?record=${participantId}`)}>Everything done with this record</Link>
      ) : null}
    </Panel>
  );
}

const SHOWN = 5;

function Look({ look }: { look: RecordLook }) {
  return (
    <li>
      <strong>{look.person?.name ?? 'A former member'}</strong>
      {look.refused ? <StateBadge tone="needs">Saw nothing: it was sealed</StateBadge> : null}
      <span className={classes.when}>
        {dateText(look.day)}, {count(look.times, 'time')}:{' '}
        {look.actions.map(actionText).join(', ').toLowerCase()}
      </span>
    </li>
  );
}
