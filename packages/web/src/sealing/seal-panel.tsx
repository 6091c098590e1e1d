import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import type { SealGap } from '@weft/shared';
import { useState } from 'react';
import { useMay, useMayAt, usePartnership } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Facts, Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { SealDialog } from './seal-dialog.js';
import { AFTER_SEALING, RECORD_SEAL, type Seal, UNSEAL_RECORD } from './seal-queries.js';
import classes from './sealing.module.css';

interface SealPanelProps {
  /** A participant's or a referral's id. */
  readonly recordId: string;
  readonly name: string;
  /** the provider whose record it is, which alone seals it beside the hub */
  readonly providerId: string | null;
}

const GAP_WORDS: Readonly<Record<SealGap, string>> = {
  SUPPORT: 'Nobody of the provider is named: nobody there can support this person.',
  APPROVE: 'Nobody named can approve claims: those of this person wait.',
  VERIFY: 'No verifier is named: claims of this person wait to be verified.',
};

/** On the page of a person or a referral: who can open it, where it is sealed; and sealing it, where it is not. */
export function SealPanel(props: SealPanelProps) {
  return useMay()('recordSeal') ? <Asked {...props} /> : null;
}

function Asked({ recordId, name, providerId }: SealPanelProps) {
  const mayAt = useMayAt();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(RECORD_SEAL, { variables: { recordId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const seal = data.recordSeal;
  if (seal) return <Sealed seal={seal} name={name} />;
  if (!mayAt('sealRecord', providerId)) return null;
  return (
    <Panel
      title="Keeping safe"
      folded="not sealed"
      actions={
        <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
          Seal this record
        </Button>
      }
    >
      <p className={classes.soft}>If {name} is in danger, named people alone can see this record.</p>
      <SealDialog recordId={recordId} name={name} seal={null} opened={open} onClose={() => setOpen(false)} />
    </Panel>
  );
}

function Sealed({ seal, name }: { seal: Seal; name: string }) {
  const may = useMay();
  const say = useSay();
  const { timeZone } = usePartnership();
  const [asks, setAsks] = useState<'OPENERS' | 'UNSEAL' | null>(null);
  const [unseal] = useMutation(UNSEAL_RECORD, { refetchQueries: AFTER_SEALING });
  return (
    <Panel title="This record is sealed" tone="warm">
      <p className={classes.reason}>{seal.reason}</p>
      <Facts
        of={[
          [
            'Can open it',
            <ul key="openers" className={classes.openers}>
              {seal.openers.map(({ id, name: opener }) => (
                <li key={id}>{opener}</li>
              ))}
            </ul>,
          ],
          [
            'Sealed',
            <span key="sealed">
              <InstantText of={seal.sealedAt} timeZone={timeZone} />
              {seal.sealedBy ? ` by ${seal.sealedBy.name}` : ''}
            </span>,
          ],
        ]}
      />
      {seal.gaps.length > 0 ? (
        <ul className={classes.gaps}>
          {seal.gaps.map((gap) => (
            <li key={gap}>{GAP_WORDS[gap]}</li>
          ))}
        </ul>
      ) : null}
      <p className={classes.soft}>
        To everybody else it is not there: not in lists, search, figures or hints. Should {name} be referred
        again, the hub will not know them.
      </p>
      {may('setSealOpeners') ? (
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => setAsks('OPENERS')}>
            Change who can open it
          </Button>
          <Button variant="default" size="compact-md" onClick={() => setAsks('UNSEAL')}>
            Unseal it
          </Button>
        </Group>
      ) : null}
      <SealDialog
        recordId={seal.recordId}
        name={name}
        seal={seal}
        opened={asks === 'OPENERS'}
        onClose={() => setAsks(null)}
      />
      <ConfirmDialog
        opened={asks === 'UNSEAL'}
        onClose={() => setAsks(null)}
        title="Unseal this record"
        confirm="Unseal it"
        danger
        reason={{
          label: 'Why it is safe for others to see it',
          missing: 'Say in a sentence why it is safe for others to see this record.',
        }}
        onConfirm={async (reason) => {
          const { data } = await unseal({ variables: { recordId: seal.recordId, reason } });
          const result = data?.unsealRecord;
          if (result?.__typename === 'Refusal') return [result];
          say('The record is unsealed.');
          return undefined;
        }}
      >
        <p>
          Everybody whose role shows them people will see {name} again, with all that was recorded meanwhile.
        </p>
      </ConfirmDialog>
    </Panel>
  );
}
