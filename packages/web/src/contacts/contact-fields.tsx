import { Chip, Group, Input, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { CONTACT_COMPANY, minutesText } from '@weft/shared';
import { useId, useState } from 'react';
import type { ContactCompany } from '../gql/graphql.js';
import type { EntrySource } from '../outbox/kept-list.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import { COMPANY_WORDS } from './contact-words.js';
import classes from './contacts.module.css';

/** A contact as it is typed. */
export interface ContactTyped {
  readonly kind: string;
  readonly on: string;
  readonly at: string;
  readonly place: string;
  readonly minutes: string;
  readonly seen: boolean;
  readonly company: readonly ContactCompany[];
  readonly colleague: string;
  readonly words: string;
}

/** What is typed, as the API takes it. */
export const givenOf = (typed: ContactTyped, meets: boolean) => ({
  kind: typed.kind,
  on: typed.on,
  at: typed.at || null,
  place: typed.place.trim() || null,
  minutes: /^\d{1,5}$/.test(typed.minutes.trim()) ? Number(typed.minutes) : null,
  seen: meets && typed.seen,
  company: [...typed.company],
  jointWorkerIds: typed.colleague === '' ? [] : [typed.colleague],
  words: typed.words.trim() || null,
});

const LENGTHS = [15, 30, 45, 60, 90];

interface Choices {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** One of few, each as large as a thumb. */
function OneOf({ label, name, value, choices, onChange, error }: Choices) {
  const id = useId();
  return (
    <fieldset id={name} className={classes.choices} aria-describedby={error ? id : undefined}>
      <legend>{label}</legend>
      {error ? <Input.Error id={id}>{error}</Input.Error> : null}
      <Chip.Group value={value} onChange={onChange}>
        <Group gap="xs">
          {choices.map((one) => (
            <Chip key={one.value} value={one.value} size="md" classNames={{ label: classes.chip }}>
              {one.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  );
}

interface FieldsProps {
  readonly typed: ContactTyped;
  readonly set: (change: Partial<ContactTyped>) => void;
  readonly source: Pick<EntrySource, 'kinds' | 'colleagues'>;
  /** Places where people were met lately. */
  readonly places: readonly string[];
  readonly today: string;
  readonly refusals: Refusals;
}

/** What a contact says: the usual stands there already, so that often nothing is to be changed. */
export function ContactFields({ typed, set, source, places, today, refusals }: FieldsProps) {
  const list = useId();
  const [more, setMore] = useState(typed.company.length > 0 || typed.colleague !== '' || typed.at !== '');
  const meets = source.kinds.find(({ code }) => code === typed.kind)?.meets ?? true;
  const lengths = [...new Set([...LENGTHS, ...(Number(typed.minutes) > 0 ? [Number(typed.minutes)] : [])])];
  return (
    <>
      <OneOf
        label="What was it?"
        name="kind"
        value={typed.kind}
        choices={source.kinds.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(kind) => set({ kind })}
        error={refusals.field('kind').error}
      />
      {meets ? (
        <OneOf
          label="Did you meet or speak?"
          name="seen"
          value={typed.seen ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, I tried' },
          ]}
          onChange={(value) => set({ seen: value === 'yes' })}
          error={refusals.field('seen').error}
        />
      ) : null}
      <DateField
        {...refusals.field('on')}
        label="Day"
        max={today}
        value={typed.on}
        onChange={(event) => set({ on: event.currentTarget.value })}
      />
      {meets && typed.seen ? (
        <OneOf
          label="How long?"
          name="minutes"
          value={typed.minutes}
          choices={[
            ...lengths
              .sort((a, b) => a - b)
              .map((minutes) => ({ value: String(minutes), label: minutesText(minutes) })),
            { value: '', label: 'Not said' },
          ]}
          onChange={(minutes) => set({ minutes })}
          error={refusals.field('minutes').error}
        />
      ) : null}
      <TextInput
        {...refusals.field('place')}
        label="Where (optional)"
        list={list}
        autoComplete="off"
        value={typed.place}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <datalist id={list}>
        {places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      <Textarea
        {...refusals.field('words')}
        label="Words (optional)"
        description="What was said and done, as you would say it to them."
        autosize
        minRows={2}
        value={typed.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <details className={classes.more} open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>Time, and who else was there</summary>
        <div className={classes.fields}>
          <TextInput
            {...refusals.field('at')}
            type="time"
            label="Time of day (optional)"
            maw={160}
            value={typed.at}
            onChange={(event) => set({ at: event.currentTarget.value })}
          />
          <fieldset className={classes.choices}>
            <legend>Who else was there? (optional)</legend>
            <Chip.Group
              multiple
              value={[...typed.company]}
              onChange={(company) => set({ company: CONTACT_COMPANY.filter((one) => company.includes(one)) })}
            >
              <Group gap="xs">
                {CONTACT_COMPANY.map((one) => (
                  <Chip key={one} value={one} size="md" classNames={{ label: classes.chip }}>
                    {COMPANY_WORDS[one]}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </fieldset>
          {source.colleagues.length > 0 ? (
            <NativeSelect
              {...refusals.field('jointWorkerIds')}
              label="With a colleague (optional)"
              value={typed.colleague}
              data={[
                { value: '', label: 'Nobody' },
                ...source.colleagues.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => set({ colleague: event.currentTarget.value })}
            />
          ) : null}
        </div>
      </details>
    </>
  );
}
