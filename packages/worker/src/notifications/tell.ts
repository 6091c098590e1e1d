import { setTimeout as pause } from 'node:timers/promises';
import { makeDigests, tellWhatHappened } from '@weft/shared/server';
import type { Logger } from 'pino';
import { inEach } from '../queues/schedule.js';

/** Who is told is told while it is news, also when one round fails. */
const EVERY_MS = 15_000;

/** One look, except while records of the past are loaded. @returns how many were told, and how many mails were made. */
async function tellOnce(
  appDatabaseUrl: string,
  log: Logger,
  stopped: () => boolean = () => false,
): Promise<{ told: number; mails: number }> {
  const sum = { told: 0, mails: 0 };
  const all =
    'SELECT id FROM app.partnership_ids() AS id WHERE NOT (SELECT i.dates_back FROM app.installation i)';
  await inEach(appDatabaseUrl, all, log, async (actor) => {
    if (stopped()) return;
    sum.told += await tellWhatHappened(actor);
    sum.mails += await makeDigests(actor);
  });
  if (sum.told + sum.mails > 0) log.info(sum, 'people were told what happened');
  return sum;
}

/** Tells people what happened, and makes the mails that are due, again and again; `stop` waits for the round under way. */
export function startTelling(appDatabaseUrl: string, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await tellOnce(appDatabaseUrl, log, () => stopping.signal.aborted);
      } catch (error) {
        log.warn({ err: error }, 'nobody could be told what happened; the next round tries again');
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
