import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import classes from '../contacts/contacts.module.css';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { DateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { useWaitingHere } from './use-waiting.js';
import { forgetWaiting, type Waiting } from './waiting.js';

/** What waits on this device: each can be looked at, put right and taken away by who wrote it. */
export function WaitingList({ owner, onMend }: { owner: string; onMend: (entry: Waiting) => void }) {
  const waiting = useWaitingHere(owner);
  const [deleting, setDeleting] = useState<Waiting | null>(null);
  if (waiting.length === 0) return null;
  return (
    <Panel title={`${count(waiting.length, 'contact')} on this device`} tone="warm">
      <p>They are sent by themselves when there is a connection.</p>
      <ul className={classes.list}>
        {waiting.map((entry) => (
          <li key={entry.key} className={classes.entry}>
            <span>
              <strong>{entry.about}</strong>, {entry.title}, <DateText of={entry.input.on} />
            </span>
            {entry.refused ? (
              <span className={classes.refused}>Weft refused it: {entry.refused.message}</span>
            ) : null}
            <Group gap="xs">
              <Button variant="default" size="compact-md" onClick={() => onMend(entry)}>
                {entry.refused ? 'Put it right' : 'Change'}
              </Button>
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
