import { useMutation } from '@apollo/client/react';
import { useMay, useMayAt } from '../app/viewer.js';
import { ReasonButton } from '../ui/reason-button.js';
import { AFTER_TRANSFER, DECLINE_TRANSFER, type Transfer, WITHDRAW_TRANSFER } from './transfer-queries.js';

/** The provider that is asked cannot take somebody on. */
export function DeclineTransfer({ transfer }: { transfer: Transfer }) {
  const mayAt = useMayAt();
  const [decline] = useMutation(DECLINE_TRANSFER, AFTER_TRANSFER);
  if (!mayAt('declineTransfer', transfer.to?.id)) return null;
  return (
    <ReasonButton
      verb="Decline"
      reason={{
        label: 'Why you cannot take them on',
        description: `${transfer.from?.name ?? 'The other provider'} and the hub read this.`,
      }}
      done="Declined. They stay where they are."
      send={async (words) => (await decline({ variables: { id: transfer.id, words } })).data?.declineTransfer}
    />
  );
}

/** Who asked, or the hub, takes it back. */
export function WithdrawTransfer({ transfer }: { transfer: Transfer }) {
  const may = useMay();
  const [withdraw] = useMutation(WITHDRAW_TRANSFER, AFTER_TRANSFER);
  if (!may('withdrawTransfer')) return null;
  return (
    <ReasonButton
      verb="Take it back"
      compact
      reason={{ label: 'Why', description: `${transfer.to?.name ?? 'The other provider'} reads this.` }}
      done="Taken back. They stay where they are."
      send={async (words) =>
        (await withdraw({ variables: { id: transfer.id, words } })).data?.withdrawTransfer
      }
    />
  );
}
