import { useQuery } from '@apollo/client/react';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import classes from '../between-providers/between-providers.module.css';
import { dateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import { AskForTransfer } from './ask-for-transfer.js';
import { WithdrawTransfer } from './end-transfer.js';
import { TransferItem } from './transfer-item.js';
import { PARTICIPANT_TRANSFERS } from './transfer-queries.js';

interface TransferPanelProps {
  participantId: string;
  /** whether the viewer works with them now, and support goes on */
  goesOn: boolean;
  providerId: string | null;
}

/** From one provider to another: what was asked about this person, and asking another provider to take them on. */
export function TransferPanel(props: TransferPanelProps) {
  const may = useMay();
  return may('participantTransfers') ? <Transfers {...props} /> : null;
}

function Transfers({ participantId, goesOn, providerId }: TransferPanelProps) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(PARTICIPANT_TRANSFERS, { variables: { participantId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const transfers = data.participantTransfers;
  const waits = transfers.some(({ state }) => state === 'ASKED');
  const asks = may('askForTransfer') && goesOn && !waits;
  const gone = transfers.find(({ side, state }) => side === 'ASKS' && state === 'TAKEN_ON');
  if (transfers.length === 0 && !asks) return null;
  return (
    <Panel
      title="Other providers"
      folded={waits || gone ? undefined : String(transfers.length || 'none')}
      actions={
        asks ? (
          <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
            Ask another provider to take them on
          </Button>
        ) : undefined
      }
    >
      {gone?.on && !goesOn ? (
        <p className={classes.gone}>
          Handed over on {dateText(gone.on)}. You see the record as it stood then, and can still record what
          they achieved before.
        </p>
      ) : null}
      {transfers.length > 0 ? (
        <ul className={classes.list}>
          {transfers.map((transfer) => (
            <TransferItem key={transfer.id} transfer={transfer} nameless>
              {transfer.state === 'ASKED' ? (
                <span>
                  <WithdrawTransfer transfer={transfer} />
                </span>
              ) : null}
            </TransferItem>
          ))}
        </ul>
      ) : null}
      {asks ? (
        <p className={`${classes.soft} ${classes.ask}`}>
          Where they go on with another provider instead of yours.
        </p>
      ) : null}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Ask another provider to take them on"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? (
          <AskForTransfer
            participantId={participantId}
            providerId={providerId}
            onDone={() => setOpen(false)}
          />
        ) : null}
      </Modal>
    </Panel>
  );
}
