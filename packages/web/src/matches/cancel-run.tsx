import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { useSay } from '../ui/say.js';
import { CANCEL_MATCH_RUN, type RunFacts } from './run-queries.js';

/** The button that cancels a run, and what it asks first. */
export function CancelRun({ run }: { run: RunFacts }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [cancel] = useMutation(CANCEL_MATCH_RUN);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Cancel the run
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Cancel the run?"
        confirm="Cancel the run"
        danger
        onConfirm={async () => {
          const { data } = await cancel({ variables: { id: run.id } });
          const result = data?.cancelMatchRun;
          if (result?.__typename === 'Refusal') return [result];
          say('The run is cancelled.');
          return undefined;
        }}
      >
        <p>It stops within seconds, and nothing of it is kept. The extract stays and can be matched again.</p>
      </ConfirmDialog>
    </>
  );
}
