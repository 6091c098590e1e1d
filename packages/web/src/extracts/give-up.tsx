import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { useSay } from '../ui/say.js';
import { CANCEL_EXTRACT, DELETE_EXTRACT, type ExtractFacts } from './extract-queries.js';

/** Gives up an extract that waits, or deletes one that was accepted. */
export function GiveUp({ extract: { id, state } }: { extract: ExtractFacts }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [cancel] = useMutation(CANCEL_EXTRACT);
  const [remove] = useMutation(DELETE_EXTRACT);
  const isReady = state === 'READY';
  const verb = isReady ? 'Delete the extract' : 'Give the extract up';
  const go = async () => {
    if (isReady) return (await remove({ variables: { id } })).data?.deleteExtract;
    return (await cancel({ variables: { id } })).data?.cancelExtract;
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`${verb}?`}
        confirm={verb}
        danger
        onConfirm={async () => {
          const result = await go();
          if (result?.__typename === 'Refusal') return [result];
          say(isReady ? 'The extract is deleted.' : 'The extract is given up.');
          return undefined;
        }}
      >
        <p>
          {isReady
            ? 'Its rows are deleted now, and what pairs show of them. Decisions and what was proved stay. This cannot be taken back.'
            : 'Nothing of it is matched, and the file is deleted. This cannot be taken back.'}
        </p>
      </ConfirmDialog>
    </>
  );
}
