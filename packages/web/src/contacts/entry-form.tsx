import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ContactInput } from '../gql/graphql.js';
import type { EntrySource, Writer } from '../outbox/kept-list.js';
import { keepAndSend } from '../outbox/send-waiting.js';
import { useTellSent } from '../outbox/use-tell-sent.js';
import type { WaitingContact } from '../outbox/waiting.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { ContactFields, type ContactTyped, givenOf } from './contact-fields.js';
import type { PersonToMeet } from './contact-queries.js';
import classes from './contacts.module.css';

interface EntryFormProps {
  readonly writer: Writer;
  readonly source: EntrySource;
  /** today in the partnership's time zone, as far as this device knows */
  readonly today: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    readonly usual: PersonToMeet['usual'];
  };
  /** One that waits, to be put right. */
  readonly waiting?: WaitingContact;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const typedFrom = (input: ContactInput): ContactTyped => ({
  kind: input.kind,
  on: input.on,
  at: input.at ?? '',
  place: input.place ?? '',
  minutes: input.minutes ? String(input.minutes) : '',
  seen: input.seen,
  company: input.company ?? [],
  colleague: input.jointWorkerIds?.[0] ?? '',
  words: input.words ?? '',
});

function usualTyped({ source, person, today }: EntryFormProps): ContactTyped {
  const { usual } = person;
  return {
    kind: usual?.kind ?? source.kinds[0]?.code ?? '',
    on: today,
    at: '',
    place: usual?.place ?? '',
    minutes: usual?.minutes ? String(usual.minutes) : '30',
    seen: true,
    company: usual?.company ?? [],
    colleague: '',
    words: '',
  };
}

/** One contact: kept on this device first, then sent; without a connection it waits there. */
export function EntryForm(props: EntryFormProps) {
  const { writer, source, today, person, waiting, onDone, onCancel } = props;
  const refusals = useRefusals();
  const tellSent = useTellSent(refusals);
  const [typed, setTyped] = useState<ContactTyped>(() =>
    waiting ? typedFrom(waiting.input) : usualTyped(props),
  );
  const [key] = useState(() => waiting?.key ?? crypto.randomUUID());
  const [saving, setSaving] = useState(false);
  const places = [...new Set(source.people.flatMap(({ usual }) => (usual?.place ? [usual.place] : [])))];
  const kind = source.kinds.find(({ code }) => code === typed.kind);

  const save = async (): Promise<void> => {
    if (typed.on === '' || typed.on > today) {
      refusals.show([{ field: 'on', message: `Give a day up to today.` }]);
      return;
    }
    const input: ContactInput = {
      participantId: person.id,
      clientKey: key,
      ...givenOf(typed, kind?.meets ?? true),
    };
    const entry: WaitingContact = {
      what: 'CONTACT',
      key,
      owner: writer.id,
      slug: writer.slug,
      about: person.shortName,
      title: kind?.title ?? typed.kind,
      input,
      refused: null,
      keptAt: waiting?.keptAt ?? Date.now(),
    };
    setSaving(true);
    try {
      const words = { arrived: `The contact with ${person.name} is recorded.`, called: 'contact' };
      if (tellSent(await keepAndSend(entry), words)) onDone();
    } finally {
      setSaving(false);
    }
  };

  return (
    <Form refusals={refusals} onSubmit={save}>
      <Stack>
        <ContactFields
          typed={typed}
          set={(change) => setTyped((before) => ({ ...before, ...change }))}
          source={source}
          places={places}
          today={today}
          refusals={refusals}
        />
        <Group className={classes.save}>
          <Button type="submit" size="md" loading={saving}>
            Save
          </Button>
          <Button variant="default" size="md" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
