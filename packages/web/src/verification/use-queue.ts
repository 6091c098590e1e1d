import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigationType, useSearchParams } from 'react-router';
import type { ClaimRow } from '../claims/claim-queries.js';
import { QUEUE } from './queue-queries.js';

/** How many claims before the end of what is loaded the next page is asked for. */
const AHEAD = 8;

const waits = ({ state }: ClaimRow): boolean => state === 'APPROVED';

export interface Queue {
  rows: readonly ClaimRow[] | undefined;
  /** How many still wait, those not loaded yet included. */
  waiting: number;
  current: ClaimRow | undefined;
  /** The one after it that still waits, so that its page can be fetched before it is looked at. */
  following: ClaimRow | undefined;
  error: unknown;
  reload: () => void;
  open: (id: string | null) => void;
  /** Goes up or down the list, one claim at a time. */
  move: (by: 1 | -1) => ClaimRow | undefined;
  /** Goes to the next claim that still waits: below, or else the first above. */
  onward: () => ClaimRow | undefined;
}

/**
 * The queue as a list with a place in it, which the address keeps. A claim that was decided stays where it
 * was, so that nothing jumps; the page gets it from the cache with its new state.
 */
export function useQueue(opensFirst: boolean): Queue {
  const [params, setParams] = useSearchParams();
  const { data, error, refetch, fetchMore, loading } = useQuery(QUEUE, { variables: { after: null } });
  const rows = useMemo(() => data?.claims.edges.map(({ node }) => node), [data]);
  const inAddress = params.get('claim');
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

  const hasNextPage = data?.claims.pageInfo.hasNextPage ?? false;
  const endCursor = data?.claims.pageInfo.endCursor;
  useEffect(() => {
    if (!rows || loading || !hasNextPage || at < rows.length - AHEAD) return;
    fetchMore({
      variables: { after: endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: more }) => ({
        ...more,
        claims: {
          ...more.claims,
          totalCount: before.claims.totalCount,
          edges: [...before.claims.edges, ...more.claims.edges],
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
          if (id === null) now.delete('claim');
          else now.set('claim', id);
          return now;
        },
        { replace: wanted !== null && id !== null, preventScrollReset: true },
      );
    },
    [setParams, wanted],
  );
  const goTo = (row: ClaimRow | undefined): ClaimRow | undefined => {
    if (row) open(row.id);
    return row;
  };
  const decided = rows?.filter((row) => !waits(row)).length ?? 0;
  return {
    rows,
    waiting: Math.max(0, (data?.claims.totalCount ?? 0) - decided),
    current,
    following,
    error,
    reload: () => void refetch(),
    open,
    move: (by) => goTo(rows?.[at + by]),
    onward: () => goTo(following ?? rows?.find((row) => waits(row) && row.id !== current?.id)),
  };
}
