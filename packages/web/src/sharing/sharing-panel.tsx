import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { DateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { NOTHING_SAID, NoticeFields, readNotice, type TypedNotice } from './notice-fields.js';
import classes from './sharing.module.css';
import { PARTICIPANT_SHARING, RECORD_NOTICES, type SharedAboutThem } from './sharing-queries.js';
import { fieldsInWords, WAY_WORDS } from './sharing-words.js';

interface SharingPanelProps {
  participantId: string;
  /** whether the viewer works with them now */
  goesOn: boolean;
}

/** What is shared about a person: whether they were told, and that they took it back. */
export function SharingPanel(props: SharingPanelProps) {
  const may = useMay();
  return may('sharingNotices') ? <Shared {...props} /> : null;
}

const isOver = ({ state }: SharedAboutThem): boolean => state === 'ENDED' || state === 'EXPIRED';
const isMatched = ({ notice }: SharedAboutThem): boolean => notice?.kind === 'TOLD';

function Shared({ participantId, goesOn }: SharingPanelProps) {
  const { data, error, refetch } = useQuery(PARTICIPANT_SHARING, { variables: { participantId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  const all = data?.participantSharing ?? [];
  if (all.length === 0) return null;
  const going = all.filter((one) => !isOver(one));
  const over = all.filter(isOver);
  const untold = going.filter(({ notice }) => notice === null).length;
  return (
    <Panel
      title="What is shared about them"
      folded={untold > 0 ? undefined : going.length === 0 ? 'Nothing now' : String(going.length)}
    >
      {going.length === 0 ? <p className={classes.soft}>Nothing is shared about them now.</p> : null}
      <ul className={classes.list}>
        {going.map((one) => (
          <Item key={one.agreementId} shared={one} participantId={participantId} goesOn={goesOn} />
        ))}
      </ul>
      {over.length > 0 ? (
        <details className={classes.before}>
          <summary>What was shared before</summary>
          <ul className={classes.list}>
            {over.map((one) => (
              <Item key={one.agreementId} shared={one} participantId={participantId} goesOn={false} />
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  );
}

interface ItemProps extends SharingPanelProps {
  shared: SharedAboutThem;
}

function Item({ shared, participantId, goesOn }: ItemProps) {
  const to = useTo();
  const may = useMay();
  const { notice } = shared;
  const [recording, setRecording] = useState<Kind | null>(null);
  const close = () => setRecording(null);
  const mayRecord = goesOn && may('recordSharingNotices');
  return (
    <li>
      <span className={classes.head}>
        <Link to={to(`data/agreements/${shared.agreementId}`)}>{shared.title}</Link>
        {isOver(shared) ? null : <Standing shared={shared} />}
      </span>
      <span>{shared.purpose}</span>
      <span className={classes.soft}>{fieldsInWords([...shared.compares, ...shared.receives])}</span>
      {notice ? (
        <span className={classes.soft}>
          {notice.kind === 'TOLD' ? 'Told' : 'Taken back'} on <DateText of={notice.saidOn} />,{' '}
          {WAY_WORDS[notice.how].toLowerCase()}
          {notice.recordedBy ? `; recorded by ${notice.recordedBy.name}` : ''}
        </span>
      ) : null}
      {mayRecord ? (
        <span className={classes.head}>
          {isMatched(shared) ? null : <Opens kind="TOLD" onOpen={setRecording} />}
          {notice?.kind === 'TAKEN_BACK' ? null : <Opens kind="TAKEN_BACK" onOpen={setRecording} />}
        </span>
      ) : null}
      <Modal
        opened={recording !== null}
        onClose={close}
        title={recording ? KINDS[recording].title : ''}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {recording ? (
          <Recording kind={recording} shared={shared} participantId={participantId} onDone={close} />
        ) : null}
      </Modal>
    </li>
  );
}

function Standing({ shared }: { shared: SharedAboutThem }) {
  if (isMatched(shared)) return <StateBadge tone="good">Told</StateBadge>;
  return shared.notice ? (
    <StateBadge tone="quiet">Taken back</StateBadge>
  ) : (
    <StateBadge tone="needs">Not told yet</StateBadge>
  );
}

const KINDS = {
  TOLD: {
    verb: 'They were told',
    title: 'They were told what is shared',
    send: 'Record that they were told',
    tells: 'From now on their record may be matched under this agreement.',
    done: 'Recorded: they were told.',
  },
  TAKEN_BACK: {
    verb: 'They do not want it',
    title: 'They do not want it shared',
    send: 'Record it',
    tells:
      'From now on nothing of theirs is matched under this agreement, and what it offered to claim is taken back. Claims that were made stay, and so does their support.',
    done: 'Recorded: nothing of theirs is matched under this agreement any more.',
  },
} as const;

type Kind = keyof typeof KINDS;

function Opens({ kind, onOpen }: { kind: Kind; onOpen: (kind: Kind) => void }) {
  return (
    <Button variant="default" size="compact-md" onClick={() => onOpen(kind)}>
      {KINDS[kind].verb}
    </Button>
  );
}

interface RecordingProps {
  kind: Kind;
  shared: SharedAboutThem;
  participantId: string;
  onDone: () => void;
}

function Recording({ kind, shared, participantId, onDone }: RecordingProps) {
  const say = useSay();
  const refusals = useRefusals();
  const [notice, setNotice] = useState<TypedNotice>(NOTHING_SAID);
  const [record, { loading }] = useMutation(RECORD_NOTICES, {
    // a match is hidden at once, and with it what it offered
    refetchQueries: ['ParticipantSharing', 'SharingCounts', 'MatchOffers'],
    awaitRefetchQueries: true,
  });
  const words = KINDS[kind];
  const send = async (): Promise<void> => {
    const said = readNotice(notice);
    if ('missing' in said) return refusals.show(said.missing);
    const input = {
      agreementId: shared.agreementId,
      kind,
      participantIds: [participantId],
      ...said,
    };
    const result = (await record({ variables: { input } })).data?.recordSharingNotices;
    if (result?.__typename === 'Refusal') return refusals.show([result]);
    if (!result) return;
    say(words.done);
    onDone();
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>
          {shared.title}. {words.tells}
        </p>
        <NoticeFields value={notice} onChange={setNotice} refusals={refusals} />
        <Group>
          <Button type="submit" loading={loading}>
            {words.send}
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
