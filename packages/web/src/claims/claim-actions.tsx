import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClaimAction } from '../gql/graphql.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { faultText } from '../ui/fault-text.js';
import { keepFocus } from '../ui/focus.js';
import type { RefusalLike } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import type { ClaimPage } from './claim-queries.js';
import { APPROVE, REJECT, RETURN, REVERSE, VERIFY, WITHHOLD } from './decision-queries.js';

/** The moves that a person makes by a button; asking, answering and submitting again have their forms. */
export type Move = Extract<ClaimAction, 'APPROVE' | 'RETURN' | 'VERIFY' | 'WITHHOLD' | 'REJECT' | 'REVERSE'>;

interface MoveWords {
  verb: string;
  done: string;
  /** Asked for where the move needs one. */
  reason?: { label: string; description: string; missing: string };
  /** What follows from it. */
  follows?: string;
  danger?: boolean;
}

export const MOVE_WORDS: Record<Move, MoveWords> = {
  APPROVE: { verb: 'Approve', done: 'approved. It goes on to the verifier' },
  VERIFY: { verb: 'Verify', done: 'verified. The next payment run bills it' },
  RETURN: {
    verb: 'Return',
    done: 'returned to the provider',
    reason: {
      label: 'What is missing',
      description: 'The provider reads this and puts it right.',
      missing: 'Say what is missing, so that the provider can put it right.',
    },
    follows: 'The provider can put it right and submit it again.',
  },
  WITHHOLD: {
    verb: 'Withhold',
    done: 'withheld until better evidence comes',
    reason: {
      label: 'What the evidence lacks',
      description: 'The provider reads this.',
      missing: 'Say what the evidence lacks.',
    },
    follows: 'It is not paid until the provider gives better evidence and you verify it.',
  },
  REJECT: {
    verb: 'Reject',
    done: 'rejected',
    reason: {
      label: 'Why it is not an outcome',
      description: 'The provider reads this.',
      missing: 'Say why this is not an outcome.',
    },
    follows: 'This is the end of the claim. The outcome can be claimed anew.',
    danger: true,
  },
  REVERSE: {
    verb: 'Reverse',
    done: 'reversed. The next payment run enters it in the ledger',
    reason: {
      label: 'Why it is reversed',
      description: 'Everybody who may see the claim reads this.',
      missing: 'Say why the claim is reversed.',
    },
    follows: 'What was billed or paid is credited to each funder. This cannot be taken back.',
    danger: true,
  },
};

const ORDER: readonly Move[] = ['REVERSE', 'REJECT', 'RETURN', 'WITHHOLD', 'APPROVE', 'VERIFY'];

/** The moves open to the viewer, the main one last. */
const movesOf = (claim: Pick<ClaimPage, 'actions'>): Move[] =>
  ORDER.filter((move) => claim.actions.includes(move));

/** Makes a move; answers with why it was refused, or undefined when it is done. */
export function useMove(): (id: string, move: Move, reason: string) => Promise<RefusalLike | undefined> {
  const after = { refetchQueries: ['Claims', 'Today'] };
  const [approve] = useMutation(APPROVE, after);
  const [giveBack] = useMutation(RETURN, after);
  const [verify] = useMutation(VERIFY, after);
  const [withhold] = useMutation(WITHHOLD, after);
  const [reject] = useMutation(REJECT, after);
  const [reverse] = useMutation(REVERSE, after);
  const send = async (id: string, move: Move, reason: string) => {
    const variables = { id, reason };
    switch (move) {
      case 'APPROVE':
        return (await approve({ variables: { id } })).data?.approveClaim;
      case 'VERIFY':
        return (await verify({ variables: { id } })).data?.verifyClaim;
      case 'RETURN':
        return (await giveBack({ variables })).data?.returnClaim;
      case 'WITHHOLD':
        return (await withhold({ variables })).data?.withholdClaim;
      case 'REJECT':
        return (await reject({ variables })).data?.rejectClaim;
      case 'REVERSE':
        return (await reverse({ variables })).data?.reverseClaim;
    }
  };
  return async (id, move, reason) => {
    const result = await send(id, move, reason);
    return result?.__typename === 'Refusal' ? result : undefined;
  };
}

interface MoveDialogProps {
  claim: Pick<ClaimPage, 'id' | 'reference' | 'title'>;
  /** Null: nothing is asked. */
  move: Move | null;
  onClose: () => void;
  onDone?: (move: Move) => void;
}

/** Asks for the reason of a move, and makes it. */
export function MoveDialog({ claim, move, onClose, onDone }: MoveDialogProps) {
  const make = useMove();
  const say = useSay();
  const words = move ? MOVE_WORDS[move] : null;
  return (
    <ConfirmDialog
      opened={move !== null}
      onClose={onClose}
      title={words ? `${words.verb} ${claim.reference}` : ''}
      confirm={words ? `${words.verb} the claim` : ''}
      danger={words?.danger ?? false}
      {...(words?.reason ? { reason: words.reason } : {})}
      onConfirm={async (reason) => {
        if (!move || !words) return undefined;
        const refused = await make(claim.id, move, reason);
        if (refused) return [refused];
        say(`${claim.reference} is ${words.done}.`);
        onDone?.(move);
        return undefined;
      }}
    >
      <p>
        “{claim.title}”. {words?.follows}
      </p>
    </ConfirmDialog>
  );
}

interface ClaimActionsProps {
  claim: Pick<ClaimPage, 'id' | 'reference' | 'title' | 'actions'>;
  onRefused: (refusals: readonly RefusalLike[]) => void;
  onDone?: (move: Move) => void;
}

/** The buttons of a claim's page: what needs a reason asks for it first, the others are done at once. */
export function ClaimActions({ claim, onRefused, onDone }: ClaimActionsProps) {
  const [asked, setAsked] = useState<Move | null>(null);
  const [busy, setBusy] = useState<Move | null>(null);
  const make = useMove();
  const say = useSay();
  const start = async (move: Move): Promise<void> => {
    if (MOVE_WORDS[move].reason) {
      setAsked(move);
      return;
    }
    const pressed = document.activeElement;
    setBusy(move);
    try {
      const refused = await make(claim.id, move, '');
      onRefused(refused ? [refused] : []);
      if (!refused) {
        say(`${claim.reference} is ${MOVE_WORDS[move].done}.`);
        onDone?.(move);
      }
    } catch (fault) {
      onRefused([{ message: faultText(fault) }]);
    } finally {
      setBusy(null);
      keepFocus(pressed);
    }
  };
  return (
    <>
      {movesOf(claim).map((move) => (
        <Button
          key={move}
          variant={MOVE_WORDS[move].reason ? 'default' : 'filled'}
          loading={busy === move}
          onClick={() => void start(move)}
        >
          {MOVE_WORDS[move].verb}
        </Button>
      ))}
      <MoveDialog claim={claim} move={asked} onClose={() => setAsked(null)} {...(onDone ? { onDone } : {})} />
    </>
  );
}
