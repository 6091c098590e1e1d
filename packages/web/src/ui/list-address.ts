import { parseDate } from '@weft/shared';
import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** What a filter's value may be: any text, a calendar date, or some of these names with commas between. */
type FilterKind = 'text' | 'date' | readonly string[];

export interface ListAddress {
  /** A filter's value; '' when it is not set, or is none that the list knows. */
  get: (name: string) => string;
  /** Changes filters or order and goes back to the first page. */
  set: (change: Record<string, string>) => void;
  clear: () => void;
  /** How many filters are set. */
  filters: number;
  filtered: boolean;
  after: string | null;
  first: number;
  /** Some of the address could not be read and is left out. */
  leftOut: boolean;
  /** Leaves out the place in the list, which could not be read. */
  leaveOutPlace: () => void;
  /** For DataTable. */
  page: { next: (cursor: string) => void; previous: (() => void) | null; toFirst: (() => void) | null };
}

const LEFT_OUT = 'leftOut';

/** Where each row is a card of its own, as in DataTable. */
const CARDS = '(max-width: 48em)';

/** How many rows a page of a list has: of cards that one has to scroll past, fewer. */
const ROWS = { cards: 10, table: 25 } as const;

function isKnown(value: string, kind: FilterKind): boolean {
  if (kind === 'text') return true;
  if (kind === 'date') return parseDate(value) !== null;
  return value.split(',').every((one) => kind.includes(one));
}

/**
 * What stands in the address now. Two changes in quick succession: the second comes before the list is drawn with the
 * first, and what the router hands over is still what was drawn.
 */
const addressNow = (): URLSearchParams => new URLSearchParams(window.location.search);

const stateOf = (state: unknown): Record<string, unknown> =>
  typeof state === 'object' && state !== null ? { ...state } : {};

/**
 * A list's filters, order and page, kept in the address: a reload, a bookmark and the back button all
 * find the list as it was. The way back through the pages travels with the history entry, because a
 * cursor only leads forward. What somebody wrote into the address by hand, and no filter knows, is left out.
 * @param views names whose values choose what is looked at and take nothing away: no filters to clear.
 * @param first at most how many rows a page has.
 */
export function useListAddress(
  kinds: Readonly<Record<string, FilterKind>>,
  {
    views = {},
    first: most = ROWS.table,
  }: { views?: Readonly<Record<string, FilterKind>>; first?: number } = {},
): ListAddress {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  // as it is when the list opens: a phone that is turned keeps the rows that are read
  const [isCards] = useState(() => window.matchMedia(CARDS).matches);
  const first = isCards ? Math.min(most, ROWS.cards) : most;
  const after = params.get('after');
  const state = stateOf(location.state);
  const trail = useMemo(() => {
    const kept = stateOf(location.state).trail;
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  }, [location.state]);

  const set = useCallback(
    (change: Record<string, string>) =>
      setParams(
        () => {
          const now = addressNow();
          for (const [name, value] of Object.entries(change)) {
            if (value === '') now.delete(name);
            else now.set(name, value);
          }
          now.delete('after');
          return now;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );

  const go = (cursor: string | null, left: string[]): void =>
    setParams(
      () => {
        const now = addressNow();
        if (cursor === null) now.delete('after');
        else now.set('after', cursor);
        return now;
      },
      { state: { trail: left } },
    );

  const all: Readonly<Record<string, FilterKind>> = { ...kinds, ...views, sort: 'text' };
  const get = (name: string): string => {
    const value = params.get(name) ?? '';
    const kind = all[name];
    return value !== '' && kind !== undefined && isKnown(value, kind) ? value : '';
  };
  const filters = Object.keys(kinds).filter((name) => get(name) !== '').length;
  return {
    get,
    set,
    clear: () => set(Object.fromEntries(Object.keys(kinds).map((name) => [name, '']))),
    filters,
    filtered: filters > 0,
    after,
    first,
    leftOut: state[LEFT_OUT] === true || Object.keys(all).some((name) => params.get(name) && !get(name)),
    leaveOutPlace: useCallback(
      () =>
        setParams(
          () => {
            const now = addressNow();
            now.delete('after');
            return now;
          },
          { replace: true, state: { [LEFT_OUT]: true } },
        ),
      [setParams],
    ),
    page: {
      next: (cursor) => go(cursor, after === null ? [''] : [...trail, after]),
      previous:
        after === null || trail.length === 0 ? null : () => go(trail.at(-1) || null, trail.slice(0, -1)),
      toFirst: after === null ? null : () => go(null, []),
    },
  };
}
