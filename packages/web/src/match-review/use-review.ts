import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigationType, useSearchParams } from 'react-router';
import type { MatchQueue } from '../gql/graphql.js';
import { MATCH_PAIRS, type PairRow } from './review-queries.js';

/** How many pairs before the end of what is loaded the next page is asked for. */
const AHEAD = 8;

export interface ReviewQueue {
  rows: readonly PairRow[] | undefined;
  /** in all, those not loaded yet included */
  total: number;
  current: PairRow | undefined;
  /** The next one that waits, so that it can be fetched before it is looked at. */
  following: PairRow | undefined;
  error: unknown;
  reload: () => void;
  open: (id: string | null) => void;
  /** Goes up or down the list, one pair at a time. */
  move: (by: 1 | -1) => PairRow | undefined;
  /** Goes to the next pair that waits: below, or else the first above. */
  onward: () => PairRow | undefined;
}

const waits = ({ decision }: PairRow): boolean => !decision;

/**
 * A queue of pairs as a list with a place in it, which the address keeps. A pair that was decided stays where it was, so
 * that nothing jumps.
 */
export function useReview(runId: string, queue: MatchQueue, opensFirst: boolean): ReviewQueue {
  const [params, setParams] = useSearchParams();
  const { data, error, refetch, fetchMore, loading } = useQuery(MATCH_PAIRS, {
    variables: { runId, queue, after: null },
    // who comes back finds what waits now
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const rows = useMemo(() => data?.matchPairs.edges.map(({ node }) => node), [data]);
  const inAddress = params.get('pair');
  const came = useNavigationType();
  // the list answers a key at once; the address follows, and leads only when somebody goes back or forward
  const [wanted, setWanted] = useState(inAddress);
  useEffect(() => {
    if (came === 'POP') setWanted(inAddress);
  }, [came, inAddress]);
  const at = Math.max(
    rows?.findIndex(({ id }) => id === wanted) ?? -1,
    wanted === null && opensFirst ? 0 : -1,
  );
  const current = rows?.[at];
  const following = useMemo(() => rows?.slice(at + 1).find(waits), [rows, at]);

  const hasNextPage = data?.matchPairs.pageInfo.hasNextPage ?? false;
  const endCursor = data?.matchPairs.pageInfo.endCursor;
  useEffect(() => {
    if (!rows || loading || !hasNextPage || at < rows.length - AHEAD) return;
    fetchMore({
      variables: { after: endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: more }) => ({
        ...more,
        matchPairs: {
          ...more.matchPairs,
          totalCount: before.matchPairs.totalCount,
          edges: [...before.matchPairs.edges, ...more.matchPairs.edges],
        },
      }),
    }).catch(() => {
      // what is loaded can be worked on; the next step down asks again
    });
  }, [rows, loading, hasNextPage, at, endCursor, fetchMore]);

  const open = useCallback(
    (id: string | null) => {
      setWanted(id);
      setParams(
        (before) => {
          const now = new URLSearchParams(before);
          if (id === null) now.delete('pair');
          else now.set('pair', id);
          return now;
        },
        { replace: wanted !== null && id !== null, preventScrollReset: true },
      );
    },
    [setParams, wanted],
  );
  const goTo = (row: PairRow | undefined): PairRow | undefined => {
    if (row) open(row.id);
    return row;
  };
  return {
    rows,
    total: data?.matchPairs.totalCount ?? 0,
    current,
    following,
    error,
    reload: () => void refetch(),
    open,
    move: (by) => goTo(rows?.[at + by]),
    onward: () => goTo(following ?? rows?.find((row) => waits(row) && row.id !== current?.id)),
  };
}
