import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useState } from 'react';
import { useMay, useMayAt, usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { ReasonButton } from '../ui/reason-button.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import {
  AFTER_JOINT_WORK,
  DECLINE_JOINT_WORK,
  END_JOINT_WORK,
  type JointWork,
  WITHDRAW_JOINT_WORK,
} from './joint-queries.js';

/** The provider that is asked cannot work with them. */
export function DeclineJoint({ work }: { work: JointWork }) {
  const mayAt = useMayAt();
  const [decline] = useMutation(DECLINE_JOINT_WORK, AFTER_JOINT_WORK);
  if (!mayAt('declineJointWork', work.to?.id)) return null;
  return (
    <ReasonButton
      verb="Decline"
      reason={{
        label: 'Why you cannot work with them',
        description: `${work.from?.name ?? 'The other provider'} and the hub read this.`,
      }}
      done="Declined."
      send={async (words) => (await decline({ variables: { id: work.id, words } })).data?.declineJointWork}
    />
  );
}

/** Who asked, or the hub, takes it back. */
export function WithdrawJoint({ work }: { work: JointWork }) {
  const may = useMay();
  const [withdraw] = useMutation(WITHDRAW_JOINT_WORK, AFTER_JOINT_WORK);
  if (!may('withdrawJointWork')) return null;
  return (
    <ReasonButton
      verb="Take it back"
      compact
      reason={{ label: 'Why', description: `${work.to?.name ?? 'The other provider'} reads this.` }}
      done="Taken back."
      send={async (words) => (await withdraw({ variables: { id: work.id, words } })).data?.withdrawJointWork}
    />
  );
}

/** Either provider, or the hub, ends it. */
export function EndJoint({ work, onEnded }: { work: JointWork; onEnded?: () => void }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('endJointWork')) return null;
  return (
    <>
      <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
        End it
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="End the joint work"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? (
          <Ending
            work={work}
            onDone={(ended) => {
              setOpen(false);
              if (ended) onEnded?.();
            }}
          />
        ) : null}
      </Modal>
    </>
  );
}

function Ending({ work, onDone }: { work: JointWork; onDone: (ended: boolean) => void }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [on, setOn] = useState<string>(today);
  const [words, setWords] = useState('');
  const [end, { loading }] = useMutation(END_JOINT_WORK, AFTER_JOINT_WORK);
  const send = async (): Promise<void> => {
    const wrong = [
      ...(on === '' ? [{ field: 'on', message: 'Enter the whole date.' }] : []),
      ...(words.trim() === '' ? [{ field: 'words', message: 'Say why, in a few words.' }] : []),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const input = { id: work.id, on: calendarDate(on), words };
    const result = (await end({ variables: { input } })).data?.endJointWork;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('Ended. What was recorded stays with the person.');
      onDone(true);
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>{work.to?.name ?? 'The provider that works beside'} no longer sees the person from now on.</p>
        <DateField
          {...refusals.field('on')}
          label="The last day"
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Textarea
          {...refusals.field('words')}
          label="Why"
          description="Both providers and the hub read this."
          autosize
          minRows={2}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            End it
          </Button>
          <Button variant="default" onClick={() => onDone(false)}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
