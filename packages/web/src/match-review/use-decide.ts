import { useMutation } from '@apollo/client/react';
import type { MatchDecisionKind } from '../gql/graphql.js';
import type { RefusalLike } from '../ui/refusals.js';
import { DECIDE, type Pair, ROW_DECISION } from './review-queries.js';

/** Decides on a pair; the refusal, if it was refused. The pair's line in the list says it too. */
export function useDecide(): (
  pair: Pick<Pair, 'id' | 'decision'>,
  decision: MatchDecisionKind,
  note: string,
) => Promise<RefusalLike | undefined> {
  const [decide] = useMutation(DECIDE, { refetchQueries: ['MatchReview'] });
  return async ({ id, decision: held }, decision, note) => {
    const { data } = await decide({
      variables: { input: { pairId: id, decision, seen: held?.decision ?? null, note: note.trim() || null } },
      update: (cache, { data: answer }) => {
        if (answer?.decideMatch.__typename !== 'MatchPair') return;
        cache.writeFragment({
          id: cache.identify({ __typename: 'MatchPairRow', id }) ?? '',
          fragment: ROW_DECISION,
          fragmentName: 'MatchPairRowDecision',
          data: { __typename: 'MatchPairRow', decision: answer.decideMatch.decision },
        });
      },
    });
    return data?.decideMatch.__typename === 'Refusal' ? data.decideMatch : undefined;
  };
}
