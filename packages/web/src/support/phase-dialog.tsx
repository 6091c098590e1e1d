import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import { calendarDate, type PhaseStep, phaseReasonsFor } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import type { Phase } from '../gql/graphql.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { CHANGE_PHASE, CLOSE_SUPPORT, REOPEN_SUPPORT } from './support-queries.js';

interface Wish {
  readonly step: PhaseStep;
  readonly to: Phase;
  /** The verb on the button that opens it and the one that does it. */
  readonly verb: string;
  readonly about: string;
  readonly said: string;
}

const WISHES: readonly Wish[] = [
  {
    step: 'changePhase',
    to: 'MONITORING',
    verb: 'Go on in monitoring',
    about: 'They are in touch as and when they wish. They can come back to active support on any day.',
    said: 'They are in monitoring now.',
  },
  {
    step: 'changePhase',
    to: 'ACTIVE',
    verb: 'Go on in active support',
    about: 'They are supported actively again. What was recorded goes on.',
    said: 'They are in active support now.',
  },
  {
    step: 'closeSupport',
    to: 'CLOSED',
    verb: 'Close support',
    about:
      'This episode of support ends. What they sustain is followed beyond it, and support can be opened again.',
    said: 'Support is closed. It can be opened again on any day.',
  },
  {
    step: 'reopenSupport',
    to: 'ACTIVE',
    verb: 'Open support again',
    about: 'A new episode of support begins. Outcomes that were paid for are not paid for again.',
    said: 'Support is open again.',
  },
];

const wishesFrom = (phase: Phase): readonly Wish[] =>
  WISHES.filter(({ step, to }) => (step === 'reopenSupport') === (phase === 'CLOSED') && to !== phase);

/** From one phase of support to another: a button for each step that can be taken, and a dialog that asks when and why. */
export function PhaseSteps({ participantId, phase }: { participantId: string; phase: Phase }) {
  const may = useMay();
  const [wish, setWish] = useState<Wish | null>(null);
  const steps = wishesFrom(phase).filter(({ step }) => may(step));
  if (steps.length === 0) return null;
  return (
    <>
      <Group gap="xs" mt="md">
        {steps.map((one) => (
          <Button key={one.verb} variant="default" size="compact-md" onClick={() => setWish(one)}>
            {one.verb}
          </Button>
        ))}
      </Group>
      <Modal
        opened={wish !== null}
        onClose={() => setWish(null)}
        title={wish?.verb}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {wish ? <Step participantId={participantId} wish={wish} onDone={() => setWish(null)} /> : null}
      </Modal>
    </>
  );
}

function Step({ participantId, wish, onDone }: { participantId: string; wish: Wish; onDone: () => void }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [on, setOn] = useState<string>(today);
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const options = { refetchQueries: ['PersonPage', 'Story', 'People', 'SupportEpisodes'] };
  const [change, changing] = useMutation(CHANGE_PHASE, options);
  const [close, closing] = useMutation(CLOSE_SUPPORT, options);
  const [reopen, reopening] = useMutation(REOPEN_SUPPORT, options);
  const send = async (): Promise<void> => {
    const wrong = [
      ...(on === '' ? [{ field: 'on', message: 'Enter the whole date.' }] : []),
      ...(reason === '' ? [{ field: 'reason', message: 'Choose a reason.' }] : []),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const input = { participantId, on: calendarDate(on), reason, words: words.trim() || null };
    const result =
      wish.step === 'closeSupport'
        ? (await close({ variables: { input } })).data?.closeSupport
        : wish.step === 'reopenSupport'
          ? (await reopen({ variables: { input } })).data?.reopenSupport
          : (await change({ variables: { input: { ...input, to: wish.to } } })).data?.changePhase;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(wish.said);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>{wish.about}</p>
        <DateField
          {...refusals.field('on')}
          label="From which day"
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <NativeSelect
          {...refusals.field('reason')}
          label="Why"
          value={reason}
          data={[
            { value: '', label: 'Choose' },
            ...phaseReasonsFor(wish.step, wish.to).map(({ code, title }) => ({ value: code, label: title })),
          ]}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Textarea
          {...refusals.field('words')}
          label={reason === 'OTHER' ? 'In a few words' : 'In a few words (optional)'}
          autosize
          minRows={2}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={changing.loading || closing.loading || reopening.loading}>
            {wish.verb}
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
