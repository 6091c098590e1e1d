import { useState } from 'react';
import classes from '../contacts/contacts.module.css';
import { shortly, type Writer } from '../outbox/kept-list.js';
import { WaitingList } from '../outbox/waiting-list.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Panel } from '../ui/panel.js';
import type { SigningSource } from './signature-queries.js';
import { SigningForm } from './signing-form.js';

interface SignOfflineProps {
  readonly writer: Writer;
  readonly source: SigningSource;
  readonly today: string;
  /** Told when somebody begins to sign, and when they are done. */
  readonly onSigning: (signs: boolean) => void;
}

/** Choose one of my people and have them sign, where there is no connection. */
export function SignOffline({ writer, source, today, onSigning }: SignOfflineProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const person = source.people.find(({ id }) => id === chosen);
  const choose = (id: string | null): void => {
    setChosen(id);
    onSigning(id !== null);
  };
  const close = (): void => choose(null);
  if (person)
    return (
      <Panel title={nameOf(person)}>
        <SigningForm
          key={person.id}
          writer={writer}
          source={source}
          today={today}
          person={{ id: person.id, name: nameOf(person), shortName: nameOf(shortly(person)) }}
          about={{ outcomeCode: '', achievedOn: today }}
          onDone={close}
          onCancel={close}
        />
      </Panel>
    );
  return (
    <>
      <WaitingList owner={writer.id} />
      <Panel title="Who signs?">
        {source.people.length === 0 ? (
          <EmptyState title="Nobody is kept here">
            Only the people whose link worker you are stand here.
          </EmptyState>
        ) : (
          <ul className={classes.people}>
            {source.people.map((one) => (
              <li key={one.id}>
                <button type="button" className={classes.person} onClick={() => choose(one.id)}>
                  <span className={classes.name}>{nameOf(one)}</span>
                  <span className={classes.soft}>{one.reference}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
