import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useSay } from '../say.js';
import { DESK_TITLE, focusSoon } from './focus-soon.js';
import type { Place } from './use-place.js';

/** On a narrow screen the list and what is looked at take turns. */
const NARROW = '(max-width: 62em)';

export const useNarrowDesk = (): boolean =>
  useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;

interface Moves {
  /** Somebody came from another row: a screen reader says which this is. */
  moved: boolean;
  open: (id: string | null) => void;
  step: (by: 1 | -1) => void;
  /** After a decision: to the next one that waits. */
  onward: () => void;
}

/**
 * How somebody moves through the list of a desk.
 * @param what a row is called: 'claim'
 * @param leave clears what was said of the row that is left
 */
export function useMoves<Row>(what: string, place: Place<Row>, leave: () => void): Moves {
  const say = useSay();
  const [moved, setMoved] = useState(false);
  const arrive = (): void => {
    leave();
    setMoved(true);
  };
  return {
    moved,
    open: (id) => {
      arrive();
      place.open(id);
    },
    step: (by) => {
      arrive();
      if (!place.move(by)) say(`This is the ${by === 1 ? 'last' : 'first'} ${what}.`, { tone: 'tell' });
    },
    onward: () => {
      arrive();
      // the last one stays in its place, and so does the reader
      if (!place.onward()) focusSoon(DESK_TITLE);
    },
  };
}

/** Fetches what is looked at next, so that it is there before it is asked for. */
export function useFetchedAhead<Answer>(
  query: TypedDocumentNode<Answer, { id: string }>,
  id: string | undefined,
): void {
  const client = useApolloClient();
  useEffect(() => {
    if (id === undefined) return;
    client.query({ query, variables: { id } }).catch(() => {
      // it is fetched again, and its fault shown, when it is opened
    });
  }, [client, query, id]);
}
