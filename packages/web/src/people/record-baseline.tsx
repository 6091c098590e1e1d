import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Stack } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { PERSON, type PersonPage, RECORD_BASELINE } from './people-queries.js';

/** Records what a historic participant had achieved before: dated, and nobody pays for it. */
export function RecordBaseline({ person }: { person: PersonPage }) {
  const { today } = usePartnership();
  const open = person.ladder.filter(({ state }) => state !== 'REACHED' && state !== 'BASELINE');
  const [outcomeCode, setOutcomeCode] = useState('');
  const [achievedOn, setAchievedOn] = useState('');
  const [record, { loading }] = useMutation(RECORD_BASELINE, {
    refetchQueries: [{ query: PERSON, variables: { id: person.id } }],
  });
  const refusals = useRefusals();
  const say = useSay();
  if (person.cohort !== 'HISTORIC' || open.length === 0) return null;
  const go = async (): Promise<void> => {
    const wrong = [
      ...(outcomeCode ? [] : [{ field: 'outcomeCode', message: 'Choose the outcome.' }]),
      ...(parseDate(achievedOn)
        ? []
        : [{ field: 'achievedOn', message: 'Enter the day on which it was achieved.' }]),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data } = await record({ variables: { participantId: person.id, outcomeCode, achievedOn } });
    const result = data?.recordBaseline;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      refusals.clear();
      say('The baseline is recorded.');
      setOutcomeCode('');
      setAchievedOn('');
    }
  };
  return (
    <Panel title="Achieved before support" folded="record one">
      <Form refusals={refusals} onSubmit={go}>
        <Stack>
          <p>Later outcomes can count from it. Nobody pays for it.</p>
          <NativeSelect
            {...refusals.field('outcomeCode')}
            label="Outcome"
            value={outcomeCode}
            data={[
              { value: '', label: 'Choose' },
              ...open.map((rung) => ({ value: rung.outcomeCode, label: rung.title })),
            ]}
            onChange={(event) => setOutcomeCode(event.currentTarget.value)}
          />
          <DateField
            {...refusals.field('achievedOn')}
            label="Achieved on"
            max={today}
            value={achievedOn}
            onChange={(event) => setAchievedOn(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" loading={loading}>
              Record the baseline
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
