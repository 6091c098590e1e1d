import { useMutation } from '@apollo/client/react';
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { CHOICES, SET_DAYS } from './notification-queries.js';

/** For how long the partnership keeps what everybody was told: the backbone's to say. */
export function KeepDays({ before }: { before: number }) {
  const { name } = usePartnership();
  const [days, setDays] = useState(String(before));
  const [setKept, { loading }] = useMutation(SET_DAYS, { refetchQueries: [CHOICES] });
  const refusals = useRefusals();
  const say = useSay();
  const save = async (): Promise<void> => {
    if (!/^\d{1,4}$/.test(days.trim())) {
      refusals.show([{ field: 'days', message: 'Enter a whole number of days, for example 90.' }]);
      return;
    }
    const { data } = await setKept({ variables: { days: Number(days) } });
    const result = data?.setNotificationDays;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      refusals.clear();
      say('Saved. What is older goes within a minute.');
    }
  };
  return (
    <Panel title={`For everybody in ${name}`}>
      <Form refusals={refusals} className="weft-form" onSubmit={save}>
        <Stack>
          <TextInput
            {...refusals.field('days')}
            label="Days for which notifications are kept"
            description="What they tell of stays where it is; only that somebody was told of it goes."
            inputMode="numeric"
            autoComplete="off"
            maw={320}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" loading={loading}>
              Save for everybody
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
