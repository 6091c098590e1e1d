import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo, useViewer } from '../app/viewer.js';
import { useWaitingHere } from '../outbox/use-waiting.js';
import { isSignature } from '../outbox/waiting.js';
import { count } from '../ui/count.js';
import { DateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { SIGNED_STATEMENTS } from './signature-queries.js';
import classes from './signatures.module.css';
import { SignedView } from './signed-view.js';

/** What somebody has signed, the latest first, and where to take another signature. */
export function SignedPanel({ participantId }: { participantId: string }) {
  const may = useMay();
  const to = useTo();
  const { viewer } = useViewer();
  const { data, error, refetch } = useQuery(SIGNED_STATEMENTS, {
    variables: { participantId },
    skip: !may('signedStatements'),
  });
  const waiting = useWaitingHere(viewer.id).filter(
    (one) => isSignature(one) && one.input.participantId === participantId,
  );
  const mayTake = may('recordSignature');
  const signed = data?.signedStatements ?? [];
  if (error && !data)
    return (
      <Panel title="Signed by them">
        <Fault error={error} onRetry={() => void refetch()} />
      </Panel>
    );
  if (!data || (signed.length === 0 && waiting.length === 0 && !mayTake)) return null;
  const take = mayTake ? (
    <Button component={Link} to={to(`people/${participantId}/sign`)} variant="default" size="compact-md">
      Take a signature
    </Button>
  ) : undefined;
  return (
    <Panel
      title="Signed by them"
      folded={waiting.length + signed.length > 0 ? undefined : 'nothing yet'}
      actions={take}
    >
      {waiting.length > 0 ? (
        <p>
          {count(waiting.length, 'signature')} {waiting.length === 1 ? 'waits' : 'wait'} on this device to be
          sent.
        </p>
      ) : null}
      {signed.length === 0 ? (
        <p className={classes.soft}>
          Nothing is signed yet. What they certify in their own name stands here, and can prove their claims.
        </p>
      ) : (
        <ul className={classes.list}>
          {signed.map((one) => (
            <li key={one.id}>
              <div className={classes.head}>
                <span>
                  <strong>{one.outcomeTitle}</strong>, <DateText of={one.achievedOn} />
                </span>
                {one.isReplaced ? <StateBadge tone="quiet">A newer one stands</StateBadge> : null}
              </div>
              <details>
                <summary>Read what was signed</summary>
                <SignedView of={one} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
