import { CombinedGraphQLErrors } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MatchDecisionKind, MatchQueue } from '../gql/graphql.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { actOfKey, keysAreOn, switchKeys } from '../verification/keys.js';
import { KeysHelp } from '../verification/keys-help.js';
import desk from '../verification/verification.module.css';
import { REVIEW_KEYS, type ReviewAct } from './keys.js';
import { LookedAt } from './pair.js';
import { PairList } from './pair-list.js';
import { MATCH_PAIR, type Pair } from './review-queries.js';
import { DECISION_WORDS, pairText } from './review-words.js';
import { useDecide } from './use-decide.js';
import { useReview } from './use-review.js';

const NARROW = '(max-width: 62em)';

/** Moves the focus to a part of the pair, once it is drawn. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'center' });
  });
}

const isGone = (fault: unknown): boolean =>
  CombinedGraphQLErrors.is(fault) && fault.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND');

/** A queue of pairs: the list, and the pair that is looked at beside it. */
export function Desk({ runId, queue: which }: { runId: string; queue: MatchQueue }) {
  const client = useApolloClient();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const queue = useReview(runId, which, !narrow);
  const { rows, current, following } = queue;
  const [busy, setBusy] = useState(false);
  const [help, setHelp] = useState(false);
  const [moved, setMoved] = useState(false);
  const [keys, setKeys] = useState(keysAreOn);
  const [note, setNote] = useState('');
  /** what was decided here, the last one last: U takes it back */
  const decided = useRef<string[]>([]);
  const refusals = useRefusals();
  const make = useDecide();
  const say = useSay();

  // the next pair is there before it is asked for
  useEffect(() => {
    if (!following) return;
    client.query({ query: MATCH_PAIR, variables: { id: following.id } }).catch(() => {
      // it is fetched again, and its fault shown, when it is opened
    });
  }, [client, following]);

  const arrive = (): void => {
    refusals.clear();
    setNote('');
    setMoved(true);
  };
  const open = (id: string | null): void => {
    arrive();
    queue.open(id);
  };
  const step = (by: 1 | -1): void => {
    arrive();
    if (queue.move(by)) return;
    say(by === 1 ? 'This is the last pair.' : 'This is the first pair.', { tone: 'tell' });
  };
  const onward = (): void => {
    arrive();
    // the last one stays in its place, and so does the reader
    if (!queue.onward()) focusSoon('[data-pair-title]');
  };
  const loaded = (id: string | undefined): Pair | null =>
    id === undefined ? null : (client.readQuery({ query: MATCH_PAIR, variables: { id } })?.matchPair ?? null);

  const decide = async (pair: Pair, decision: MatchDecisionKind): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const refused = await make(pair, decision, note);
      if (refused) {
        refusals.show([refused]);
        // what somebody else said meanwhile is to be seen beside the refusal
        await client.query({
          query: MATCH_PAIR,
          variables: { id: pair.id },
          fetchPolicy: 'network-only',
        });
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
      if (isGone(fault))
        await client.query({
          query: MATCH_PAIR,
          variables: { id: pair.id },
          fetchPolicy: 'network-only',
        });
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
      help: () => setHelp(true),
    };
    acts[act]();
  };
  const pressed = useEffectEvent(press);
  useEffect(() => {
    if (!keys) return;
    const listen = (event: KeyboardEvent): void => {
      const act = actOfKey(event, REVIEW_KEYS);
      if (act !== null) {
        event.preventDefault();
        pressed(act);
      } else if (event.key === 'Escape' && document.activeElement?.id === 'match-note')
        focusSoon('[data-pair-title]');
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys]);

  if (queue.error && !rows) return <Fault error={queue.error} onRetry={queue.reload} />;
  if (!rows) return <Loading what="Loading the pairs" />;
  const shown = narrow ? current : (current ?? rows[0]);
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
      <div className={desk.desk}>
        {narrow && shown ? null : (
          <div className={desk.side}>
            <PairList rows={rows} currentId={shown?.id} onOpen={open} />
            {narrow ? null : (
              <Button variant="default" onClick={() => setHelp(true)}>
                Keys
              </Button>
            )}
          </div>
        )}
        {shown ? (
          <div className={desk.main}>
            {narrow ? (
              <Group justify="space-between" mb="md" gap="xs">
                <Button
                  variant="default"
                  leftSection={<Icon name="back" size={16} />}
                  onClick={() => open(null)}
                >
                  All
                </Button>
                <Group gap="xs">
                  <Button
                    variant="default"
                    leftSection={<Icon name="previous" size={16} />}
                    onClick={() => step(-1)}
                  >
                    Previous
                  </Button>
                  <Button
                    variant="default"
                    rightSection={<Icon name="next" size={16} />}
                    onClick={() => step(1)}
                  >
                    Next
                  </Button>
                </Group>
              </Group>
            ) : null}
            <LookedAt
              key={shown.id}
              row={shown}
              takesFocus={moved}
              refusals={refusals}
              busy={busy}
              showKeys={keys && !narrow}
              note={note}
              onNote={setNote}
              onDecide={(pair, decision) => void decide(pair, decision)}
              onSkip={onward}
            />
          </div>
        ) : null}
      </div>
      <KeysHelp
        keys={REVIEW_KEYS}
        opened={help}
        onClose={() => setHelp(false)}
        on={keys}
        onSwitch={(on) => {
          switchKeys(on);
          setKeys(on);
        }}
      />
    </>
  );
}
