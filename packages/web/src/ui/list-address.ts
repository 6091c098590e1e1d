import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';

export interface ListAddress {
  /** A filter's or the order's value; '' when it is not set. */
  get: (name: string) => string;
  /** Changes filters or order and goes back to the first page. */
  set: (change: Record<string, string>) => void;
  clear: () => void;
  /** True when any filter is set. */
  filtered: boolean;
  after: string | null;
  first: number;
  /** For DataTable. */
  page: { next: (cursor: string) => void; previous: (() => void) | null; toFirst: (() => void) | null };
}

/**
 * A list's filters, order and page, kept in the address: a reload, a bookmark and the back button all
 * find the list as it was. The way back through the pages travels with the history entry, because a
 * cursor only leads forward.
 */
export function useListAddress(names: readonly string[], first = 25): ListAddress {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const after = params.get('after');
  const trail = useMemo(() => {
    const state: unknown = location.state;
    const kept = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : [];
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  }, [location.state]);

  const set = useCallback(
    (change: Record<string, string>) =>
      setParams(
        (before) => {
          const now = new URLSearchParams(before);
          for (const [name, value] of Object.entries(change)) {
            if (value === '') now.delete(name);
            else now.set(name, value);
          }
          now.delete('after');
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );

  const go = (cursor: string | null, left: string[]): void =>
    setParams(
      (before) => {
        const now = new URLSearchParams(before);
        if (cursor === null) now.delete('after');
        else now.set('after', cursor);
        return now;
      },
      { state: { trail: left } },
    );

  return {
    get: (name) => params.get(name) ?? '',
    set,
    clear: () => set(Object.fromEntries(names.map((name) => [name, '']))),
    filtered: names.some((name) => params.has(name)),
    after,
    first,
    page: {
      next: (cursor) => go(cursor, after === null ? [''] : [...trail, after]),
      previous:
        after === null || trail.length === 0 ? null : () => go(trail.at(-1) || null, trail.slice(0, -1)),
      toFirst: after === null ? null : () => go(null, []),
    },
  };
}
