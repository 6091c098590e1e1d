import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { isOpenReferral } from '@weft/shared';
import { useRef, useState } from 'react';
import { useMay } from '../app/viewer.js';
import type { ReferralPage } from '../referrals/referral-queries.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Facts, Panel } from '../ui/panel.js';
import classes from './allocation.module.css';
import { TriageForm } from './triage-form.js';
import { TRIAGE, type TriageFields } from './triage-queries.js';

/** What the hub found out with the person: how much support they want around them, what somebody should know, who not. */
export function Triage({ referral }: { referral: ReferralPage }) {
  const may = useMay();
  const { data, error, refetch } = useQuery(TRIAGE, { variables: { referralId: referral.id } });
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const mayRecord = may('recordTriage') && isOpenReferral(referral.state);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading what triage found out" />;
  const { triage } = data;
  if (!triage) return null;
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const isRecorded = triage.recordedAt !== null && triage.recordedAt !== undefined;
  return (
    <Panel
      title="What they need"
      tone={mayRecord && !isRecorded && referral.state !== 'RECEIVED' ? 'warm' : 'plain'}
      actions={
        mayRecord && !isOpen ? (
          <Button ref={opener} variant="default" size="compact-md" onClick={() => setOpen(true)}>
            {isRecorded ? 'Change' : 'Record'}
          </Button>
        ) : undefined
      }
    >
      {isOpen ? (
        <TriageForm referral={referral} triage={triage} onDone={close} />
      ) : (
        <Recorded triage={triage} atHub={may('recordTriage')} />
      )}
    </Panel>
  );
}

function Recorded({ triage, atHub }: { triage: TriageFields; atHub: boolean }) {
  const { complexity, ageBand, wants, anchor, prefers, avoids, recordedBy, recordedAt } = triage;
  // whoever referred may have written it in their words, which is for triage to read and record
  const nothing = recordedAt ? 'Nothing said' : 'Not recorded yet';
  const words = (some: readonly { words: string }[]): string =>
    some.length === 0 ? nothing : some.map((one) => one.words).join(', ');
  return (
    <>
      {complexity ? (
        <p className={classes.band}>
          <strong>{complexity.title}</strong>
          <span className={classes.meaning}>{complexity.meaning}</span>
        </p>
      ) : (
        <p className={classes.soft}>How much support they want around them is not recorded yet. Ask them.</p>
      )}
      <Facts
        of={[
          ['Age when referred', ageBand],
          [
            'Somebody who knows',
            wants.length === 0
              ? recordedAt
                ? 'Nothing special said'
                : nothing
              : wants.map(({ title }) => title).join(', '),
          ],
          ['Prefers', atHub ? words(prefers) : null],
          ['Wishes to avoid', atHub ? words(avoids) : null],
          ['Belongs to', anchor?.name ?? null],
          ['Recorded by', recordedBy?.name ?? null],
        ]}
      />
    </>
  );
}
