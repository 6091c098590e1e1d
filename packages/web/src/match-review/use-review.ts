import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { MatchQueue } from '../gql/graphql.js';
import { type Place, usePlace } from '../ui/desk/use-place.js';
import { behind } from '../ui/next-page.js';
import { MATCH_PAIRS, type PairRow } from './review-queries.js';

const waits = ({ decision }: PairRow): boolean => !decision;

export interface ReviewQueue extends Place<PairRow> {
  rows: readonly PairRow[] | undefined;
  error: unknown;
  reload: () => void;
}

/** The pairs of a queue, with a place among them. */
export function useReview(runId: string, queue: MatchQueue, opensFirst: boolean): ReviewQueue {
  const { data, error, refetch, fetchMore, loading } = useQuery(MATCH_PAIRS, {
    variables: { runId, queue, after: null },
    // who comes back finds what waits now
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const rows = useMemo(() => data?.matchPairs.edges.map(({ node }) => node), [data]);
  const place = usePlace({
    name: 'pair',
    rows,
    waits,
    opensFirst,
    loading,
    pageInfo: data?.matchPairs.pageInfo,
    more: (after) => fetchMore({ variables: { after }, updateQuery: behind('matchPairs') }),
  });
  return { ...place, rows, error, reload: () => void refetch() };
}
