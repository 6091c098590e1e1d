import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership } from '../app/viewer.js';
import { AgreedFields, type TypedAgreement } from '../referrals/agreed-fields.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { AFTER_JOINT_WORK, ASK_FOR_JOINT_WORK } from './joint-queries.js';

/** Asks another provider to work beside ours with somebody, with their agreement. */
export function AskForJointWork({ participantId, onDone }: { participantId: string; onDone: () => void }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [toId, setToId] = useState<string | null>(null);
  const [ourPart, setOurPart] = useState('');
  const [theirPart, setTheirPart] = useState('');
  const [fromOn, setFromOn] = useState<string>(today);
  const [untilOn, setUntilOn] = useState('');
  const [agreed, setAgreed] = useState<TypedAgreement>({ agreedOn: today, agreedHow: 'SPOKEN' });
  const [ask, { loading }] = useMutation(ASK_FOR_JOINT_WORK, AFTER_JOINT_WORK);
  const send = async (): Promise<void> => {
    const wrong = [
      ...(toId ? [] : [{ field: 'toId', message: 'Choose a provider.' }]),
      ...(theirPart.trim() === ''
        ? [{ field: 'theirPart', message: 'Say what the other provider does.' }]
        : []),
      ...(ourPart.trim() === '' ? [{ field: 'ourPart', message: 'Say what your provider does.' }] : []),
      ...(fromOn === '' ? [{ field: 'fromOn', message: 'Enter the whole date.' }] : []),
      ...(agreed.agreedOn === '' ? [{ field: 'agreedOn', message: 'Enter the whole date.' }] : []),
    ];
    if (wrong.length > 0 || !toId) {
      refusals.show(wrong);
      return;
    }
    const input = {
      participantId,
      toId,
      ourPart,
      theirPart,
      fromOn: calendarDate(fromOn),
      untilOn: untilOn === '' ? null : calendarDate(untilOn),
      ...agreed,
      agreedOn: calendarDate(agreed.agreedOn),
    };
    const result = (await ask({ variables: { input } })).data?.askForJointWork;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${result.to?.name ?? 'The other provider'} is asked. They learn who it is once they agree.`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>
          You go on supporting them, and what they achieve stays yours to claim. The other provider sees the
          name, the plan, how to reach them and the contacts since the first day, and writes contacts.
        </p>
        <OrganisationPicker
          {...refusals.field('toId')}
          label="Which provider"
          kind="PROVIDER"
          value={toId}
          onChange={(id) => setToId(id)}
        />
        <Textarea
          {...refusals.field('theirPart')}
          label="What they do"
          description="Without the name: they learn it once they agree."
          autosize
          minRows={2}
          value={theirPart}
          onChange={(event) => setTheirPart(event.currentTarget.value)}
        />
        <Textarea
          {...refusals.field('ourPart')}
          label="What we do"
          autosize
          minRows={2}
          value={ourPart}
          onChange={(event) => setOurPart(event.currentTarget.value)}
        />
        <DateField
          {...refusals.field('fromOn')}
          label="From which day"
          value={fromOn}
          onChange={(event) => setFromOn(event.currentTarget.value)}
        />
        <DateField
          {...refusals.field('untilOn')}
          label="Last day (optional)"
          description="Left empty, it goes on until one of you ends it."
          min={today}
          value={untilOn}
          onChange={(event) => setUntilOn(event.currentTarget.value)}
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
