import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { useSay } from '../ui/say.js';
import { CANCEL_REFERRAL_FILE, type FileFacts } from './file-queries.js';

/** The button that gives a file up, and what it asks first. */
export function GiveUp({ file }: { file: FileFacts }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [cancel] = useMutation(CANCEL_REFERRAL_FILE);
  const stops = file.state === 'IMPORTING';
  const verb = stops ? 'Stop the import' : 'Give the file up';
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
          const { data } = await cancel({ variables: { id: file.id } });
          const result = data?.cancelReferralFile;
          if (result?.__typename === 'Refusal') return [result];
          say(stops ? 'The import is stopped.' : 'The file is given up.');
          return undefined;
        }}
      >
        <p>
          {stops
            ? 'Who is referred by now stays referred. The rest does not go in, until you send the file again.'
            : 'Nobody of it is referred, and the file is deleted.'}
        </p>
      </ConfirmDialog>
    </>
  );
}
