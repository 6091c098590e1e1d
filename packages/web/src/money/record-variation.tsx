import { useMutation } from '@apollo/client/react';
import { Button, Stack, Textarea } from '@mantine/core';
import { isRefusal, parseDate, parseMoney } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField, MoneyField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { HEADROOM, RECORD_VARIATION } from './headroom-queries.js';

/** Records that the contract's maximum changes from a day on. */
export function RecordVariation() {
  const { currency } = usePartnership();
  const [on, setOn] = useState('');
  const [newMaximum, setNewMaximum] = useState('');
  const [reason, setReason] = useState('');
  const [record, recording] = useMutation(RECORD_VARIATION, { refetchQueries: [{ query: HEADROOM }] });
  const refusals = useRefusals();
  const say = useSay();
  const submit = async (): Promise<void> => {
    const money = parseMoney(newMaximum.trim(), currency, 'newMaximum');
    const wrong = [
      ...(parseDate(on) ? [] : [{ field: 'on', message: 'Enter the day from which the new maximum holds.' }]),
      ...(isRefusal(money) ? [{ field: 'newMaximum', message: money.message }] : []),
      ...(reason.trim() ? [] : [{ field: 'reason', message: 'Say why the maximum changes.' }]),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data } = await record({
      variables: { on, newMaximum: newMaximum.trim(), reason: reason.trim() },
    });
    const result = data?.recordVariation;
    if (result?.__typename === 'Refusal') {
      refusals.show([result]);
      return;
    }
    refusals.clear();
    setOn('');
    setNewMaximum('');
    setReason('');
    say('The variation is recorded.');
  };
  return (
    <Form refusals={refusals} onSubmit={submit}>
      <Stack className="weft-form">
        <DateField
          {...refusals.field('on')}
          label="Holds from"
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <MoneyField
          {...refusals.field('newMaximum')}
          currency={currency}
          label="New maximum"
          value={newMaximum}
          onChange={(event) => setNewMaximum(event.currentTarget.value)}
        />
        <Textarea
          {...refusals.field('reason')}
          label="Reason"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={recording.loading}>
            Record the variation
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
