import {
  closeDatabase,
  DEFAULT_PORT,
  isLoopback,
  openDatabase,
  openExtractStore,
  openFileStore,
  openMetrics,
  openReferralFileStore,
  openTracing,
  readMetricsSettings,
  SettingsError,
} from '@weft/shared/server';
import { openSignIn } from './auth/sign-in.js';
import { readApiSettings } from './config.js';
import { demonstrationMode } from './http/demonstration.js';
import { FEATURE_ROUTES } from './http/feature-routes.js';
import { openLog } from './http/log.js';
import { buildServer } from './http/server.js';
import { apiSchema } from './schema.js';

const SWEEP_MS = 60 * 60 * 1000;
/** Longer than this a request is not waited for when the process is told to stop. */
const LAST_WORDS_MS = 10_000;
const IDLE_MS = 100;

/** Of the ten connections: whoever asks for everything at once leaves room for others. */
const MOST_PER_PERSON = 3;
/** No screen asks for anything that takes a tenth of it. */
const STATEMENT_TIMEOUT_MS = 15_000;

class StartError extends Error {}

const MEANING: Readonly<Record<string, string>> = {
  EADDRINUSE: `Port ${process.env.PORT ?? DEFAULT_PORT} is in use: stop the other program, or set PORT.`,
  EACCES: 'This port is not open to ordinary programs: set PORT to a number above 1023.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  ECONNREFUSED: 'The database does not answer at the address of WEFT_APP_DATABASE_URL.',
  '28P01': 'The database refuses the password in WEFT_APP_DATABASE_URL.',
  '3F000': 'The database is not up to date: npm run weft -- migrate.',
  '42P01': 'The database is not up to date: npm run weft -- migrate.',
};

async function start(): Promise<void> {
  const settings = readApiSettings();
  const metricsSettings = readMetricsSettings('api', process.env);
  const log = openLog(process.env.LOG_LEVEL ?? 'info');
  const database = await openDatabase(settings.appDatabaseUrl, {
    applicationName: 'weft-api',
    perPerson: MOST_PER_PERSON,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  const { rows } = await database.query<{ demonstration: boolean }>(
    'SELECT demonstration FROM app.installation',
  );
  if (rows[0]?.demonstration && settings.production)
    throw new StartError('This database holds the demonstration: it does not run with NODE_ENV=production.');
  if (rows[0]?.demonstration && !isLoopback(settings.host))
    throw new StartError('The demonstration listens on this machine only: leave HOST at 127.0.0.1.');

  const closeTracing = await openTracing('weft-api', process.env);
  const metrics = metricsSettings && (await openMetrics(metricsSettings, 'api'));
  const isDemonstration = demonstrationMode(database, settings.production);
  const signIn = await openSignIn({ settings, isDemonstration, log });
  const files = openFileStore(settings.home);
  const referralFiles = openReferralFileStore(settings.home);
  const extracts = openExtractStore(settings.home);
  const app = await buildServer(settings, {
    schema: await apiSchema(),
    signIn,
    files,
    referralFiles,
    extracts,
    database,
    isDemonstration,
    log,
    metrics,
    routes: FEATURE_ROUTES,
  });
  metrics?.pool('app', database);
  metrics?.pool('auth', signIn.pool);
  const sweep = () =>
    Promise.all([signIn.sweep(), files.sweep(), referralFiles.sweep(), extracts.sweep()]).catch(
      (err: unknown) => log.warn({ err }, 'Sweeping up failed.'),
    );
  const sweeping = setInterval(sweep, SWEEP_MS);

  let stopping = false;
  const stop = async (): Promise<void> => {
    // a signal to the whole group arrives twice
    if (stopping) return;
    stopping = true;
    clearInterval(sweeping);
    setTimeout(() => app.server.closeAllConnections(), LAST_WORDS_MS).unref();
    // what the database still works on then is undone by it
    setTimeout(() => process.exit(0), LAST_WORDS_MS + 2_000).unref();
    // a connection that its client keeps is closed as soon as its last answer is out
    const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_MS);
    await app.close();
    clearInterval(idle);
    await signIn.close();
    await closeDatabase();
    await metrics?.close();
    await closeTracing?.();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (err: unknown) => {
          log.warn({ err }, 'The API did not stop cleanly.');
          process.exit(0);
        },
      );
    });

  await app.listen({ host: settings.host, port: settings.port });
  await sweep();
}

start().catch((fault: unknown) => {
  const isKnown = fault instanceof SettingsError || fault instanceof StartError;
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  const line = isKnown
    ? fault.message
    : (MEANING[code] ?? `The API could not start (${fault instanceof Error ? fault.name : typeof fault}).`);
  process.stderr.write(`${line}\n`);
  if (!isKnown && !MEANING[code]) openLog().error({ err: fault }, 'The API could not start.');
  process.exit(1);
});
