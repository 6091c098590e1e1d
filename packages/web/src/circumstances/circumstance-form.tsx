import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { CIRCUMSTANCE_KINDS, calendarDate, circumstanceKind } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type Circumstance, RECORD_CIRCUMSTANCE, REMOVE_CIRCUMSTANCE } from './circumstance-queries.js';

/** An outcome that somebody is sustaining. */
export interface Sustained {
  readonly code: string;
  readonly title: string;
  readonly countsHours: boolean;
}

interface CircumstanceFormProps {
  participantId: string;
  sustains: readonly Sustained[];
  /** the entry that is put right; null: a new one */
  corrects: Circumstance | null;
  onDone: () => void;
}

const NO_CHANGE = 'none';

/** What changed, when, and what it means for what they are keeping up. */
export function CircumstanceForm({ participantId, sustains, corrects, onDone }: CircumstanceFormProps) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [kind, setKind] = useState(corrects?.kind ?? '');
  const [on, setOn] = useState<string>(corrects?.on ?? today);
  const [words, setWords] = useState(corrects?.words ?? '');
  const [code, setCode] = useState('');
  const [effect, setEffect] = useState<'' | 'holds' | 'breaks'>('');
  const [weekly, setWeekly] = useState('');
  const options = { refetchQueries: ['Circumstances', 'Story', 'PersonPage'] };
  const [record, recording] = useMutation(RECORD_CIRCUMSTANCE, options);
  const [remove, removing] = useMutation(REMOVE_CIRCUMSTANCE, options);
  const about = sustains.find((one) => one.code === code);
  const asksHours = kind === 'HOURS_CHANGED' && about?.countsHours === true;
  const holds = circumstanceKind(kind)?.holds ?? [];
  const held = holds.length === 1 ? (holds[0] ?? null) : effect === '' ? null : effect === 'holds';
  const send = async (): Promise<void> => {
    const wrong = [
      ...(kind === '' ? [{ field: 'kind', message: 'Choose what changed.' }] : []),
      ...(on === '' ? [{ field: 'on', message: 'Enter the whole date.' }] : []),
      ...(asksHours && weekly.trim() === ''
        ? [{ field: 'weekly', message: 'Enter the hours of a week, such as 17.5.' }]
        : []),
      ...(about && !asksHours && held === null
        ? [{ field: 'held', message: 'Say whether it goes on or is interrupted.' }]
        : []),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const input = {
      participantId,
      kind,
      on: calendarDate(on),
      words: words.trim() || null,
      outcomeCode: about?.code ?? null,
      held: about && !asksHours ? held : null,
      weekly: asksHours ? weekly : null,
      corrects: corrects?.id ?? null,
    };
    const result = (await record({ variables: { input } })).data?.recordCircumstance;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(corrects ? 'Corrected.' : 'Recorded. It stands in their story.');
      onDone();
    }
  };
  const takeOut = async (): Promise<void> => {
    if (!corrects) return;
    const result = (await remove({ variables: { id: corrects.id } })).data?.removeCircumstance;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('Taken out, with what followed from it.');
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <NativeSelect
          {...refusals.field('kind')}
          label="What changed"
          value={kind}
          data={[
            { value: '', label: 'Choose' },
            ...CIRCUMSTANCE_KINDS.map((one) => ({ value: one.code, label: one.title })),
          ]}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <DateField
          {...refusals.field('on')}
          label="On which day"
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        {sustains.length > 0 ? (
          <NativeSelect
            {...refusals.field('outcomeCode')}
            label="Does it touch what they are keeping up?"
            description={corrects ? 'What followed from the entry before is replaced by this.' : undefined}
            value={code === '' ? NO_CHANGE : code}
            data={[
              { value: NO_CHANGE, label: 'No' },
              ...sustains.map((one) => ({ value: one.code, label: one.title })),
            ]}
            onChange={({ currentTarget: { value } }) => setCode(value === NO_CHANGE ? '' : value)}
          />
        ) : null}
        {asksHours ? (
          <TextInput
            {...refusals.field('weekly')}
            label="Hours a week from that day"
            inputMode="decimal"
            maw={200}
            value={weekly}
            onChange={(event) => setWeekly(event.currentTarget.value)}
          />
        ) : about && holds.length > 1 ? (
          <NativeSelect
            {...refusals.field('held')}
            label={`“${about.title}”`}
            value={effect}
            data={[
              { value: '', label: 'Choose' },
              { value: 'holds', label: 'goes on' },
              { value: 'breaks', label: 'is interrupted from that day' },
            ]}
            onChange={({ currentTarget: { value } }) =>
              setEffect(value === 'holds' || value === 'breaks' ? value : '')
            }
          />
        ) : about && held !== null ? (
          <p>
            “{about.title}” {held ? 'goes on with this change.' : 'is interrupted from that day.'}
          </p>
        ) : null}
        <Textarea
          {...refusals.field('words')}
          label={kind === 'OTHER' ? 'In a few words' : 'In a few words (optional)'}
          autosize
          minRows={2}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={recording.loading}>
            {corrects ? 'Correct it' : 'Record it'}
          </Button>
          {corrects ? (
            <Button variant="default" loading={removing.loading} onClick={() => void takeOut()}>
              Take it out
            </Button>
          ) : null}
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
