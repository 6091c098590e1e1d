import { setTimeout as pause } from 'node:timers/promises';
import { sealReads } from '@weft/shared/server';
import type { Logger } from 'pino';

/** A read is in the chain within a minute, also when one round fails. */
const EVERY_MS = 15_000;

/** Seals what was read into the partnerships' chains, again and again; `stop` waits for the round under way. */
export function startSealing(appDatabaseUrl: string, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await sealReads(appDatabaseUrl, () => stopping.signal.aborted);
      } catch (error) {
        log.warn({ err: error }, 'reads could not be sealed; the next round tries again');
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
