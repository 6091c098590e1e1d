import { useApolloClient } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { MOVE_WORDS, type Move, MoveDialog, useMove } from '../claims/claim-actions.js';
import { CLAIM, type ClaimPage } from '../claims/claim-queries.js';
import { count } from '../ui/count.js';
import { Desk } from '../ui/desk/desk.js';
import { DESK_TITLE, focusSoon } from '../ui/desk/focus-soon.js';
import { KeysHelp } from '../ui/desk/keys-help.js';
import { useFetchedAhead, useMoves, useNarrowDesk } from '../ui/desk/use-desk.js';
import { useKeys } from '../ui/desk/use-keys.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { KEYS, type QueueAct } from './keys.js';
import { QueueClaim } from './queue-claim.js';
import { QueueList } from './queue-list.js';
import { Selected, useVerifySelected, VerifiedTogether } from './selected.js';
import { useQueue, waits } from './use-queue.js';

/** After what closes over the claim: back to it, or where none is open to the page. */
const CLAIM_OR_PAGE = `${DESK_TITLE}, [data-page-title]`;

/** The verification queue: the list, and the claim with its evidence beside it; by keyboard alone, if you like. */
export function Component() {
  const to = useTo();
  const { slug } = usePartnership();
  const client = useApolloClient();
  const narrow = useNarrowDesk();
  const queue = useQueue(!narrow);
  const { rows, current, shown } = queue;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ claim: ClaimPage; move: Move } | null>(null);
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const make = useMove();
  const say = useSay();
  const chosen = (rows ?? []).filter((row) => waits(row) && selected.has(row.id));
  const verifying = useVerifySelected(chosen, (refused) => setSelected(new Set(refused)));

  useFetchedAhead(CLAIM, queue.following?.id);
  const { moved, open, step, onward } = useMoves('claim', queue, refusals.clear);

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
        if (current && waits(current)) select(current.id);
      },
      verifySelected: () => void verifying.run(),
    };
    acts[act]();
  };
  const keys = useKeys(KEYS, press);

  if (queue.error && !rows) return <Fault error={queue.error} onRetry={queue.reload} />;
  if (!rows) return <Loading what="Loading the claims to verify" />;
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
                <Button variant="default" onClick={() => keys.help(true)}>
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
          <VerifiedTogether verifying={verifying} onOpen={open} onDismiss={() => focusSoon(CLAIM_OR_PAGE)} />
          <Desk
            key={slug}
            narrow={narrow}
            onOpen={open}
            onStep={step}
            side={
              <>
                <Selected
                  many={chosen.length}
                  verifying={verifying}
                  onClear={() => {
                    setSelected(new Set());
                    focusSoon(CLAIM_OR_PAGE);
                  }}
                />
                <QueueList
                  rows={rows}
                  currentId={shown?.id}
                  selected={selected}
                  onOpen={open}
                  onSelect={select}
                />
              </>
            }
          >
            {shown ? (
              <QueueClaim
                key={shown.id}
                row={shown}
                takesFocus={moved}
                refusals={refusals}
                busy={busy}
                showKeys={keys.on && !narrow}
                onMove={(claim, move) => void decide(claim, move)}
                onOpen={open}
                onAsk={ask}
              />
            ) : null}
          </Desk>
        </>
      )}
      {asked ? (
        <MoveDialog claim={asked.claim} move={asked.move} onClose={() => setAsked(null)} onDone={onward} />
      ) : null}
      <KeysHelp of={keys} />
    </>
  );
}
