import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type Choices, KindFields, MailFields, QuietFields } from './choice-fields.js';
import { KeepDays } from './keep-days.js';
import { CHOICES, CHOOSE, UNREAD } from './notification-queries.js';

/** What I am told of in this partnership, where, and when not. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { name } = usePartnership();
  const { data, error, refetch } = useQuery(CHOICES);
  const choices = data?.notificationChoices;
  return (
    <>
      <PageHeader
        title="What you are told of"
        lead={`These choices are yours alone, and hold in ${name}. A mail names nobody: it says a reference and where to look.`}
        back={{ to: to('notifications'), label: 'Notifications' }}
      />
      {error && !choices ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!choices && !error ? <Loading /> : null}
      {choices ? <Choose key="choices" before={choices} /> : null}
      {choices && may('setNotificationDays') ? <KeepDays before={choices.keepDays} /> : null}
    </>
  );
}

function Choose({ before }: { before: Choices }) {
  const [choices, setChoices] = useState<Choices>(before);
  const [choose, { loading }] = useMutation(CHOOSE, { refetchQueries: [UNREAD, CHOICES] });
  const refusals = useRefusals();
  const say = useSay();
  const set = (change: Partial<Choices>): void => setChoices((now) => ({ ...now, ...change }));
  const save = async (): Promise<void> => {
    const { kinds, keepDays: _everybodys, __typename: _type, ...rest } = choices;
    const input = {
      ...rest,
      quietDays: [...rest.quietDays],
      timeZone: rest.timeZone?.trim() || null,
      channels: kinds.map(({ kind, channel }) => ({ kind, channel })),
    };
    const { data } = await choose({ variables: { input } });
    const result = data?.chooseNotifications;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      refusals.clear();
      say('Saved. It holds from now on.');
    }
  };
  return (
    <Form refusals={refusals} onSubmit={save}>
      <Panel title="What, and where">
        <KindFields choices={choices} set={set} refusals={refusals} />
      </Panel>
      <Panel title="The mail that sums it up">
        <MailFields choices={choices} set={set} refusals={refusals} />
      </Panel>
      <Panel title="Quiet time">
        <QuietFields choices={choices} set={set} refusals={refusals} />
      </Panel>
      <Stack mt="lg" mb="xl" align="flex-start">
        <Button type="submit" loading={loading}>
          Save
        </Button>
      </Stack>
    </Form>
  );
}
