import { useEffect } from 'react';

/** As often as somebody who waits looks again. */
const EVERY_MS = 1000;

interface Polled {
  readonly startPolling: (everyMs: number) => void;
  readonly stopPolling: () => void;
}

/** Asks a query again for as long as the server is at work on what it shows: `useWhileWorking(useQuery(…), working)`. */
export function useWhileWorking({ startPolling, stopPolling }: Polled, isWorking: boolean): void {
  useEffect(() => {
    if (isWorking) startPolling(EVERY_MS);
    else stopPolling();
    return stopPolling;
  }, [isWorking, startPolling, stopPolling]);
}
