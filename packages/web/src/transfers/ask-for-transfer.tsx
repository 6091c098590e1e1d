import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { calendarDate, TRANSFER_REASONS } from '@weft/shared';
import { useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership } from '../app/viewer.js';
import { AgreedFields, type TypedAgreement } from '../referrals/agreed-fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { AFTER_TRANSFER, ASK_FOR_TRANSFER } from './transfer-queries.js';

/** Asks another provider to take somebody on, with their agreement. */
export function AskForTransfer({ participantId, onDone }: { participantId: string; onDone: () => void }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [toId, setToId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [about, setAbout] = useState('');
  const [agreed, setAgreed] = useState<TypedAgreement>({ agreedOn: today, agreedHow: 'SPOKEN' });
  const [ask, { loading }] = useMutation(ASK_FOR_TRANSFER, AFTER_TRANSFER);
  const send = async (): Promise<void> => {
    const wrong = [
      ...(toId ? [] : [{ field: 'toId', message: 'Choose a provider.' }]),
      ...(reason === '' ? [{ field: 'reason', message: 'Choose a reason.' }] : []),
      ...(about.trim() === ''
        ? [{ field: 'about', message: 'Say what the other provider needs to know.' }]
        : []),
      ...(agreed.agreedOn === '' ? [{ field: 'agreedOn', message: 'Enter the whole date.' }] : []),
    ];
    if (wrong.length > 0 || !toId) {
      refusals.show(wrong);
      return;
    }
    const agreement = { ...agreed, agreedOn: calendarDate(agreed.agreedOn) };
    const input = { participantId, toId, reason, about, ...agreement };
    const result = (await ask({ variables: { input } })).data?.askForTransfer;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${result.to?.name ?? 'The other provider'} is asked. Nothing changes until they answer.`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <OrganisationPicker
          {...refusals.field('toId')}
          label="Which provider"
          kind="PROVIDER"
          value={toId}
          onChange={(id) => setToId(id)}
        />
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
        <AgreedFields refusals={refusals} value={agreed} onChange={setAgreed} />
        <Group>
          <Button type="submit" loading={loading}>
            Ask them
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
