import { useMutation } from '@apollo/client/react';
import { Button, Chip, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import type { Attendance } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ATTENDANCE_WORDS, type GroupPage, RECORD_SITTING } from './group-queries.js';
import classes from './groups.module.css';

const ORDER: readonly Attendance[] = ['PRESENT', 'ABSENT', 'APOLOGIES'];

/** Who was there on a day: a thumb ticks, and what was ticked for that day before stands there already. */
export function Tick({ group }: { group: GroupPage }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [on, setOn] = useState<string>(today);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [changed, setChanged] = useState<Readonly<Record<string, Attendance>>>({});
  const [record, { loading }] = useMutation(RECORD_SITTING, { refetchQueries: ['Contacts', 'Groups'] });
  const before = group.sittings.find((sitting) => sitting.on === on);
  const tickOf = (id: string): Attendance | undefined =>
    changed[id] ?? before?.marks.find(({ participantId }) => participantId === id)?.attendance;

  const everybodyWasThere = (): void => {
    setChanged(Object.fromEntries(group.members.map(({ participant: { id } }) => [id, 'PRESENT'])));
    refusals.drop('marks');
    say('Everybody is ticked as there. Nothing is saved yet.');
  };

  const save = async (): Promise<void> => {
    // only what was tapped here: what a colleague put right since this page was read stays theirs
    const marks = group.members.flatMap(({ participant: { id } }) => {
      const attendance = changed[id];
      return attendance ? [{ participantId: id, attendance }] : [];
    });
    if (on === '' || marks.length === 0) {
      refusals.show([
        on === ''
          ? { field: 'on', message: 'Enter the day.' }
          : { field: 'marks', message: 'Tick who was there.' },
      ]);
      return;
    }
    const { data } = await record({ variables: { input: { groupId: group.id, on, clientKey: key, marks } } });
    const answer = data?.recordSitting;
    if (answer?.__typename === 'Refusal') {
      refusals.show([answer]);
      return;
    }
    refusals.clear();
    setChanged({});
    setKey(crypto.randomUUID());
    const ticked = group.members.flatMap(({ participant: { id } }) => tickOf(id) ?? []);
    const there = ticked.filter((attendance) => attendance === 'PRESENT').length;
    say(`Recorded: ${there} of ${ticked.length} were there.`);
  };

  return (
    <Panel title="Who was there?">
      <Form refusals={refusals} onSubmit={save}>
        <Stack>
          <DateField
            {...refusals.field('on')}
            label="Day"
            max={today}
            value={on}
            onChange={(event) => {
              setOn(event.currentTarget.value);
              setChanged({});
            }}
          />
          <Group>
            <Button variant="default" leftSection={<Icon name="done" />} onClick={everybodyWasThere}>
              Everybody was there
            </Button>
            <span className={classes.soft}>Then tap whoever was not.</span>
          </Group>
          <ul className={classes.ticks} id="marks" tabIndex={-1}>
            {group.members.map(({ participant }) => (
              <li key={participant.id}>
                <fieldset className={classes.tick}>
                  <legend>{nameOf(participant)}</legend>
                  <Chip.Group
                    value={tickOf(participant.id) ?? null}
                    onChange={(value) =>
                      setChanged((now) => ({ ...now, [participant.id]: value as Attendance }))
                    }
                  >
                    <Group gap="xs">
                      {ORDER.map((one) => (
                        <Chip key={one} value={one} size="md" classNames={{ label: classes.chip }}>
                          {ATTENDANCE_WORDS[one]}
                        </Chip>
                      ))}
                    </Group>
                  </Chip.Group>
                </fieldset>
              </li>
            ))}
          </ul>
          <Group>
            <Button type="submit" size="md" loading={loading}>
              {before ? 'Put it right' : 'Save'}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}
