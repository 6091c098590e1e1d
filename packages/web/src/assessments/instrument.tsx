import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { figuresOf, type Instrument, writeInstrument } from '@weft/shared';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import {
  DISCARD_DRAFT,
  INSTRUMENTS,
  type InstrumentFacts,
  instrumentOf,
  PUT_TO_USE,
  TAKE_OUT_OF_USE,
} from './assessment-queries.js';
import { INSTRUMENT_STATE_WORDS } from './assessment-words.js';
import classes from './instruments.module.css';
import { TryOut } from './try-out.js';

/** One version of an instrument: its questions, how they are scored, and a place to try it out. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(INSTRUMENTS);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the instrument" />;
  const kept = data.instruments.find((one) => one.id === id);
  const back = { to: to('settings/instruments'), label: 'Instruments' };
  if (!kept)
    return (
      <>
        <PageHeader title="Instrument" back={back} />
        <EmptyState title="There is no such instrument">
          It may be a draft that is not yours to see.
        </EmptyState>
      </>
    );
  const instrument = instrumentOf(kept);
  const state = INSTRUMENT_STATE_WORDS[kept.state];
  return (
    <>
      <PageHeader
        title={kept.title}
        lead={`Version ${kept.version} of ${kept.instrumentCode}${kept.draftedBy ? `, drafted by ${kept.draftedBy.name}` : ''}.`}
        beside={<StateBadge tone={state.tone}>{state.name}</StateBadge>}
        back={back}
        actions={
          <Actions
            kept={kept}
            hasDraft={data.instruments.some(
              (one) => one.instrumentCode === kept.instrumentCode && one.state === 'DRAFT',
            )}
          />
        }
      />
      <Panel title="Questions and scoring">
        <Content instrument={instrument} />
      </Panel>
      <Panel title="Try it out">
        <TryOut instrument={instrument} />
      </Panel>
    </>
  );
}

function Actions({ kept, hasDraft }: { kept: InstrumentFacts; hasDraft: boolean }) {
  const may = useMay();
  const to = useTo();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const after = { refetchQueries: ['Instruments'], awaitRefetchQueries: true };
  const [putToUse] = useMutation(PUT_TO_USE, after);
  const [takeOut] = useMutation(TAKE_OUT_OF_USE, after);
  const leaves = kept.state === 'IN_USE';
  const move = async () => {
    const variables = { id: kept.id };
    const result = leaves
      ? (await takeOut({ variables })).data?.takeInstrumentOutOfUse
      : (await putToUse({ variables })).data?.putInstrumentToUse;
    if (result?.__typename === 'Refusal') return [result];
    say(leaves ? `“${kept.title}” is out of use.` : `“${kept.title}”, version ${kept.version}, is in use.`);
    return undefined;
  };
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(writeInstrument(instrumentOf(kept)))}`;
  return (
    <>
      <Button
        component="a"
        href={file}
        download={`${kept.instrumentCode.toLowerCase()}-${kept.version}.json`}
        variant="default"
      >
        Export
      </Button>
      {may('draftInstrument') && kept.state === 'DRAFT' ? (
        <Button component={Link} to={to(`settings/instruments/${kept.id}/edit`)} variant="default">
          Change the draft
        </Button>
      ) : null}
      {may('discardInstrumentDraft') && kept.state === 'DRAFT' ? <Discard kept={kept} /> : null}
      {may('draftInstrument') && kept.state !== 'DRAFT' && !hasDraft ? (
        <Button component={Link} to={to(`settings/instruments/new?of=${kept.id}`)} variant="default">
          Draft the next version
        </Button>
      ) : null}
      {may('putInstrumentToUse') ? (
        <Button variant={leaves ? 'default' : 'filled'} onClick={() => setAsking(true)}>
          {leaves ? 'Take out of use' : 'Put in use'}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={leaves ? `Take “${kept.title}” out of use?` : `Put “${kept.title}” in use?`}
        confirm={leaves ? 'Take it out of use' : 'Put it in use'}
        onConfirm={move}
      >
        <p>
          {leaves
            ? 'Nobody is asked with it any more. What was answered stays.'
            : 'People are asked with this version from now on, and it never changes again. An earlier version goes out of use: the two are never compared.'}
        </p>
      </ConfirmDialog>
    </>
  );
}

/** Throws the draft away, after asking once. */
function Discard({ kept }: { kept: InstrumentFacts }) {
  const [asking, setAsking] = useState(false);
  const [discard] = useMutation(DISCARD_DRAFT);
  const say = useSay();
  const to = useTo();
  const navigate = useNavigate();
  const client = useApolloClient();
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Discard the draft
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Discard the draft of “${kept.title}”?`}
        confirm="Discard"
        danger
        onConfirm={async () => {
          const { data } = await discard({ variables: { id: kept.id } });
          const result = data?.discardInstrumentDraft;
          if (result?.__typename === 'Refusal') return [result];
          say(`The draft of “${kept.title}” is discarded.`);
          await navigate(to('settings/instruments'));
          // not before: this page would say that there is no such instrument
          await client.refetchQueries({ include: ['Instruments'] });
          return undefined;
        }}
      >
        <p>The draft is gone for good. Versions that have been in use are not touched.</p>
      </ConfirmDialog>
    </>
  );
}

const SCORED = { SUM: 'the sum', MEAN: 'the mean', CONVERSION: 'the sum, looked up in a table' } as const;

function Content({ instrument }: { instrument: Instrument }) {
  const { items, scales } = instrument;
  const place = (code: string): number => items.findIndex((item) => item.code === code) + 1;
  return (
    <>
      <ol className={classes.list}>
        {items.map(({ code, text, scale, reverse }, nth) => (
          <li key={code}>
            <span>
              {nth + 1}. {text}
            </span>
            <span className={classes.soft}>
              {scales
                .find((one) => one.code === scale)
                ?.options.map(({ value, label }) => `${value} ${label}`)
                .join(' · ')}
              {reverse ? '. Counted the other way round.' : ''}
            </span>
          </li>
        ))}
      </ol>
      <h3>Scores</h3>
      <ul className={classes.list}>
        {figuresOf(instrument).map((figure) => (
          <li key={figure.code}>
            <strong>{figure.title}</strong>
            <span className={classes.soft}>
              Questions {figure.items.map(place).join(', ')}: {SCORED[figure.scoring.by]}; at least{' '}
              {figure.minimumAnswers} answered. {figure.higherIsBetter ? 'Higher' : 'Lower'} is better, and{' '}
              {figure.smallestChange} {figure.smallestChange === 1 ? 'point counts' : 'points count'} as a
              change.
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
