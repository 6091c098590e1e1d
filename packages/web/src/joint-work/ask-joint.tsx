import { useMutation } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { AskAnotherProvider } from '../between-providers/ask-another-provider.js';
import { DateField } from '../ui/fields.js';
import { AFTER_JOINT_WORK, ASK_FOR_JOINT_WORK } from './joint-queries.js';

/** Asks another provider to work beside ours with somebody, with their agreement. */
export function AskForJointWork({
  participantId,
  providerId,
  onDone,
}: {
  participantId: string;
  /** the provider that supports them now, which is no other one */
  providerId: string | null;
  onDone: () => void;
}) {
  const { today } = usePartnership();
  const [ourPart, setOurPart] = useState('');
  const [theirPart, setTheirPart] = useState('');
  const [fromOn, setFromOn] = useState<string>(today);
  const [untilOn, setUntilOn] = useState('');
  const [ask] = useMutation(ASK_FOR_JOINT_WORK, AFTER_JOINT_WORK);
  return (
    <AskAnotherProvider
      except={providerId}
      lead={
        <p>
          You go on supporting them, and what they achieve stays yours to claim. The other provider sees the
          name, the plan, how to reach them and the contacts since the first day, and writes contacts.
        </p>
      }
      wrong={[
        ...(theirPart.trim() === ''
          ? [{ field: 'theirPart', message: 'Say what the other provider does.' }]
          : []),
        ...(ourPart.trim() === '' ? [{ field: 'ourPart', message: 'Say what your provider does.' }] : []),
        ...(fromOn === '' ? [{ field: 'fromOn', message: 'Enter the whole date.' }] : []),
      ]}
      send={async (asked) => {
        const input = {
          ...asked,
          participantId,
          ourPart,
          theirPart,
          fromOn: calendarDate(fromOn),
          untilOn: untilOn === '' ? null : calendarDate(untilOn),
        };
        return (await ask({ variables: { input } })).data?.askForJointWork;
      }}
      next="They learn who it is once they agree."
      onDone={onDone}
    >
      {(refusals) => (
        <>
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
        </>
      )}
    </AskAnotherProvider>
  );
}
