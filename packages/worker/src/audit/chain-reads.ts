import { setTimeout as pause } from 'node:timers/promises';
import { chainReads } from '@weft/shared/server';
import type { Logger } from 'pino';

/** A read is in the chain within a minute, also when one round fails. */
const EVERY_MS = 15_000;

/** Enters what was read in the partnerships' chains, again and again; `stop` waits for the round under way. */
export function startChainingReads(appDatabaseUrl: string, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await chainReads(appDatabaseUrl, () => stopping.signal.aborted);
      } catch (error) {
        log.warn({ err: error }, 'reads could not be entered in the chain; the next round tries again');
      }
      // rejects only when it is told to stop
      await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = rounds();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
