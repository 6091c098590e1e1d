import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { minutesText } from '@weft/shared';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useTo, useViewer } from '../app/viewer.js';
import { ATTENDANCE_WORDS } from '../groups/group-queries.js';
import { useWaitingHere } from '../outbox/use-waiting.js';
import { isContact } from '../outbox/waiting.js';
import { count } from '../ui/count.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { CONTACTS, type ContactFacts } from './contact-queries.js';
import { COMPANY_WORDS } from './contact-words.js';
import classes from './contacts.module.css';
import { CorrectContact } from './correct-contact.js';

const FIRST = 4;
const MOST = 100;

/** The contacts with one person, the latest first: their part of the person's story. */
export function ContactsPanel({
  participantId,
  name,
  goesOn,
  ownOnly = false,
}: {
  participantId: string;
  name: string;
  /** whether the viewer works with them now */
  goesOn: boolean;
  /** whether they correct only what they wrote */
  ownOnly?: boolean;
}) {
  const may = useMay();
  const to = useTo();
  const { viewer } = useViewer();
  const [first, setFirst] = useState(FIRST);
  const [correcting, setCorrecting] = useState<ContactFacts | null>(null);
  const { data, previousData, error, refetch } = useQuery(CONTACTS, { variables: { participantId, first } });
  const waiting = useWaitingHere(viewer.id).filter(
    (one) => isContact(one) && one.input.participantId === participantId,
  );
  const shown = data ?? previousData;
  const contacts = shown?.contacts.edges.map(({ node }) => node) ?? [];
  const record =
    may('recordContact') && goesOn ? (
      <Button
        component={Link}
        to={to(`contacts/new?participant=${participantId}`)}
        variant="default"
        size="compact-md"
      >
        Record a contact
      </Button>
    ) : undefined;
  const seen = shown?.participant?.lastSeenOn;
  const came = shown?.participant?.attendance;
  return (
    <Panel title="Contacts" actions={contacts.length > 0 ? record : undefined}>
      {waiting.length > 0 ? (
        <p className={classes.refused}>
          {count(waiting.length, 'contact')} with {name} {waiting.length === 1 ? 'waits' : 'wait'} on this
          device.
        </p>
      ) : null}
      {error && !shown ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading what="Loading the contacts" />
      ) : contacts.length === 0 ? (
        <EmptyState title="No contact is recorded yet" action={record}>
          What was said and done together stands here, the latest first.
        </EmptyState>
      ) : (
        <>
          <p className={classes.soft}>
            {seen ? (
              <>
                Last seen on <DateText of={seen} />.
              </>
            ) : goesOn ? (
              'Not seen yet.'
            ) : null}
            {came?.percent != null
              ? ` Came to ${came.present} of ${count(came.expected, 'group session')} (${came.percent} %).`
              : null}
          </p>
          <ol className={classes.list}>
            {contacts.map((contact) => (
              <li key={contact.id} className={classes.entry}>
                <Contact
                  of={contact}
                  onCorrect={
                    may('correctContact') && goesOn && (!ownOnly || contact.by?.id === viewer.id)
                      ? () => setCorrecting(contact)
                      : null
                  }
                />
              </li>
            ))}
          </ol>
          {shown.contacts.totalCount > contacts.length && first < MOST ? (
            <Button variant="subtle" onClick={() => setFirst(MOST)}>
              Show {count(Math.min(shown.contacts.totalCount, MOST) - contacts.length, 'earlier contact')}
            </Button>
          ) : null}
        </>
      )}
      {correcting ? (
        <CorrectContact
          key={correcting.id}
          contact={correcting}
          participantId={participantId}
          onClose={() => setCorrecting(null)}
        />
      ) : null}
    </Panel>
  );
}

function Contact({ of, onCorrect }: { of: ContactFacts; onCorrect: (() => void) | null }) {
  const where = [of.place, of.minutes ? minutesText(of.minutes) : null].filter(Boolean).join(', ');
  const withWhom = [
    ...of.company.map((one) => COMPANY_WORDS[one].toLocaleLowerCase('en-GB')),
    ...of.jointWorkers.map((one) => one.name),
  ];
  return (
    <>
      <span className={classes.head}>
        <strong>{of.groupName ?? of.kindTitle}</strong>
        {of.seen ? null : (
          <StateBadge tone="quiet">
            {of.attendance ? ATTENDANCE_WORDS[of.attendance] : 'Did not meet'}
          </StateBadge>
        )}
        <span className={classes.soft}>
          <DateText of={of.on} />
          {of.at ? ` at ${of.at}` : ''}
        </span>
      </span>
      {where ? <span>{where}</span> : null}
      {withWhom.length > 0 ? <span>With {new Intl.ListFormat('en-GB').format(withWhom)}</span> : null}
      {of.words ? <span className={classes.words}>{of.words}</span> : null}
      <span className={classes.head}>
        <span className={classes.soft}>
          {of.by ? `Recorded by ${of.by.name}` : 'Recorded'}
          {of.corrected ? ', corrected' : ''}
        </span>
        {onCorrect && !of.attendance ? (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={onCorrect}
            aria-label={`Correct the contact of ${of.on}: ${of.kindTitle}`}
          >
            Correct
          </Button>
        ) : null}
      </span>
    </>
  );
}
