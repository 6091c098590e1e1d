import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership, useViewer } from '../app/viewer.js';
import { LINK_WORKERS } from '../people/people-queries.js';
import { dayIn } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { TAKE_ON_TRANSFER, type Transfer } from './transfer-queries.js';

/** Takes somebody on: from which day, and who looks after them. */
export function TakeOn({ transfer }: { transfer: Transfer }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('takeOnTransfer')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Take them on</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Take them on"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? <Choices transfer={transfer} onDone={() => setOpen(false)} /> : null}
      </Modal>
    </>
  );
}

function Choices({ transfer, onDone }: { transfer: Transfer; onDone: () => void }) {
  const { today, timeZone } = usePartnership();
  const { viewer } = useViewer();
  const say = useSay();
  const refusals = useRefusals();
  const [on, setOn] = useState<string>(today);
  const [worker, setWorker] = useState<string | null>(null);
  const [keepsAnchor, setKeepsAnchor] = useState(true);
  const { data } = useQuery(LINK_WORKERS, { variables: { providerId: transfer.to?.id ?? '' } });
  const workers = data?.linkWorkers ?? [];
  const chosen = worker ?? (workers.some(({ id }) => id === viewer.id) ? viewer.id : '');
  const [takeOn, { loading }] = useMutation(TAKE_ON_TRANSFER, {
    refetchQueries: ['Transfers', 'People', 'ParticipantTransfers'],
  });
  const send = async (): Promise<void> => {
    if (on === '') {
      refusals.show([{ field: 'on', message: 'Enter the whole date.' }]);
      return;
    }
    const input = { id: transfer.id, on: calendarDate(on), linkWorkerId: chosen || null, keepsAnchor };
    const result = (await takeOn({ variables: { input } })).data?.takeOnTransfer;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('They are with you now. Their page is open to you.');
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>
          From this day they are yours to support, and what they achieve is yours to claim. What they achieved
          before stays with {transfer.from?.name ?? 'the other provider'}.
        </p>
        <DateField
          {...refusals.field('on')}
          label="From which day"
          min={dayIn(transfer.askedAt, timeZone)}
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <NativeSelect
          {...refusals.field('linkWorkerId')}
          label="Who looks after them"
          value={chosen}
          data={[
            { value: '', label: 'Nobody yet' },
            ...workers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setWorker(event.currentTarget.value)}
        />
        <Checkbox
          label="Their anchor organisation stays theirs"
          description="Where they have one: a school, a practice, a family hub."
          checked={keepsAnchor}
          onChange={(event) => setKeepsAnchor(event.currentTarget.checked)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            Take them on
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
