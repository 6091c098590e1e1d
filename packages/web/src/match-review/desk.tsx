import { CombinedGraphQLErrors } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { MatchDecisionKind, MatchQueue } from '../gql/graphql.js';
import { Desk } from '../ui/desk/desk.js';
import { focusSoon } from '../ui/desk/focus-soon.js';
import { KeysHelp } from '../ui/desk/keys-help.js';
import { useFetchedAhead, useMoves, useNarrowDesk } from '../ui/desk/use-desk.js';
import { useKeys } from '../ui/desk/use-keys.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { REVIEW_KEYS, type ReviewAct } from './keys.js';
import { LookedAt } from './pair.js';
import { PairList } from './pair-list.js';
import { MATCH_PAIR, type Pair } from './review-queries.js';
import { DECISION_WORDS, pairText } from './review-words.js';
import { useDecide } from './use-decide.js';
import { useReview } from './use-review.js';

const isGone = (fault: unknown): boolean =>
  CombinedGraphQLErrors.is(fault) && fault.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND');

/** A queue of pairs: the list, and the pair that is looked at beside it. */
export function ReviewDesk({ runId, queue: which }: { runId: string; queue: MatchQueue }) {
  const client = useApolloClient();
  const narrow = useNarrowDesk();
  const queue = useReview(runId, which, !narrow);
  const { rows, current, shown } = queue;
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  /** what was decided here, the last one last: U takes it back */
  const decided = useRef<string[]>([]);
  const refusals = useRefusals();
  const make = useDecide();
  const say = useSay();

  useFetchedAhead(MATCH_PAIR, queue.following?.id);
  const { moved, open, step, onward } = useMoves('pair', queue, () => {
    refusals.clear();
    setNote('');
  });
  const loaded = (id: string | undefined): Pair | null =>
    id === undefined ? null : (client.readQuery({ query: MATCH_PAIR, variables: { id } })?.matchPair ?? null);
  const lookAgain = (id: string): Promise<unknown> =>
    client.query({ query: MATCH_PAIR, variables: { id }, fetchPolicy: 'network-only' });

  const decide = async (pair: Pair, decision: MatchDecisionKind): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const refused = await make(pair, decision, note);
      if (refused) {
        refusals.show([refused]);
        // what somebody else said meanwhile is to be seen beside the refusal
        await lookAgain(pair.id);
        return;
      }
      say(`${pairText(pair)}: ${DECISION_WORDS[decision].done}.`);
      if (decision === 'OPEN') {
        decided.current = decided.current.filter((id) => id !== pair.id);
        open(pair.id);
      } else {
        decided.current.push(pair.id);
        onward();
      }
    } catch (fault) {
      if (isGone(fault)) await lookAgain(pair.id);
      else refusals.show([{ message: faultText(fault) }]);
    } finally {
      setBusy(false);
    }
  };
  /** Takes back what was said of this pair, or else of the one that was decided last. */
  const undo = (): void => {
    const here = loaded(current?.id);
    const pair = here?.decision ? here : loaded(decided.current.at(-1));
    if (pair?.decision) void decide(pair, 'OPEN');
    else say('There is nothing to take back here.', { tone: 'tell' });
  };

  const press = (act: ReviewAct): void => {
    const on = (decision: MatchDecisionKind): void => {
      const pair = loaded(current?.id);
      if (!pair) return;
      if (pair.decision?.decision === decision) {
        say(`This pair is ${DECISION_WORDS[decision].done} already.`, { tone: 'tell' });
        return;
      }
      void decide(pair, decision);
    };
    const acts: Record<ReviewAct, () => void> = {
      next: () => step(1),
      previous: () => step(-1),
      same: () => on('SAME'),
      different: () => on('DIFFERENT'),
      undo,
      note: () => focusSoon('#match-note'),
      why: () => focusSoon('[data-why]'),
    };
    acts[act]();
  };
  const keys = useKeys(REVIEW_KEYS, press);

  if (queue.error && !rows) return <Fault error={queue.error} onRetry={queue.reload} />;
  if (!rows) return <Loading what="Loading the pairs" />;
  if (rows.length === 0)
    return (
      <EmptyState title="No pair here">
        {which === 'DECIDED'
          ? 'What people decide is listed here.'
          : which === 'MATCHES'
            ? 'Pairs that are taken for the same person are listed here.'
            : 'There is nothing for you to do now.'}
      </EmptyState>
    );
  return (
    <>
      <Desk
        narrow={narrow}
        onOpen={open}
        onStep={step}
        side={
          <>
            <PairList rows={rows} currentId={shown?.id} onOpen={open} />
            {narrow ? null : (
              <Button variant="default" onClick={() => keys.help(true)}>
                Keys
              </Button>
            )}
          </>
        }
      >
        {shown ? (
          <LookedAt
            key={shown.id}
            row={shown}
            takesFocus={moved}
            refusals={refusals}
            busy={busy}
            showKeys={keys.on && !narrow}
            note={note}
            onNote={setNote}
            onDecide={(pair, decision) => void decide(pair, decision)}
            onSkip={onward}
            isListed
          />
        ) : null}
      </Desk>
      <KeysHelp of={keys} />
    </>
  );
}
