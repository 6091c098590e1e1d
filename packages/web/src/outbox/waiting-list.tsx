import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import classes from '../contacts/contacts.module.css';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { useWaitingHere } from './use-waiting.js';
import { forgetWaiting, isContact, tellEntries, type Waiting, type WaitingContact } from './waiting.js';

interface WaitingListProps {
  readonly owner: string;
  /** Opens a contact again; left out where there is no room for it. */
  readonly onMend?: (entry: WaitingContact) => void;
}

/** What waits on this device: each can be looked at, put right and taken away by who wrote it. */
export function WaitingList({ owner, onMend }: WaitingListProps) {
  const waiting = useWaitingHere(owner);
  const [deleting, setDeleting] = useState<Waiting | null>(null);
  if (waiting.length === 0) return null;
  return (
    <Panel title={`${tellEntries(waiting)} on this device`} tone="warm">
      <p>They are sent by themselves when there is a connection.</p>
      <ul className={classes.list}>
        {waiting.map((entry) => (
          <li key={entry.key} className={classes.entry}>
            <span>
              <strong>{entry.about}</strong>, {entry.title},{' '}
              <DateText of={isContact(entry) ? entry.input.on : entry.input.achievedOn} />
              {isContact(entry) ? '' : ', signed'}
            </span>
            {entry.refused ? (
              <span className={classes.refused}>Weft refused it: {entry.refused.message}</span>
            ) : null}
            <Group gap="xs">
              {isContact(entry) && onMend ? (
                <Button variant="default" size="compact-md" onClick={() => onMend(entry)}>
                  {entry.refused ? 'Put it right' : 'Change'}
                </Button>
              ) : null}
              <Button variant="subtle" size="compact-md" onClick={() => setDeleting(entry)}>
                Delete
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={deleting !== null}
        onClose={() => setDeleting(null)}
        title="Delete it from this device?"
        confirm="Delete it"
        danger
        onConfirm={async () => {
          if (deleting) await forgetWaiting(deleting.key);
          return undefined;
        }}
      >
        <p>It was not sent, and nobody else has it.</p>
      </ConfirmDialog>
    </Panel>
  );
}
