import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { count } from '../ui/count.js';
import { exportLink } from '../ui/export-link.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { type FileFacts, type Findings, REFERRAL_FILE_PREVIEW } from './file-queries.js';
import classes from './files.module.css';

/** What the check found: mistakes row by row, rows that repeat others, and for the hub who may be known. */
export function FindingsOf({ file }: { file: FileFacts }) {
  const { data, error, refetch } = useQuery(REFERRAL_FILE_PREVIEW, {
    variables: { id: file.id },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading what the check found" />;
  const { mistakes, repeated, known, knownCount } = data.referralFilePreview;
  return (
    <div>
      {known.length > 0 ? <Known known={known} of={knownCount} /> : null}
      {mistakes.length > 0 ? <Mistakes file={file} rows={mistakes} /> : null}
      {repeated.length > 0 ? <Repeated file={file} rows={repeated} /> : null}
    </div>
  );
}

function Mistakes({ file, rows }: { file: FileFacts; rows: Findings['mistakes'] }) {
  const { slug } = usePartnership();
  return (
    <Panel
      title={count(file.staysOut, 'row to put right', 'rows to put right')}
      actions={
        <Button
          component="a"
          href={exportLink('referral-mistakes', slug, { referralFile: file.id })}
          download
          variant="default"
          leftSection={<Icon name="download" size={18} />}
        >
          Download the mistakes
        </Button>
      }
    >
      <ol className={classes.plain}>
        {rows.map(({ row, faults }) => (
          <li key={row} className={classes.row}>
            <h3>Row {row.toLocaleString('en-GB')}</h3>
            <ul className={classes.faults}>
              {faults.map(({ column, message }) => (
                <li key={`${column} ${message}`} className={classes.fault}>
                  {column === '' ? null : <strong>{column}</strong>}
                  <span>{message}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <Shown shown={rows.length} of={file.staysOut} />
    </Panel>
  );
}

function Repeated({ file, rows }: { file: FileFacts; rows: Findings['repeated'] }) {
  return (
    <Panel title={count(file.repeats, 'row repeats another', 'rows repeat others')}>
      <p>They would refer the same person once more, so they stay out.</p>
      <ul className={classes.plain}>
        {rows.map(({ row, repeats }) => (
          <li key={row} className={classes.line}>
            Row {row.toLocaleString('en-GB')} says the same as row {repeats.toLocaleString('en-GB')}
          </li>
        ))}
      </ul>
      <Shown shown={rows.length} of={file.repeats} />
    </Panel>
  );
}

function Known({ known, of }: { known: Findings['known']; of: number }) {
  const to = useTo();
  return (
    <Panel title="Have we met?">
      <p>
        {count(of, 'person of this file', 'people of this file')} may be on record already. Nobody is refused
        for it, and the agency does not see this.
      </p>
      <ul className={classes.plain}>
        {known.map((one) => (
          <li key={one.row} className={classes.line}>
            <span>
              Row {one.row.toLocaleString('en-GB')}, {nameOf(one)}
            </span>
            <span>
              {one.verdict === 'LIKELY' ? 'likely' : 'possibly'}{' '}
              <Link to={to(`${one.kind === 'PARTICIPANT' ? 'people' : 'referrals'}/${one.recordId}`)}>
                {one.reference}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      <Shown shown={known.length} of={of} />
    </Panel>
  );
}

/** That there is more than is shown. */
function Shown({ shown, of }: { shown: number; of: number }) {
  if (of <= shown) return null;
  return (
    <p className={classes.soft}>
      The first {shown.toLocaleString('en-GB')} of {of.toLocaleString('en-GB')}.
    </p>
  );
}
