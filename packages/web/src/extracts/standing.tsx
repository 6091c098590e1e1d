import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { Form } from '../ui/form.js';
import { Facts, Panel } from '../ui/panel.js';
import { ProgressBar } from '../ui/progress-bar.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ChooseColumns } from './choose-columns.js';
import { ACCEPT_EXTRACT, type ExtractFacts } from './extract-queries.js';
import { wantsColumns } from './extract-words.js';
import classes from './extracts.module.css';
import { fingerprintsOf } from './fingerprints-of.js';
import { GiveUp } from './give-up.js';

/** What is to be done with an extract now. */
export function Standing({ extract }: { extract: ExtractFacts }) {
  if (extract.isBeingDeleted)
    return (
      <Panel title="This extract is being deleted">
        <p>
          Its agreement is over: nothing of it is matched any more, and its rows go within a quarter of an
          hour.
        </p>
        <Group mt="md">
          <ToAgreement extract={extract} primary />
        </Group>
      </Panel>
    );
  switch (extract.state) {
    case 'CHECKING':
      return (
        <Panel>
          <ProgressBar done={extract.done} total={extract.rows} label="Reading the rows" unit="row" />
          <p className={classes.soft}>
            Nothing is matched yet. You may leave this page: it goes on by itself.
          </p>
          <GiveUp extract={extract} />
        </Panel>
      );
    case 'UNREADABLE':
      return wantsColumns(extract) ? <Columns extract={extract} /> : <Unreadable extract={extract} />;
    case 'CHECKED':
      return <Checked extract={extract} />;
    case 'READY':
      return (
        <Panel title={`${count(extract.good, 'row', 'rows')} can be matched`}>
          <p>
            {extract.side === 'OURS'
              ? 'A run compares it with a file of the other party. Start one from the agreement’s page.'
              : 'Start a run from the agreement’s page.'}
          </p>
          <Group mt="md">
            <ToAgreement extract={extract} primary />
            <GiveUp extract={extract} />
          </Group>
        </Panel>
      );
    case 'FAILED':
      return <Failed extract={extract} />;
    case 'CANCELLED':
    case 'DELETED':
      return (
        <Panel title={extract.state === 'DELETED' ? 'This extract is deleted' : 'This extract was given up'}>
          <p>
            {extract.state === 'DELETED'
              ? 'Its rows are gone, and what pairs showed of them. Send a new file to match again.'
              : 'Nothing of it was matched, and the file is deleted.'}
          </p>
          <Group mt="md">
            <ToAgreement extract={extract} />
          </Group>
        </Panel>
      );
  }
}

/** The file is as it should be, and its headings are not known yet: that is work, and no fault. */
function Columns({ extract }: { extract: ExtractFacts }) {
  return (
    <Panel title="Say which column holds what" tone="warm">
      <p>
        The file is here. Before its rows can be checked, Weft has to know which column holds what. Your
        choice is remembered for the next file with the same headings.
      </p>
      <details className={classes.more}>
        <summary>What is still missing</summary>
        <Problems of={extract} />
      </details>
      <ChooseColumns extract={extract} />
      <Group mt="md">
        <ToAgreement extract={extract} />
        <GiveUp extract={extract} />
      </Group>
    </Panel>
  );
}

function Unreadable({ extract }: { extract: ExtractFacts }) {
  return (
    <Panel title="This file cannot be read as it is" tone="warm">
      <Problems of={extract} />
      <Group mt="md">
        <ToAgreement extract={extract} />
        <GiveUp extract={extract} />
      </Group>
    </Panel>
  );
}

const Problems = ({ of: { problems } }: { of: ExtractFacts }) => (
  <ul className={classes.problems}>
    {problems.map((problem) => (
      <li key={problem}>{problem}</li>
    ))}
  </ul>
);

function Checked({ extract }: { extract: ExtractFacts }) {
  const say = useSay();
  const refusals = useRefusals();
  const [accept, { loading }] = useMutation(ACCEPT_EXTRACT);
  const go = async (): Promise<void> => {
    const { data } = await accept({ variables: { id: extract.id } });
    if (data?.acceptExtract.__typename === 'Refusal') refusals.show([data.acceptExtract]);
    else say('The extract is accepted. It can be matched.');
  };
  const { good, staysOut } = extract;
  return (
    <Panel title={good > 0 ? 'Ready to accept' : 'No row of this file can be matched'} tone="warm">
      <ul className={classes.tally}>
        <li>
          <strong>{good.toLocaleString('en-GB')}</strong> {good === 1 ? 'row can' : 'rows can'} be matched
        </li>
        {staysOut > 0 ? (
          <li>
            <strong>{staysOut.toLocaleString('en-GB')}</strong> {staysOut === 1 ? 'row stays' : 'rows stay'}{' '}
            out
          </li>
        ) : null}
      </ul>
      {extract.notes.map((note) => (
        <p key={note} className={classes.soft}>
          {note}
        </p>
      ))}
      {extract.isEncoded ? (
        <>
          <p className={classes.soft}>
            {extract.side === 'OURS'
              ? 'Our own participants, encoded: the file of the other party is compared with this one.'
              : 'The file is encoded: it holds codes, and no name that could be read.'}
          </p>
          <Facts of={fingerprintsOf(extract)} />
        </>
      ) : (
        <>
          <p className={classes.soft}>
            {extract.isRemembered
              ? 'The columns are read as somebody chose them for an earlier file with these headings.'
              : 'Look at the first rows before you accept: does each column hold what it should?'}
          </p>
          <details className={classes.more}>
            <summary>Change which column holds what</summary>
            <ChooseColumns extract={extract} />
          </details>
        </>
      )}
      <Form refusals={refusals} onSubmit={go}>
        <Group mt="md">
          {good > 0 ? (
            <Button type="submit" loading={loading}>
              Accept {count(good, 'row', 'rows')}
            </Button>
          ) : (
            <ToAgreement extract={extract} />
          )}
          <GiveUp extract={extract} />
        </Group>
      </Form>
    </Panel>
  );
}

function Failed({ extract }: { extract: ExtractFacts }) {
  const to = useTo();
  const may = useMay();
  return (
    <Panel title="It stopped" tone="warm">
      <p>
        {may('jobs')
          ? 'Background work says what went wrong, and tries again.'
          : 'The backbone sees what went wrong and can try again. You need not send the file again.'}
      </p>
      <Group mt="md">
        {may('jobs') ? (
          <Button component={Link} to={to('settings/work')}>
            Open background work
          </Button>
        ) : null}
        <GiveUp extract={extract} />
      </Group>
    </Panel>
  );
}

function ToAgreement({ extract, primary = false }: { extract: ExtractFacts; primary?: boolean }) {
  const to = useTo();
  return (
    <Button
      component={Link}
      to={to(`data/agreements/${extract.agreementId}`)}
      {...(primary ? {} : { variant: 'default' })}
    >
      {primary ? 'Go to the agreement' : 'Send another file'}
    </Button>
  );
}
