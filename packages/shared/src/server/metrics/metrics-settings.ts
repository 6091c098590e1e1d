import { DEFAULT_PORT, SettingsError } from '../settings.js';

/** Where a process shows its figures; null: nowhere. */
export interface MetricsSettings {
  readonly host: string;
  readonly port: number;
}

const NAMES = { api: 'METRICS_PORT', worker: 'WORKER_METRICS_PORT' } as const;

/**
 * Reads where the figures of a process are shown: METRICS_PORT for the API, WORKER_METRICS_PORT for the worker (when
 * absent, the port after METRICS_PORT), on METRICS_HOST or this machine alone. Never on the port that people use.
 *
 * @throws SettingsError
 */
export function readMetricsSettings(
  process: keyof typeof NAMES,
  environment: Readonly<Record<string, string | undefined>>,
): MetricsSettings | null {
  const given = (name: string): number | null => {
    const text = environment[name]?.trim();
    if (!text) return null;
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65_535)
      throw new SettingsError(`Settings: ${name} is not a number from 1 to 65535.`);
    return port;
  };
  const own = given(NAMES[process]);
  const shared = given(NAMES.api);
  const port = own ?? (shared === null ? null : shared + 1);
  if (port === null) return null;
  if (String(port) === (environment.PORT?.trim() || String(DEFAULT_PORT)))
    throw new SettingsError(`Settings: ${NAMES[process]} is the port that people use; choose another.`);
  return { port, host: environment.METRICS_HOST?.trim() || '127.0.0.1' };
}
