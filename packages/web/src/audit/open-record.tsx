import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTo } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { OPEN_RECORD, OPENED_RECORDS } from './audit-queries.js';

const HOURS = [1, 2, 4, 8];

/** Opens one participant's record for the data lead: whose, why, how long. */
export function OpenRecord() {
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(HOURS[0] ?? 1);
  const [open, opening] = useMutation(OPEN_RECORD, { refetchQueries: [{ query: OPENED_RECORDS }, 'Today'] });
  const refusals = useRefusals();
  const say = useSay();
  const navigate = useNavigate();
  const to = useTo();
  const submit = async (): Promise<void> => {
    const wrong = [
      ...(reference.trim() ? [] : [{ field: 'reference', message: 'Enter the participant’s reference.' }]),
      ...(reason.trim() ? [] : [{ field: 'reason', message: 'Say why you need to see this record.' }]),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data } = await open({ variables: { reference: reference.trim(), reason: reason.trim(), hours } });
    const result = data?.openRecord;
    if (!result) return;
    if (result.__typename === 'Refusal') {
      refusals.show([result]);
      return;
    }
    say('The record is open. The backbone organisation has been told.');
    await navigate(to(`people/${result.participantId}`));
  };
  return (
    <Form refusals={refusals} onSubmit={submit}>
      <Stack className="weft-form">
        <TextInput
          {...refusals.field('reference')}
          label="Participant’s reference"
          description="Such as P-000123."
          autoComplete="off"
          maw={240}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Textarea
          {...refusals.field('reason')}
          label="Why you need to see it"
          description="Others will read this. Name no details of the person."
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <NativeSelect
          {...refusals.field('hours')}
          label="For how long"
          maw={240}
          value={String(hours)}
          data={HOURS.map((one) => ({ value: String(one), label: one === 1 ? '1 hour' : `${one} hours` }))}
          onChange={(event) => setHours(Number(event.currentTarget.value))}
        />
        <div>
          <Button type="submit" loading={opening.loading}>
            Open the record
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
