import { Button, FileInput, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { Form } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './anchors.module.css';
import { type PracticeImport, sendPractices } from './send-practices.js';

/** A list of GP practices becomes anchors: looked at first, then taken over. */
export function Component() {
  const { slug } = usePartnership();
  const to = useTo();
  const say = useSay();
  const refusals = useRefusals();
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<PracticeImport | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (apply: boolean): Promise<void> => {
    if (file === null) {
      refusals.show([{ field: 'file', message: 'Choose the file first.' }]);
      return;
    }
    setBusy(true);
    try {
      const answer = await sendPractices(slug, file, apply);
      if ('refusal' in answer) {
        setFound(null);
        refusals.show([answer.refusal]);
        return;
      }
      refusals.clear();
      setFound(answer.import);
      if (apply)
        say(
          `${count(answer.import.added, 'practice')} added, ${answer.import.changed.toLocaleString('en-GB')} brought up to date.`,
        );
    } finally {
      setBusy(false);
    }
  };
  const changes = found ? found.added + found.changed : 0;
  return (
    <>
      <PageHeader
        title="Import GP practices"
        back={{ to: to('anchors'), label: 'Anchors' }}
        lead="A list in the shape of NHS England’s (ODS epraccur, with its headings), as CSV. Each active practice becomes an anchor, known by its ODS code: sent again, the same list changes nothing."
      />
      <div className={classes.stack}>
        <Panel>
          <Form refusals={refusals} onSubmit={() => send(false)}>
            <Stack gap="md">
              <FileInput
                {...refusals.field('file')}
                label="The list, as CSV"
                placeholder="Choose a file"
                accept=".csv,text/csv"
                maw={420}
                value={file}
                onChange={(chosen) => {
                  setFile(chosen);
                  setFound(null);
                  refusals.clear();
                }}
              />
              <Group gap="sm">
                <Button type="submit" variant={found ? 'default' : 'filled'} loading={busy && !found}>
                  Look at it first
                </Button>
              </Group>
            </Stack>
          </Form>
        </Panel>
        {found ? <Preview found={found} /> : null}
        {found?.isPreview && changes > 0 ? (
          <Group>
            <Button loading={busy} onClick={() => void send(true)}>
              {`Import ${count(changes, 'practice')}`}
            </Button>
          </Group>
        ) : null}
        {found && !found.isPreview ? (
          <p>
            <Link to={to('anchors')}>See the anchors</Link>
          </p>
        ) : null}
      </div>
    </>
  );
}

/** A name that two practices bear has its code in it already. */
const practiceText = (name: string, odsCode: string): string =>
  name.endsWith(`(${odsCode})`) ? name : `${name} (${odsCode})`;

function Preview({ found }: { found: PracticeImport }) {
  return (
    <>
      <Panel title={found.isPreview ? 'What it would do' : 'What was done'}>
        <Facts
          of={[
            ['New', found.added.toLocaleString('en-GB')],
            ['Changed', found.changed.toLocaleString('en-GB')],
            ['Already there', found.unchanged.toLocaleString('en-GB')],
            ['Not active, left out', found.closed.toLocaleString('en-GB')],
            ['Wrong, left out', found.wrongCount.toLocaleString('en-GB')],
          ]}
        />
      </Panel>
      {found.wrong.length > 0 ? (
        <Panel title="Rows to put right" tone="warm">
          {found.wrong.length < found.wrongCount ? (
            <p className={classes.soft}>The first {found.wrong.length} of them.</p>
          ) : null}
          <div className={classes.scroll}>
            <table className={classes.table}>
              <caption className="weft-visually-hidden">Rows to put right</caption>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Column</th>
                  <th scope="col">What is wrong</th>
                </tr>
              </thead>
              <tbody>
                {found.wrong.flatMap(({ line, problems }) =>
                  problems.map(({ column, message }) => (
                    <tr key={`${line} ${column}`}>
                      <th scope="row">{line}</th>
                      <td>{column}</td>
                      <td>{message}</td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </div>
        </Panel>
      ) : null}
      {found.changes.length > 0 ? (
        <Panel title="Changed">
          <ul>
            {found.changes.map(({ odsCode, name, changes }) => (
              <li key={odsCode}>
                {practiceText(name, odsCode)}: {new Intl.ListFormat('en-GB').format(changes)}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {found.examples.length > 0 ? (
        <Panel
          title={found.added > found.examples.length ? `New, the first ${found.examples.length}` : 'New'}
        >
          <ul>
            {found.examples.map(({ odsCode, name }) => (
              <li key={odsCode}>{practiceText(name, odsCode)}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}
