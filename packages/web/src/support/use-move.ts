import { useMutation } from '@apollo/client/react';
import { count } from '../ui/count.js';
import { faultText } from '../ui/fault-text.js';
import type { RefusalLike } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { MOVE_PEOPLE } from './support-queries.js';

interface Move {
  readonly participantId: string;
  readonly fromId: string | null;
  readonly toId: string | null;
}

/** Moves people to colleagues in one action, says what became of it and lets it be taken back: another move. */
export function useMove() {
  const say = useSay();
  const [send, { loading }] = useMutation(MOVE_PEOPLE, {
    refetchQueries: [
      'People',
      'ProposedMoves',
      'PersonPage',
      'LooksAfter',
      'TeamCaseloads',
      'WorkerCaseload',
    ],
    awaitRefetchQueries: true,
  });
  const takeBack = async (moves: readonly Move[]): Promise<void> => {
    try {
      const result = (await send({ variables: { moves: [...moves] } })).data?.moveParticipants;
      if (result?.__typename === 'Refusal') say(result.message, { tone: 'warn' });
      else say('They are with whom they were before.');
    } catch (fault) {
      say(`Nobody was moved back: ${faultText(fault)}`, { tone: 'warn' });
    }
  };
  /** What was refused; null: they are moved. */
  const move = async (moves: readonly Move[]): Promise<RefusalLike | null> => {
    const result = (await send({ variables: { moves: [...moves] } })).data?.moveParticipants;
    if (!result || result.__typename === 'Refusal') return result ?? { message: 'Nobody was moved.' };
    const { people, warnings } = result;
    const back = result.back.map(({ participantId, fromId, toId }) => ({
      participantId,
      fromId: fromId ?? null,
      toId: toId ?? null,
    }));
    const moved = `${count(people, 'person', 'people')} moved.`;
    say([moved, ...warnings].join(' '), {
      tone: warnings.length > 0 ? 'warn' : 'done',
      undo: { label: 'Undo', run: () => void takeBack(back) },
    });
    return null;
  };
  return { move, loading };
}
