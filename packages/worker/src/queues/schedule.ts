import { isRefusal } from '@weft/shared';
import { prepareScheduledRun, systemActor } from '@weft/shared/server';
import pg from 'pg';
import type { Logger } from 'pino';

const EVERY = 15 * 60_000;

/**
 * Prepares the runs that partnerships have scheduled, now and every quarter of an hour: a month that ends at
 * midnight in the partnership's time zone is billed soon after. Several workers may do so at once; there is one run
 * for a period's end.
 */
export function startSchedule(appDatabaseUrl: string, log: Logger): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const look = (): void => {
    running = prepareScheduledRuns(appDatabaseUrl, log).then(
      () => undefined,
      (error: unknown) =>
        log.warn({ err: error }, 'scheduled runs could not be prepared; the next look tries again'),
    );
  };
  look();
  const timer = setInterval(look, EVERY);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}

/** One look. @returns the ids of the runs that it prepared. */
export async function prepareScheduledRuns(appDatabaseUrl: string, log: Logger): Promise<string[]> {
  const client = new pg.Client({ connectionString: appDatabaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', (error) => log.debug({ err: error }, 'the schedule’s connection broke'));
  await client.connect();
  const { rows } = await client
    .query<{ partnership_id: string }>('SELECT partnership_id FROM app.scheduled_partnerships()')
    .finally(() => client.end());
  const prepared: string[] = [];
  for (const { partnership_id: partnership } of rows) {
    // each for itself: what is wrong in one partnership keeps no other waiting
    try {
      const run = await prepareScheduledRun(systemActor(partnership));
      if (isRefusal(run)) {
        log.warn({ partnership, code: run.code, reason: run.message }, 'a scheduled run was refused');
      } else if (run) prepared.push(run.id);
    } catch (error) {
      log.warn(
        { err: error, partnership },
        'a scheduled run could not be prepared; the next look tries again',
      );
    }
  }
  if (prepared.length > 0) log.info({ runs: prepared }, 'runs were prepared by schedule');
  return prepared;
}
