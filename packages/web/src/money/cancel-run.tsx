import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { DateText } from '../ui/date-text.js';
import { useSay } from '../ui/say.js';
import { CANCEL_PAYMENTS, type RunFacts } from './run-queries.js';

/** Whether the run has entered anything in the ledger, which nothing takes out again. */
export const hasEntered = (run: RunFacts): boolean => run.claimCount > 0 || run.givenBackCount > 0;

/** What calling the run off would do: nothing that one may do, stop what has begun, or free its period. */
function outcomeOf(run: RunFacts): 'STOP' | 'CANCEL' | null {
  const over = run.state === 'CANCELLED' || Boolean(run.authorisedAt);
  if (run.kind !== 'CLAIMS' || over) return null;
  if (!hasEntered(run)) return 'CANCEL';
  return run.state === 'RUNNING' || run.state === 'QUEUED' ? 'STOP' : null;
}

/** The button that calls a run off, where that is possible, and what it asks first. */
export function CancelRun({ run }: { run: RunFacts }) {
  const may = useMay();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [cancel] = useMutation(CANCEL_PAYMENTS, { refetchQueries: ['PaymentRuns', 'Today'] });
  const outcome = outcomeOf(run);
  if (!may('cancelPayments') || outcome === null) return null;
  const verb = outcome === 'STOP' ? 'Stop the run' : 'Cancel the run';
  return (
    <>
      <Button mt="md" variant="default" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`${verb}?`}
        confirm={verb}
        danger
        onConfirm={async () => {
          const { data } = await cancel({ variables: { runId: run.id } });
          const result = data?.cancelPayments;
          if (result?.__typename === 'Refusal') return [result];
          say(result?.state === 'CANCELLED' ? 'The run is cancelled.' : 'The run is stopped.');
          return undefined;
        }}
      >
        {outcome === 'STOP' ? (
          <p>
            It has billed {count(run.claimCount, 'claim')}, and what is billed stays. The run stops after the
            claims that it is at, and can then only be resumed.
          </p>
        ) : (
          <p>
            Nothing is billed in this run. The period to <DateText of={run.periodEnd} /> can be run again
            {run.state === 'DONE' ? ', for example once funding is agreed' : ''}. If it bills claims before
            this arrives, it stops and can only be resumed.
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}
