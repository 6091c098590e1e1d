import { useMutation } from '@apollo/client/react';
import { NativeSelect, Textarea } from '@mantine/core';
import { TRANSFER_REASONS } from '@weft/shared';
import { useState } from 'react';
import { AskAnotherProvider } from '../between-providers/ask-another-provider.js';
import { AFTER_TRANSFER, ASK_FOR_TRANSFER } from './transfer-queries.js';

/** Asks another provider to take somebody on, with their agreement. */
export function AskForTransfer({
  participantId,
  providerId,
  onDone,
}: {
  participantId: string;
  /** the provider that supports them now, which is no other one */
  providerId: string | null;
  onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  const [about, setAbout] = useState('');
  const [ask] = useMutation(ASK_FOR_TRANSFER, AFTER_TRANSFER);
  return (
    <AskAnotherProvider
      except={providerId}
      wrong={[
        ...(reason === '' ? [{ field: 'reason', message: 'Choose a reason.' }] : []),
        ...(about.trim() === ''
          ? [{ field: 'about', message: 'Say what the other provider needs to know.' }]
          : []),
      ]}
      send={async (asked) => {
        const input = { ...asked, participantId, reason, about };
        return (await ask({ variables: { input } })).data?.askForTransfer;
      }}
      next="Nothing changes until they answer."
      onDone={onDone}
    >
      {(refusals) => (
        <>
          <NativeSelect
            {...refusals.field('reason')}
            label="Why"
            value={reason}
            data={[
              { value: '', label: 'Choose' },
              ...TRANSFER_REASONS.map(({ code, title }) => ({ value: code, label: title })),
            ]}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Textarea
            {...refusals.field('about')}
            label="What they need to know"
            description="Without the name: they learn it when they take the person on."
            autosize
            minRows={3}
            value={about}
            onChange={(event) => setAbout(event.currentTarget.value)}
          />
        </>
      )}
    </AskAnotherProvider>
  );
}
