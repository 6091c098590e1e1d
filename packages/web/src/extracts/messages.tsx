import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { count } from '../ui/count.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { EXTRACT_FAULTS, type ExtractFacts } from './extract-queries.js';
import classes from './extracts.module.css';

/** Of long lists so many messages stand there at first: the rest are rare. */
const AT_FIRST = 8;

/** What is said of rows: each message with how many it is about, and on demand which. */
export function Messages({ extract }: { extract: ExtractFacts }) {
  const [all, setAll] = useState(false);
  const { messages } = extract;
  const shown = all ? messages : messages.slice(0, AT_FIRST);
  return (
    <Panel title="What was found in the rows">
      <ul className={classes.plain}>
        {shown.map(({ message, rows }) => (
          <li key={message} className={classes.message}>
            <Message extractId={extract.id} message={message} rows={rows} />
          </li>
        ))}
      </ul>
      {shown.length < messages.length ? (
        <Button variant="default" mt="md" onClick={() => setAll(true)}>
          Show all {messages.length} messages
        </Button>
      ) : null}
      {extract.state === 'CHECKED' && extract.staysOut > 0 ? (
        <p className={classes.after}>{whatNow(extract)}</p>
      ) : null}
    </Panel>
  );
}

/** Nothing can be accepted where no row is good, and codes cannot be put right by hand. */
function whatNow({ good, isEncoded }: ExtractFacts): string {
  const again = isEncoded
    ? 'encode the list anew, and send that'
    : 'put the rows right in the same file, and send it again';
  return good > 0
    ? `You can accept the rows that can be matched now. Or ${again}.`
    : `Nothing can be accepted as it is: give this file up, ${again}.`;
}

function Message({ extractId, message, rows }: { extractId: string; message: string; rows: number }) {
  const [open, setOpen] = useState(false);
  const list = useId();
  return (
    <>
      <div className={classes.said}>
        <strong>{count(rows, 'row', 'rows')}</strong>
        <span>{message}</span>
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide the rows' : 'Which rows?'}
        </Button>
      </div>
      <div id={list}>{open ? <Rows extractId={extractId} message={message} of={rows} /> : null}</div>
    </>
  );
}

function Rows({ extractId, message, of }: { extractId: string; message: string; of: number }) {
  const { data, error, refetch } = useQuery(EXTRACT_FAULTS, { variables: { id: extractId, message } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the rows" />;
  const { extractFaults } = data;
  return (
    <>
      <ul className={classes.lines}>
        {extractFaults.map(({ line, column }) => (
          <li key={`${line} ${column}`}>
            Line {line.toLocaleString('en-GB')}
            {column === '' ? '' : `, ${column}`}
          </li>
        ))}
      </ul>
      {extractFaults.length < of ? (
        <p className={classes.soft}>
          {extractFaults.length === 0
            ? 'They are none of the first 1,000 rows with a message, of which the lines are kept.'
            : `The first ${extractFaults.length} of ${of.toLocaleString('en-GB')}.`}
        </p>
      ) : null}
    </>
  );
}
