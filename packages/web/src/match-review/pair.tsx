import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { FIELD_TITLES, formatDate, parseDate } from '@weft/shared';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import type { MatchDecisionKind } from '../gql/graphql.js';
import { InstantText } from '../ui/date-text.js';
import { DESK_TITLE, focusSoon } from '../ui/desk/focus-soon.js';
import { DecisionBar, DecisionButton, DeskHead } from '../ui/desk/looked-at.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Facts, Panel } from '../ui/panel.js';
import { ErrorSummary, type Refusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './match-review.module.css';
import { MATCH_PAIR, type Pair, type PairRow } from './review-queries.js';
import { chanceText, DECISION_WORDS, pairText } from './review-words.js';
import { SideBySide } from './side-by-side.js';
import { Waterfall } from './waterfall.js';

interface LookedAtProps {
  row: Omit<PairRow, '__typename'>;
  /** The person came here from another pair: a screen reader says which this is. */
  takesFocus: boolean;
  refusals: Refusals;
  busy: boolean;
  showKeys: boolean;
  note: string;
  onNote: (note: string) => void;
  onDecide: (pair: Pair, decision: MatchDecisionKind) => void;
  onSkip: () => void;
  /** the pair is one of a list: here is its own address */
  isListed?: boolean;
}

/** The pair that is looked at: both sides, why they are likely the same, and the decisions always within reach. */
export function LookedAt({
  row,
  takesFocus,
  refusals,
  busy,
  showKeys,
  note,
  isListed = false,
  ...does
}: LookedAtProps) {
  const to = useTo();
  const { data, error, loading, refetch } = useQuery(MATCH_PAIR, { variables: { id: row.id } });
  const pair = data?.matchPair?.id === row.id ? data.matchPair : null;
  const isGone = data?.matchPair === null && !loading;
  return (
    <article className={classes.pair} aria-label={pairText(row)}>
      <DeskHead title={pairText(row)} takesFocus={takesFocus}>
        <Standing of={pair ?? row} />
      </DeskHead>
      <ErrorSummary of={refusals} />
      {error && !pair ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!pair && !error && !isGone ? <Loading what="Loading the pair" /> : null}
      {isGone ? <Gone onSkip={does.onSkip} /> : null}
      {pair ? (
        <>
          <Sides pair={pair} />
          {pair.isDeleted ? null : (
            <Panel
              title="What speaks for one person, and what against"
              level={3}
              folded={chanceText(pair.probability)}
            >
              <div data-why tabIndex={-1}>
                <Waterfall pair={pair} />
              </div>
            </Panel>
          )}
          <History pair={pair} />
          <TextInput
            id="match-note"
            label="Note, if there is something to remember"
            maxLength={1000}
            value={note}
            error={refusals.field('note').error}
            onChange={(event) => does.onNote(event.currentTarget.value)}
            onKeyDown={({ key }) => {
              // out of the note, so that letters are keys again
              if (key === 'Escape') focusSoon(DESK_TITLE);
            }}
          />
          <Decisions pair={pair} busy={busy} showKeys={showKeys} onDecide={does.onDecide} />
          {isListed ? (
            <p className={classes.about}>
              <Link to={to(`data/matches/${pair.id}`)}>This pair on a page of its own</Link>
            </p>
          ) : null}
        </>
      ) : null}
    </article>
  );
}

function Standing({ of }: { of: Pick<PairRow, 'decision' | 'verdict' | 'probability'> }) {
  const { decision, verdict, probability } = of;
  if (decision)
    return (
      <StateBadge tone={DECISION_WORDS[decision.decision].tone}>
        {DECISION_WORDS[decision.decision].name}
      </StateBadge>
    );
  const chance = `${chanceText(probability)} likely the same`;
  return <StateBadge tone={verdict === 'REVIEW' ? 'needs' : 'going'}>{chance}</StateBadge>;
}

/** What went while somebody was here: no more is said than that, and nothing is broken. */
function Gone({ onSkip }: { onSkip: () => void }) {
  return (
    <div role="status">
      <p>
        This pair is not shown any more. The agreement may be over, the person may have taken sharing back, or
        their record is kept to a few people. Nothing is left for you to do here.
      </p>
      <Button variant="default" mt="sm" onClick={onSkip}>
        Next pair
      </Button>
    </div>
  );
}

function Sides({ pair }: { pair: Pair }) {
  const to = useTo();
  if (pair.isDeleted)
    return (
      <p role="status">
        The extract of this pair is deleted, as the agreement says, and with it what was compared. What people
        decided is kept.
      </p>
    );
  return (
    <Panel
      title={pair.theirCode ? 'The participant and a code' : 'Side by side'}
      level={3}
      actions={
        pair.participantId ? (
          <Link to={to(`people/${pair.participantId}`)}>Open the participant’s record</Link>
        ) : undefined
      }
    >
      {pair.isOtherSame ? (
        <p>
          <StateBadge tone="needs">Look twice</StateBadge> Another pair with this participant or this record
          is decided to be the same person.
        </p>
      ) : pair.isOtherInDoubt ? (
        <p>
          <StateBadge tone="needs">Look twice</StateBadge> Another pair with this participant or this record
          waits too. See both before you say which is the same person.
        </p>
      ) : null}
      {pair.theirCode ? <OfACode pair={pair} /> : <SideBySide pair={pair} />}
      {pair.record.length > 0 ? (
        <>
          <h4>What else the record says</h4>
          <Facts of={pair.record.map(({ field, value }) => [FIELD_TITLES[field], valueText(value)])} />
        </>
      ) : null}
    </Panel>
  );
}

/** Of an encoded record there is nothing to read: what we hold, and by what its owner finds it. */
function OfACode({ pair }: { pair: Pair }) {
  return (
    <>
      <Facts
        of={[
          ...pair.fields.map(({ field, ours }) => [FIELD_TITLES[field], valueText(ours ?? '–')] as const),
          ['Code of the record', <code key="code">{pair.theirCode}</code>],
        ]}
      />
      <p>
        The record is encoded, so there is no name to compare. Its owner looks the code up in its list of ids.
        How alike the codes are is below.
      </p>
    </>
  );
}

function valueText(value: string): string {
  const day = parseDate(value);
  return day ? formatDate(day) : value;
}

function History({ pair }: { pair: Pair }) {
  const { timeZone } = usePartnership();
  if (pair.history.length === 0) return null;
  return (
    <Panel title="What was decided" level={3}>
      <ol className={classes.history}>
        {pair.history.map(({ id, decision, by, at, note, runNumber }) => (
          <li key={id}>
            <strong>{DECISION_WORDS[decision].name}</strong>, {by?.name ?? 'somebody who has left'},{' '}
            <InstantText of={at} timeZone={timeZone} />, in run {runNumber}
            {note ? `: “${note}”` : ''}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface DecisionsProps {
  pair: Pair;
  busy: boolean;
  showKeys: boolean;
  onDecide: (pair: Pair, decision: MatchDecisionKind) => void;
}

const BUTTONS: readonly { decision: MatchDecisionKind; key: string; verb: string }[] = [
  { decision: 'SAME', key: 'S', verb: 'Same person' },
  { decision: 'DIFFERENT', key: 'D', verb: 'Two people' },
  { decision: 'OPEN', key: 'U', verb: 'Take back' },
];

function Decisions({ pair, busy, showKeys, onDecide }: DecisionsProps) {
  const said = pair.decision?.decision ?? 'OPEN';
  const open = BUTTONS.filter(
    ({ decision }) => decision !== said && (decision === 'OPEN' || !pair.isDeleted),
  );
  return (
    <DecisionBar
      of={pairText(pair)}
      nothing={open.length === 0 ? 'There is nothing to decide on this pair.' : null}
    >
      {open.map(({ decision, key, verb }) => (
        <DecisionButton
          key={decision}
          variant={decision === 'SAME' ? 'filled' : 'default'}
          disabled={busy}
          letter={showKeys ? key : undefined}
          onClick={() => onDecide(pair, decision)}
        >
          {verb}
        </DecisionButton>
      ))}
    </DecisionBar>
  );
}
