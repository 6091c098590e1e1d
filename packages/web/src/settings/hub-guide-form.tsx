import { useMutation } from '@apollo/client/react';
import { Button, Stack, TextInput } from '@mantine/core';
import { nameOfAgeBand } from '@weft/shared';
import { type ChangeEvent, useState } from 'react';
import type { EditedListsQuery } from '../gql/graphql.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { SET_HUB_GUIDE } from './list-queries.js';

type Guide = EditedListsQuery['hubGuide'];

/** Whole numbers with commas between; null where something else stands among them. */
function agesOf(text: string): number[] | null {
  const parts = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return parts.every((one) => /^\d{1,3}$/.test(one)) ? parts.map(Number) : null;
}

interface HubGuideFormProps {
  before: Guide;
  /** Whether there is something to lose: the page asks once for all its parts before it is left. */
  onUnsaved: (isUnsaved: boolean) => void;
}

/** At which ages a band begins, and after how many days somebody has waited long. */
export function HubGuideForm({ before, onUnsaved }: HubGuideFormProps) {
  const [ages, setAges] = useState(before.ageBands.join(', '));
  const [triage, setTriage] = useState(String(before.triageDays));
  const [answer, setAnswer] = useState(String(before.answerDays));
  const [waiting, setWaiting] = useState(String(before.waitingDays));
  const [set, { loading }] = useMutation(SET_HUB_GUIDE);
  const refusals = useRefusals();
  const say = useSay();
  const bands = agesOf(ages);
  const typed =
    (put: (text: string) => void) =>
    ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>): void => {
      onUnsaved(true);
      put(value);
    };
  const save = async (): Promise<void> => {
    const days = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : 0);
    if (!bands) {
      refusals.show([{ field: 'ageBands', message: 'Write ages in whole years, with commas between.' }]);
      return;
    }
    const input = {
      ageBands: bands,
      triageDays: days(triage),
      answerDays: days(answer),
      waitingDays: days(waiting),
    };
    const result = (await set({ variables: { input } })).data?.setHubGuide;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      onUnsaved(false);
      refusals.clear();
      say('Saved.');
    }
  };
  return (
    <Panel title="Ages and days" folded={bands ? `${bands.length + 1} bands` : ''}>
      <Form refusals={refusals} className="weft-form" onSubmit={save}>
        <Stack>
          <TextInput
            {...refusals.field('ageBands')}
            label="Ages at which a band begins"
            description="With commas between, the youngest first"
            autoComplete="off"
            value={ages}
            onChange={typed(setAges)}
          />
          <p role="status">
            {bands && bands.length > 0
              ? `The bands: ${[0, ...bands].map((_, nth) => nameOfAgeBand(nth, bands)).join(', ')}.`
              : ''}
          </p>
          <TextInput
            {...refusals.field('triageDays')}
            label="Days after which somebody has waited long for the hub"
            inputMode="numeric"
            styles={{ input: { maxWidth: 160 } }}
            value={triage}
            onChange={typed(setTriage)}
          />
          <TextInput
            {...refusals.field('answerDays')}
            label="Days after which somebody who was offered has waited long"
            inputMode="numeric"
            styles={{ input: { maxWidth: 160 } }}
            value={answer}
            onChange={typed(setAnswer)}
          />
          <TextInput
            {...refusals.field('waitingDays')}
            label="Days on the waiting list after which the hub is reminded of somebody"
            inputMode="numeric"
            styles={{ input: { maxWidth: 160 } }}
            value={waiting}
            onChange={typed(setWaiting)}
          />
          <div>
            <Button type="submit" loading={loading}>
              Save ages and days
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
