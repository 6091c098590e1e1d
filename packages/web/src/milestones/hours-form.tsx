import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { checkHours, parseDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type MilestoneFacts, RECORD_HOURS, type StatusEntry } from './milestone-queries.js';

interface HoursFormProps {
  participantId: string;
  milestone: MilestoneFacts;
  /** The entry to put right. */
  entry?: StatusEntry;
  onDone: () => void;
}

/** From which day on how many hours a week are worked. */
export function HoursForm({ participantId, milestone, entry, onDone }: HoursFormProps) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const isFirst = milestone.recorded.every(({ weekly: known }) => known == null);
  const [from, setFrom] = useState<string>(entry?.from ?? (isFirst ? milestone.startedOn : today));
  const [weekly, setWeekly] = useState(entry?.weekly ?? '');
  const [record, { loading }] = useMutation(RECORD_HOURS, {
    refetchQueries: ['PersonPage', 'Today', 'ComingUp'],
    awaitRefetchQueries: true,
  });
  const send = async (hours: string | null): Promise<void> => {
    const day = parseDate(from);
    if (!day) {
      refusals.show([{ field: 'from', message: 'Enter the day from which the hours hold.' }]);
      return;
    }
    const when = { today: parseDate(today) ?? day, startedOn: parseDate(milestone.startedOn) ?? day };
    const wrong = hours === null ? null : checkHours({ from: day, weekly: hours }, when);
    if (wrong) {
      refusals.show([wrong]);
      return;
    }
    const about = { participantId, outcomeCode: milestone.after };
    const input = { ...about, from: day, weekly: hours, corrects: entry?.id ?? null };
    const result = (await record({ variables: { input } })).data?.recordHours;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      say(hours === null ? 'The entry is withdrawn. What it said is kept.' : 'The hours are recorded.');
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={() => send(weekly.trim())}>
      <Stack gap="sm">
        <DateField
          {...refusals.field('from')}
          label="From which day"
          max={today}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          {...refusals.field('weekly')}
          label="Hours a week"
          inputMode="decimal"
          autoComplete="off"
          maw={140}
          value={weekly}
          onChange={(event) => setWeekly(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={loading}>
            {entry ? 'Correct the hours' : 'Record the hours'}
          </Button>
          {entry ? (
            <Button variant="default" onClick={() => void send(null)}>
              Withdraw them
            </Button>
          ) : null}
          <Button variant="subtle" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
