import { TextInput } from '@mantine/core';
import { minutesText } from '@weft/shared';
import { useState } from 'react';
import { type EntrySource, shortly, type Writer } from '../outbox/kept-list.js';
import type { WaitingContact } from '../outbox/waiting.js';
import { WaitingList } from '../outbox/waiting-list.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import type { PersonToMeet } from './contact-queries.js';
import classes from './contacts.module.css';
import { EntryForm } from './entry-form.js';

interface QuickEntryProps {
  readonly writer: Writer;
  readonly source: EntrySource;
  readonly today: string;
  /** Whose contact it is, where that was said before. */
  readonly participantId: string | null;
  /** Called after each that was saved. */
  readonly onSaved?: () => void;
}

const MANY = 8;

/** Choose a person, look at what is usual, save: with a connection and without. */
export function QuickEntry({ writer, source, today, participantId, onSaved }: QuickEntryProps) {
  const [chosen, setChosen] = useState(participantId);
  const [mending, setMending] = useState<WaitingContact | null>(null);
  const [search, setSearch] = useState('');
  const close = (): void => {
    setChosen(null);
    setMending(null);
  };
  const done = (): void => {
    close();
    onSaved?.();
  };
  const of = (id: string): PersonToMeet | undefined =>
    source.people.find(({ participant }) => participant.id === id);
  const person = chosen === null ? undefined : of(chosen);
  if (mending)
    return (
      <Panel title={`${mending.about}: put it right`}>
        <EntryForm
          key={mending.key}
          writer={writer}
          source={source}
          today={today}
          person={{
            id: mending.input.participantId,
            name: mending.about,
            shortName: mending.about,
            usual: null,
          }}
          waiting={mending}
          onDone={done}
          onCancel={close}
        />
      </Panel>
    );
  if (person)
    return (
      <Panel title={nameOf(person.participant)}>
        <EntryForm
          key={person.participant.id}
          writer={writer}
          source={source}
          today={today}
          person={{
            id: person.participant.id,
            name: nameOf(person.participant),
            shortName: nameOf(shortly(person.participant)),
            usual: person.usual,
          }}
          onDone={done}
          onCancel={close}
        />
      </Panel>
    );
  const words = search.trim().toLocaleLowerCase('en-GB');
  const shown = source.people.filter(({ participant }) =>
    `${nameOf(participant)} ${participant.reference}`.toLocaleLowerCase('en-GB').includes(words),
  );
  return (
    <>
      <WaitingList owner={writer.id} onMend={setMending} />
      <Panel title="With whom?">
        {source.people.length > MANY ? (
          <TextInput
            type="search"
            label="Name or reference"
            leftSection={<Icon name="search" size={18} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null}
        {shown.length === 0 ? (
          <EmptyState title={words === '' ? 'You are nobody’s link worker yet' : 'Nobody matches'}>
            {words === ''
              ? 'Open somebody’s page and record a contact from there.'
              : 'Only the people whose link worker you are stand here.'}
          </EmptyState>
        ) : (
          <ul className={classes.people}>
            {shown.map(({ participant, usual }) => (
              <li key={participant.id}>
                <button type="button" className={classes.person} onClick={() => setChosen(participant.id)}>
                  <span className={classes.name}>{nameOf(participant)}</span>
                  <span className={classes.soft}>
                    {[usualText(source, usual), participant.reference].filter(Boolean).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

/** 'As before: Visit at home, 45 min' */
function usualText({ kinds }: EntrySource, usual: PersonToMeet['usual']): string | null {
  const kind = kinds.find(({ code }) => code === usual?.kind);
  if (!kind) return null;
  return `As before: ${usual?.minutes ? `${kind.title}, ${minutesText(usual.minutes)}` : kind.title}`;
}
