import {
  closeDatabase,
  faultForLog,
  openDatabase,
  openMetrics,
  openTracing,
  readMetricsSettings,
  readSettings,
  SettingsError,
  watchWork,
} from '@weft/shared/server';
import { pino } from 'pino';
import { type RunningWorker, startWhenReachable } from './start-worker.js';
import { yieldToScreens } from './yield-to-screens.js';

/** Longer than this a job that is under way is not waited for: it goes on where it was at the next start. */
const LAST_WORDS_MS = 20_000;

async function main(): Promise<void> {
  yieldToScreens();
  const settings = readSettings();
  const log = pino({
    level: process.env.LOG_LEVEL ?? 'info',
    base: { process: 'worker' },
    serializers: { err: faultForLog },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  const metricsSettings = readMetricsSettings('worker', process.env);
  const closeTracing = await openTracing('weft-worker', process.env);
  const metrics = metricsSettings && (await openMetrics(metricsSettings, 'worker'));
  let stopping = false;
  let worker: RunningWorker | null = null;

  const stop = async (): Promise<void> => {
    // a signal to the whole group arrives twice
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), LAST_WORDS_MS).unref();
    await worker?.stop();
    await closeDatabase();
    await metrics?.close();
    await closeTracing?.();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.warn({ err: error }, 'the worker did not stop cleanly');
          process.exit(0);
        },
      );
    });
  }
  // started by the launcher: without it nobody would ever stop this process
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

  worker = await startWhenReachable(
    { settings, log, metrics },
    async () => {
      const database = await openDatabase(settings.appDatabaseUrl, {
        applicationName: 'weft-worker',
        poolSize: 6,
      });
      metrics?.pool('app', database);
      if (metrics) watchWork(metrics, database);
    },
    () => stopping,
  );
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof SettingsError ? `${error.message}\n` : `The worker could not start: ${String(error)}\n`,
  );
  process.exit(1);
});
