import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useNavigationType, useSearchParams } from 'react-router';

/** How many rows before the end of what is loaded the next page is asked for. */
const AHEAD = 8;

interface Listed<Row> {
  /** what the address calls the place: 'claim' for `?claim=…` */
  name: string;
  rows: readonly Row[] | undefined;
  /** Whether somebody still has to decide on it. */
  waits: (row: Row) => boolean;
  /** The first row is the place where the address names none. */
  opensFirst: boolean;
  /** a page of it is on its way */
  loading: boolean;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null } | undefined;
  more: (after: string | null) => Promise<unknown>;
}

export interface Place<Row> {
  current: Row | undefined;
  /** What is looked at: the first row, where there is room for it and the address names one that is not there. */
  shown: Row | undefined;
  /** The next one that still waits, so that it can be fetched before it is looked at. */
  following: Row | undefined;
  open: (id: string | null) => void;
  /** Goes up or down the list, one row at a time. */
  move: (by: 1 | -1) => Row | undefined;
  /** Goes to the next row that still waits: below, or else the first above. */
  onward: () => Row | undefined;
}

/**
 * A place in a list that people work through, which the address keeps. What was decided stays where it was, so that
 * nothing jumps; the list goes on by itself before its end is reached.
 */
export function usePlace<Row extends { readonly id: string }>(listed: Listed<Row>): Place<Row> {
  const { name, rows, waits, opensFirst, loading, pageInfo } = listed;
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(name);
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
  const following = useMemo(() => rows?.slice(at + 1).find(waits), [rows, at, waits]);

  const hasNextPage = pageInfo?.hasNextPage ?? false;
  const endCursor = pageInfo?.endCursor ?? null;
  const goOn = useEffectEvent(() => {
    listed.more(endCursor).catch(() => {
      // what is loaded can be worked on; the next step down asks again
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another end of the list is another page to ask for
  useEffect(() => {
    if (rows && !loading && hasNextPage && at >= rows.length - AHEAD) goOn();
  }, [rows, loading, hasNextPage, at, endCursor]);

  const open = (id: string | null): void => {
    setWanted(id);
    setParams(
      (before) => {
        const now = new URLSearchParams(before);
        if (id === null) now.delete(name);
        else now.set(name, id);
        return now;
      },
      { replace: wanted !== null && id !== null, preventScrollReset: true },
    );
  };
  const goTo = (row: Row | undefined): Row | undefined => {
    if (row) open(row.id);
    return row;
  };
  return {
    current,
    shown: current ?? (opensFirst ? rows?.[0] : undefined),
    following,
    open,
    move: (by) => goTo(rows?.[at + by]),
    onward: () => goTo(following ?? rows?.find((row) => waits(row) && row.id !== current?.id)),
  };
}
