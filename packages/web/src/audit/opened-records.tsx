import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo, useViewer } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './audit.module.css';
import { CLOSE_RECORD, OPENED_RECORDS, type OpenedRecord } from './audit-queries.js';
import { OpenRecord } from './open-record.js';

/** The records that the data lead opened: by whom, why, how long; and the way to open or close one. */
export function OpenedRecords() {
  const may = useMay();
  const { data, error, refetch } = useQuery(OPENED_RECORDS);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading opened records" />;
  const { openedRecords } = data;
  return (
    <Panel
      title="Records opened for a reason"
      tone={openedRecords.some(({ isOpen }) => isOpen) ? 'warm' : 'plain'}
    >
      <p className={classes.lead}>
        {may('openRecord')
          ? 'Your role works with figures and sees no person’s record. Where there is a reason, you can open one for some hours; the backbone organisation is told at once.'
          : 'The data lead sees no person’s record, unless they open one for a reason and for some hours.'}
      </p>
      {openedRecords.length > 0 ? (
        <ul className={classes.opened}>
          {openedRecords.map((record) => (
            <Opened key={record.id} record={record} />
          ))}
        </ul>
      ) : (
        <p className={may('openRecord') ? classes.none : undefined}>No record has been opened so far.</p>
      )}
      {may('openRecord') ? <OpenRecord /> : null}
    </Panel>
  );
}

function Opened({ record }: { record: OpenedRecord }) {
  const { timeZone } = usePartnership();
  const { viewer } = useViewer();
  const may = useMay();
  const to = useTo();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [close] = useMutation(CLOSE_RECORD, { refetchQueries: ['Today'] });
  const mine = record.person?.id === viewer.id;
  const mayClose = record.isOpen && may('closeRecord') && (mine || !may('openRecord'));
  return (
    <li>
      <div className={classes.who}>
        <strong>{record.person?.name ?? 'A former member'}</strong>
        <StateBadge tone={record.isOpen ? 'needs' : 'quiet'}>{record.isOpen ? 'Open' : 'Closed'}</StateBadge>
      </div>
      <p className={classes.reason}>{record.reason}</p>
      <p className={classes.when}>
        From <InstantText of={record.openedAt} timeZone={timeZone} />{' '}
        {record.closedAt ? 'closed' : record.isOpen ? 'until' : 'ended'}{' '}
        <InstantText of={record.closedAt ?? record.endsAt} timeZone={timeZone} />
      </p>
      <div className={classes.ways}>
        {mine && !record.isOpen ? null : (
          <Link to={to(`people/${record.participantId}`)}>The person’s page</Link>
        )}
        {mayClose ? (
          <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
            Close this record
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Close this record"
        confirm="Close the record"
        onConfirm={async () => {
          const { data } = await close({ variables: { id: record.id } });
          if (data?.closeRecord.__typename === 'Refusal') return [data.closeRecord];
          say('The record is closed.');
          return undefined;
        }}
      >
        <p>It can be opened again, with a new reason.</p>
      </ConfirmDialog>
    </li>
  );
}
