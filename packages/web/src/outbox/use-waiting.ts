import { useEffect, useState } from 'react';
import { type Waiting, waitingOf, whenWaitingChanges } from './waiting.js';

const NONE: readonly Waiting[] = [];

/** What waits on this device of one account; empty too where the browser keeps nothing. */
export function useWaitingHere(owner: string): readonly Waiting[] {
  const [list, setList] = useState(NONE);
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      waitingOf(owner).then(
        (found) => {
          if (!gone) setList(found);
        },
        // Storage is switched off: nothing can wait, and whoever saves is told.
        () => setList(NONE),
      );
    };
    read();
    const stop = whenWaitingChanges(read);
    return () => {
      gone = true;
      stop();
    };
  }, [owner]);
  return list;
}
