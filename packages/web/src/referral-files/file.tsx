import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { ProgressBar } from '../ui/progress-bar.js';
import { useRefusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import { useWhileWorking } from '../ui/while-working.js';
import { ChooseColumns } from './choose-columns.js';
import { type FileFacts, IMPORT_REFERRALS, REFERRAL_FILE } from './file-queries.js';
import { FILE_STATE_WORDS, leftOutText } from './file-words.js';
import classes from './files.module.css';
import { FindingsOf } from './findings.js';
import { GiveUp } from './give-up.js';

/** One file of referrals: how far it is, who would go in, what is wrong, and what came of it. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { timeZone } = usePartnership();
  const asked = useQuery(REFERRAL_FILE, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, error, refetch } = asked;
  const file = data?.referralFile;
  useWhileWorking(asked, file?.state === 'CHECKING' || file?.state === 'IMPORTING');
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the file" />;
  if (!file)
    return <EmptyState title="There is no such file">It may belong to another organisation.</EmptyState>;
  const { name, tone } = FILE_STATE_WORDS[file.state];
  return (
    <>
      <PageHeader
        title={file.fileName}
        lead={
          <>
            For {file.source.name}, sent{file.sentBy ? ` by ${file.sentBy.name}` : ''} on{' '}
            <InstantText of={file.sentAt} timeZone={timeZone} />
          </>
        }
        back={{ to: to('referrals/files'), label: 'Refer from a file' }}
        beside={<StateBadge tone={tone}>{name}</StateBadge>}
      />
      <div className={classes.parts}>
        <div aria-live="polite">
          <Standing file={file} />
        </div>
        {file.state === 'CHECKING' || file.state === 'UNREADABLE' ? null : (
          <FindingsOf key={file.state} file={file} />
        )}
      </div>
    </>
  );
}

function Standing({ file }: { file: FileFacts }) {
  switch (file.state) {
    case 'CHECKING':
    case 'IMPORTING':
      return <UnderWay file={file} />;
    case 'UNREADABLE':
      return <Unreadable file={file} />;
    case 'CHECKED':
      return <Checked file={file} />;
    case 'DONE':
      return <Done file={file} />;
    case 'CANCELLED':
      return <Cancelled file={file} />;
    case 'FAILED':
      return <Failed file={file} />;
  }
}

function UnderWay({ file }: { file: FileFacts }) {
  const checking = file.state === 'CHECKING';
  return (
    <Panel>
      <ProgressBar
        done={file.done}
        total={file.rows}
        label={checking ? 'Reading the rows' : 'Referring the people'}
        unit="row"
      />
      <p className={classes.soft}>
        {checking
          ? 'Nobody is referred yet. '
          : `${count(file.entered, 'person is', 'people are')} referred so far. `}
        You may leave this page: it goes on by itself.
      </p>
      <GiveUp file={file} />
    </Panel>
  );
}

function Unreadable({ file }: { file: FileFacts }) {
  return (
    <Panel title="This file cannot be read as it is" tone="warm">
      <ul className={classes.problems}>
        {file.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {file.headings.length > 0 ? <ChooseColumns file={file} /> : null}
      <Group mt="md">
        <SendAnother />
        <GiveUp file={file} />
      </Group>
    </Panel>
  );
}

/** What would become of the rows, in words: nought is left out. */
function linesOf({ enters, wentIn, repeats, staysOut }: FileFacts): readonly (readonly [number, string])[] {
  const lines: readonly (readonly [many: number, one: string, more: string])[] = [
    [enters, 'person goes in', 'people go in'],
    [staysOut, 'row stays out until it is put right', 'rows stay out until they are put right'],
    [repeats, 'row repeats another one', 'rows repeat others'],
    [wentIn, 'row went in before', 'rows went in before'],
  ];
  return lines.flatMap(([many, one, more]) => (many === 0 ? [] : [[many, many === 1 ? one : more] as const]));
}

function Checked({ file }: { file: FileFacts }) {
  const refusals = useRefusals();
  const [confirm, { loading }] = useMutation(IMPORT_REFERRALS, { refetchQueries: ['ReferralFile'] });
  const go = async (): Promise<void> => {
    const { data } = await confirm({ variables: { id: file.id } });
    if (data?.importReferrals.__typename === 'Refusal') refusals.show([data.importReferrals]);
  };
  return (
    <Panel title={file.enters > 0 ? 'Ready to refer' : 'Nobody of this file goes in'} tone="warm">
      <ul className={classes.tally}>
        {linesOf(file).map(([many, words]) => (
          <li key={words}>
            <strong>{many.toLocaleString('en-GB')}</strong> {words}
          </li>
        ))}
      </ul>
      {file.notes.map((note) => (
        <p key={note} className={classes.soft}>
          {note} What is not used is not kept.
        </p>
      ))}
      <Form refusals={refusals} onSubmit={go}>
        <Group mt="md">
          {file.enters > 0 ? (
            <Button type="submit" loading={loading}>
              Refer {count(file.enters, 'person', 'people')}
            </Button>
          ) : (
            <SendAnother />
          )}
          <GiveUp file={file} />
        </Group>
      </Form>
      {file.staysOut > 0 && file.enters > 0 ? (
        <p className={classes.after}>
          You can refer these people now, put the other rows right in the same file and send it again: who is
          in stays in, once.
        </p>
      ) : null}
    </Panel>
  );
}

function Done({ file }: { file: FileFacts }) {
  const to = useTo();
  const may = useMay();
  const own = !may('triageReferral');
  return (
    <Panel title={`${count(file.entered, 'referral has', 'referrals have')} arrived at the hub`}>
      <p>{leftOutText(file)}</p>
      <p className={classes.soft}>The file itself is deleted. Its referrals stand in the list.</p>
      <Group mt="md">
        <Button component={Link} to={to(own ? 'referrals/own' : 'referrals?state=RECEIVED')}>
          {own ? 'See where they stand' : 'See the referrals'}
        </Button>
        <SendAnother />
      </Group>
    </Panel>
  );
}

function Cancelled({ file }: { file: FileFacts }) {
  return (
    <Panel title="This file was given up">
      {file.problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      <p>
        {file.entered > 0
          ? `${count(file.entered, 'person was', 'people were')} referred before it stopped, and they stay referred. Send the file again to refer the rest: nobody is referred twice.`
          : 'Nobody of it was referred.'}
      </p>
      <Group mt="md">
        <SendAnother />
      </Group>
    </Panel>
  );
}

function Failed({ file }: { file: FileFacts }) {
  const to = useTo();
  const may = useMay();
  return (
    <Panel title="It stopped" tone="warm">
      <p>
        {file.entered > 0
          ? `${count(file.entered, 'person is', 'people are')} referred so far, and stay referred. `
          : 'Nobody is referred yet. '}
        {may('jobs')
          ? 'Background work says what went wrong, and tries again.'
          : 'The backbone of the partnership sees what went wrong and can try again. You need not send the file again.'}
      </p>
      <Group mt="md">
        {may('jobs') ? (
          <Button component={Link} to={to('settings/work')}>
            Open background work
          </Button>
        ) : null}
        <GiveUp file={file} />
      </Group>
    </Panel>
  );
}

function SendAnother() {
  const to = useTo();
  return (
    <Button component={Link} to={to('referrals/files')} variant="default">
      Send another file
    </Button>
  );
}
