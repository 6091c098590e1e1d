import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import type { SafetyKind } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { DateText, InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { EndNote, ReviewNote, WriteNote } from './note-dialogs.js';
import classes from './safety.module.css';
import { SAFETY, type SafetyNote } from './safety-queries.js';

const KIND_WORDS: Readonly<Record<SafetyKind, string>> = {
  LONE_WORKING: 'Visiting safely',
  SAFEGUARDING: 'Safeguarding',
};

/** Before anything else, wherever somebody might ring or visit: what to know to do it safely. */
export function VisitSafely({ participantId }: { participantId: string }) {
  return useMay()('safety') ? <Warned participantId={participantId} /> : null;
}

function Warned({ participantId }: { participantId: string }) {
  const { data, error } = useQuery(SAFETY, { variables: { participantId } });
  if (error && !data)
    return (
      <p role="alert" className={classes.soft}>
        Whether there is something to know before a visit could not be looked up. Ask before you go.
      </p>
    );
  const notes = data?.safety.notes.filter(({ kind, endedAt }) => kind === 'LONE_WORKING' && !endedAt) ?? [];
  if (notes.length === 0) return null;
  return (
    <section className={classes.warning} aria-labelledby="visit-safely">
      <Icon name="alert" size={24} />
      <div>
        <h2 id="visit-safely">Before you ring or visit</h2>
        {notes.map(({ id, words }) => (
          <p key={id} className={classes.words}>
            {words}
          </p>
        ))}
      </div>
    </section>
  );
}

/** On a person's page, for who works with them: notes that stand apart from the story. */
export function SafetyPanel({ participantId, name }: { participantId: string; name: string }) {
  return useMay()('safety') ? <Asked participantId={participantId} name={name} /> : null;
}

function Asked({ participantId, name }: { participantId: string; name: string }) {
  const may = useMay();
  const { today } = usePartnership();
  const [writes, setWrites] = useState(false);
  const { data, error, refetch } = useQuery(SAFETY, { variables: { participantId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { notes, leads } = data.safety;
  const standing = notes.filter(({ endedAt }) => !endedAt);
  const ended = notes.filter(({ endedAt }) => endedAt);
  return (
    <Panel
      title="Safety notes"
      folded={
        standing.some(({ reviewOn }) => reviewOn <= today) ? undefined : String(standing.length || 'none')
      }
      actions={
        may('writeSafetyNote') ? (
          <Button variant="default" size="compact-md" onClick={() => setWrites(true)}>
            Write a note
          </Button>
        ) : undefined
      }
    >
      <p className={classes.soft}>
        {leads.length > 0
          ? `Safeguarding leads for this person: ${new Intl.ListFormat('en-GB').format(leads.map((one) => one.name))}.`
          : 'No safeguarding lead is named for this person’s provider yet. A manager or the hub names one in the settings, under Safeguarding.'}{' '}
        A safeguarding note is read by whoever wrote it and by the safeguarding leads, and by nobody else. How
        to visit safely is read by everybody who works with the person.
      </p>
      {standing.length > 0 ? (
        <ul className={classes.notes}>
          {standing.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ul>
      ) : null}
      {ended.length > 0 ? (
        <details className={classes.ended}>
          <summary>Notes that have ended</summary>
          <ul className={classes.notes}>
            {ended.map((note) => (
              <Note key={note.id} note={note} />
            ))}
          </ul>
        </details>
      ) : null}
      <WriteNote participantId={participantId} name={name} opened={writes} onClose={() => setWrites(false)} />
    </Panel>
  );
}

function Note({ note }: { note: SafetyNote }) {
  const may = useMay();
  const { timeZone, today } = usePartnership();
  const [asks, setAsks] = useState<'REVIEW' | 'END' | null>(null);
  const isDue = !note.endedAt && note.reviewOn <= today;
  return (
    <li>
      <h3>{KIND_WORDS[note.kind]}</h3>
      <p className={classes.words}>{note.words}</p>
      <p className={classes.soft}>
        Written <InstantText of={note.writtenAt} timeZone={timeZone} />
        {note.writtenBy ? ` by ${note.writtenBy.name}` : ''}.{' '}
        {note.endedAt ? (
          <>
            Ended <InstantText of={note.endedAt} timeZone={timeZone} />
            {note.endedBy ? ` by ${note.endedBy.name}` : ''}: {note.endedBecause}
          </>
        ) : (
          <>
            {note.reviewedAt ? (
              <>
                Looked at <InstantText of={note.reviewedAt} timeZone={timeZone} />
                {note.reviewedBy ? ` by ${note.reviewedBy.name}` : ''}.{' '}
              </>
            ) : null}
            To be looked at again on <DateText of={note.reviewOn} />.
          </>
        )}
      </p>
      {isDue ? <StateBadge tone="needs">Look whether it still holds</StateBadge> : null}
      {!note.endedAt && may('endSafetyNote') ? (
        <Group gap="xs" mt="xs">
          <Button variant="default" size="compact-sm" onClick={() => setAsks('REVIEW')}>
            It still holds
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setAsks('END')}>
            End it
          </Button>
        </Group>
      ) : null}
      <ReviewNote note={note} opened={asks === 'REVIEW'} onClose={() => setAsks(null)} />
      <EndNote note={note} opened={asks === 'END'} onClose={() => setAsks(null)} />
    </li>
  );
}
