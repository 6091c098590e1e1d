import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { useSay } from '../ui/say.js';
import { DECLINE_TRANSFER, type Transfer, WITHDRAW_TRANSFER } from './transfer-queries.js';

const AFTER = { refetchQueries: ['Transfers', 'ParticipantTransfers'] };

/** The provider that is asked cannot take somebody on. */
export function Decline({ transfer }: { transfer: Transfer }) {
  const may = useMay();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [decline] = useMutation(DECLINE_TRANSFER, AFTER);
  if (!may('declineTransfer')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Decline
      </Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title="Decline"
        confirm="Decline"
        reason={{
          label: 'Why you cannot take them on',
          description: `${transfer.from?.name ?? 'The other provider'} and the hub read this.`,
        }}
        onConfirm={async (words) => {
          const result = (await decline({ variables: { id: transfer.id, words } })).data?.declineTransfer;
          if (result?.__typename === 'Refusal') return [{ message: result.message, field: 'reason' }];
          say('Declined. They stay where they are.');
          setOpen(false);
          return undefined;
        }}
      />
    </>
  );
}

/** Who asked, or the hub, takes it back. */
export function Withdraw({ transfer }: { transfer: Transfer }) {
  const may = useMay();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [withdraw] = useMutation(WITHDRAW_TRANSFER, AFTER);
  if (!may('withdrawTransfer')) return null;
  return (
    <>
      <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
        Take it back
      </Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title="Take it back"
        confirm="Take it back"
        reason={{ label: 'Why', description: `${transfer.to?.name ?? 'The other provider'} reads this.` }}
        onConfirm={async (words) => {
          const result = (await withdraw({ variables: { id: transfer.id, words } })).data?.withdrawTransfer;
          if (result?.__typename === 'Refusal') return [{ message: result.message, field: 'reason' }];
          say('Taken back. They stay where they are.');
          setOpen(false);
          return undefined;
        }}
      />
    </>
  );
}
