import { useApolloClient } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { MOVE_WORDS, type Move, MoveDialog, useMove } from '../claims/claim-actions.js';
import { CLAIM, type ClaimPage } from '../claims/claim-queries.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { actOfKey, KEYS, keysAreOn, type QueueAct, switchKeys } from './keys.js';
import { KeysHelp } from './keys-help.js';
import { QueueClaim } from './queue-claim.js';
import { QueueList } from './queue-list.js';
import { Selected, useVerifySelected, VerifiedTogether } from './selected.js';
import { useQueue } from './use-queue.js';
import classes from './verification.module.css';

const NARROW = '(max-width: 62em)';

/** Moves the focus to a part of the claim, once it is drawn. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'center' });
  });
}

/** The verification queue: the list, and the claim with its evidence beside it; by keyboard alone, if you like. */
export function Component() {
  const to = useTo();
  const { slug } = usePartnership();
  const client = useApolloClient();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const queue = useQueue(!narrow);
  const { rows, current, following } = queue;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ claim: ClaimPage; move: Move } | null>(null);
  const [busy, setBusy] = useState(false);
  const [help, setHelp] = useState(false);
  const [moved, setMoved] = useState(false);
  const [keys, setKeys] = useState(keysAreOn);
  const refusals = useRefusals();
  const make = useMove();
  const say = useSay();
  const chosen = (rows ?? []).filter(({ id, state }) => state === 'APPROVED' && selected.has(id));
  const verifying = useVerifySelected(chosen, (refused) => setSelected(new Set(refused)));

  // the next claim is there before it is asked for
  useEffect(() => {
    if (!following) return;
    client.query({ query: CLAIM, variables: { id: following.id } }).catch(() => {
      // it is fetched again, and its fault shown, when it is opened
    });
  }, [client, following]);

  const open = (id: string | null): void => {
    refusals.clear();
    queue.open(id);
    setMoved(true);
  };
  const step = (by: 1 | -1): void => {
    refusals.clear();
    setMoved(true);
    if (queue.move(by)) return;
    say(by === 1 ? 'This is the last claim.' : 'This is the first claim.', { tone: 'tell' });
  };
  const onward = (): void => {
    refusals.clear();
    setMoved(true);
    // the last one stays in its place, and so does the reader
    if (!queue.onward()) focusSoon('[data-claim-title]');
  };
  const select = (id: string): void =>
    setSelected((before) => {
      const now = new Set(before);
      if (!now.delete(id)) now.add(id);
      return now;
    });
  const decide = async (claim: ClaimPage, move: Move): Promise<void> => {
    if (busy) return;
    if (!claim.actions.includes(move)) {
      say(`${claim.reference} cannot be ${move === 'VERIFY' ? 'verified' : 'decided'} by you now.`, {
        tone: 'warn',
      });
      return;
    }
    if (MOVE_WORDS[move].reason) {
      setAsked({ claim, move });
      return;
    }
    setBusy(true);
    try {
      const refused = await make(claim.id, move, '');
      if (refused) refusals.show([refused]);
      else {
        say(`${claim.reference} is verified.`);
        onward();
      }
    } catch (fault) {
      refusals.show([{ message: faultText(fault) }]);
    } finally {
      setBusy(false);
    }
  };
  const ask = (): void => focusSoon('#question');

  const press = (act: QueueAct): void => {
    const loaded = current ? client.readQuery({ query: CLAIM, variables: { id: current.id } })?.claim : null;
    const on = (move: Move): void => {
      if (loaded) void decide(loaded, move);
    };
    const acts: Record<QueueAct, () => void> = {
      next: () => step(1),
      previous: () => step(-1),
      evidence: () => focusSoon('[data-evidence]'),
      verify: () => on('VERIFY'),
      withhold: () => on('WITHHOLD'),
      reject: () => on('REJECT'),
      ask,
      select: () => {
        if (current?.state === 'APPROVED') select(current.id);
      },
      verifySelected: () => void verifying.run(),
      help: () => setHelp(true),
    };
    acts[act]();
  };
  const pressed = useEffectEvent(press);
  useEffect(() => {
    if (!keys) return;
    const listen = (event: KeyboardEvent): void => {
      const act = actOfKey(event, KEYS);
      if (act === null) return;
      event.preventDefault();
      pressed(act);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys]);

  if (queue.error && !rows) return <Fault error={queue.error} onRetry={queue.reload} />;
  if (!rows) return <Loading what="Loading the claims to verify" />;
  const shown = narrow ? current : (current ?? rows[0]);
  return (
    <>
      <PageHeader
        title="Verification"
        lead={
          narrow && shown
            ? undefined
            : queue.waiting > 0
              ? `${count(queue.waiting, 'claim')} ${queue.waiting === 1 ? 'waits' : 'wait'} for your decision, those that have waited longest first.`
              : 'Nothing waits for your decision.'
        }
        actions={
          narrow && shown ? undefined : (
            <Group gap="sm">
              <Button component={Link} to={to('verification/decided')} variant="default">
                What I decided
              </Button>
              {narrow ? null : (
                <Button variant="default" onClick={() => setHelp(true)}>
                  Keys
                </Button>
              )}
            </Group>
          )
        }
      />
      {rows.length === 0 ? (
        <EmptyState title="Nothing to verify">
          When the backbone approves a claim it comes here, with its evidence.
        </EmptyState>
      ) : (
        <>
          <VerifiedTogether
            verifying={verifying}
            onOpen={open}
            onDismiss={() => focusSoon('[data-claim-title], [data-page-title]')}
          />
          <div className={classes.desk} key={slug}>
            {narrow && shown ? null : (
              <div className={classes.side}>
                <Selected
                  many={chosen.length}
                  verifying={verifying}
                  onClear={() => {
                    setSelected(new Set());
                    focusSoon('[data-claim-title], [data-page-title]');
                  }}
                />
                <QueueList
                  rows={rows}
                  currentId={shown?.id}
                  selected={selected}
                  onOpen={open}
                  onSelect={select}
                />
              </div>
            )}
            {shown ? (
              <div className={classes.main}>
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
                <QueueClaim
                  key={shown.id}
                  row={shown}
                  takesFocus={moved}
                  refusals={refusals}
                  busy={busy}
                  showKeys={keys && !narrow}
                  onMove={(claim, move) => void decide(claim, move)}
                  onOpen={open}
                  onAsk={ask}
                />
              </div>
            ) : null}
          </div>
        </>
      )}
      {asked ? (
        <MoveDialog claim={asked.claim} move={asked.move} onClose={() => setAsked(null)} onDone={onward} />
      ) : null}
      <KeysHelp
        keys={KEYS}
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
