import { useMutation } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { InstantText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './audit-sample.module.css';
import { RECORD_FINDING, type SampledClaim } from './sample-queries.js';

/** What the audit finds of one claim: once, and a claim that fails is reversed. */
export function Finding({
  sampleId,
  claim,
  onNext,
}: {
  sampleId: string;
  claim: SampledClaim;
  onNext: () => void;
}) {
  const { timeZone } = usePartnership();
  const [note, setNote] = useState('');
  const [failing, setFailing] = useState(false);
  const [record, recording] = useMutation(RECORD_FINDING, { refetchQueries: ['Today', 'Claim'] });
  const refusals = useRefusals();
  const say = useSay();
  if (claim.verdict)
    return (
      <Panel title="Finding">
        <p>
          {claim.verdict === 'CONFIRMED' ? 'Confirmed' : 'Failed, and reversed'} by{' '}
          {claim.foundBy?.name ?? 'a former member'}, <InstantText of={claim.foundAt} timeZone={timeZone} />.
        </p>
        {claim.note ? <p className={classes.note}>{claim.note}</p> : null}
      </Panel>
    );
  if (claim.verifiedByMe)
    return (
      <Panel title="Finding">
        <p>You verified this claim yourself, so somebody else must audit it.</p>
      </Panel>
    );
  const find = async (verdict: 'CONFIRMED' | 'FAILED', why: string) => {
    const { data } = await record({
      variables: { sampleId, claimId: claim.claimId, verdict, note: why || null },
    });
    if (data?.recordFinding.__typename === 'Refusal') return data.recordFinding;
    say(
      verdict === 'CONFIRMED'
        ? `${claim.reference} is confirmed.`
        : `${claim.reference} failed and is reversed.`,
    );
    onNext();
    return null;
  };
  const confirm = async (): Promise<void> => {
    const refused = await find('CONFIRMED', note.trim());
    if (refused) refusals.show([refused]);
  };
  return (
    <Panel title="Finding" tone="warm">
      <Form refusals={refusals} onSubmit={confirm}>
        <Textarea
          {...refusals.field('note')}
          label="Note"
          description="Optional for a claim that is confirmed."
          autosize
          minRows={1}
          maw={640}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.row}>
          <Button type="submit" loading={recording.loading}>
            Confirm the claim
          </Button>
          <Button variant="default" onClick={() => setFailing(true)}>
            It fails …
          </Button>
        </div>
      </Form>
      <ConfirmDialog
        opened={failing}
        onClose={() => setFailing(false)}
        title={`${claim.reference} fails the audit`}
        confirm="Record it and reverse the claim"
        danger
        reason={{
          label: 'What is wrong',
          description: 'The provider and the backbone organisation will read this.',
        }}
        onConfirm={async (why) => {
          const refused = await find('FAILED', why);
          return refused ? [refused] : undefined;
        }}
      >
        <p>
          The claim is reversed now. What was billed for it is given back by the next payment run. A finding
          is made once.
        </p>
      </ConfirmDialog>
    </Panel>
  );
}
