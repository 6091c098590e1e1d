import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { ClaimRow } from '../claims/claim-queries.js';
import { type Place, usePlace } from '../ui/desk/use-place.js';
import { behind } from '../ui/next-page.js';
import { QUEUE } from './queue-queries.js';

/** Whether a claim still waits for the verifier. */
export const waits = ({ state }: ClaimRow): boolean => state === 'APPROVED';

export interface Queue extends Place<ClaimRow> {
  rows: readonly ClaimRow[] | undefined;
  /** How many still wait, those not loaded yet included. */
  waiting: number;
  error: unknown;
  reload: () => void;
}

/** The claims to verify, with a place among them; the list gets a decided one from the cache with its new state. */
export function useQueue(opensFirst: boolean): Queue {
  const { data, error, refetch, fetchMore, loading } = useQuery(QUEUE, { variables: { after: null } });
  const rows = useMemo(() => data?.claims.edges.map(({ node }) => node), [data]);
  const place = usePlace({
    name: 'claim',
    rows,
    waits,
    opensFirst,
    loading,
    pageInfo: data?.claims.pageInfo,
    more: (after) =>
      fetchMore({
        variables: { after },
        updateQuery: (before, next) => {
          const { claims, ...rest } = behind('claims')(before, next);
          // what was decided here is taken off the first count; a later one leaves it out already
          return { ...rest, claims: { ...claims, totalCount: before.claims.totalCount } };
        },
      }),
  });
  const decided = rows?.filter((row) => !waits(row)).length ?? 0;
  return {
    ...place,
    rows,
    waiting: Math.max(0, (data?.claims.totalCount ?? 0) - decided),
    error,
    reload: () => void refetch(),
  };
}
