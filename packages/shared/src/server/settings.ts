import { resolve } from 'node:path';

/** What the environment says, checked; made once when a process starts and handed on from there. */
export interface Settings {
  /** NODE_ENV=production: no demonstration, no introspection, no inner details in answers. */
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people reach Weft, without a slash at its end; links in mails begin with it. */
  readonly publicUrl: string;
  /** At least 32 bytes; sessions are signed with it. */
  readonly secret: string;
  /** The folder .weft: `files/`, `mail/` and secrets.json lie in it. */
  readonly home: string;
  /** The owner's connection: for migrations and the operator's tool; API and worker are not given it. */
  readonly databaseUrl: string | null;
  readonly appDatabaseUrl: string;
  readonly authDatabaseUrl: string;
  readonly queueDatabaseUrl: string;
  /** null: jobs are kept in Postgres. */
  readonly redisUrl: string | null;
  /** null: mails are written as files below `home/mail`. */
  readonly smtpUrl: string | null;
}

/** The environment does not hold what Weft needs; the message is one line for whoever started it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

export const DEFAULT_PORT = 4400;

/**
 * Reads and checks the environment. Values are never repeated in the message: some hold passwords.
 *
 * @throws SettingsError that names everything that is wrong, in one line.
 */
export function readSettings(environment: Environment = process.env): Settings {
  const wrong: string[] = [];
  const text = (name: string): string | null => environment[name]?.trim() || null;

  const needed = (name: string): string => {
    const value = text(name);
    if (value === null) wrong.push(`${name} is missing`);
    return value ?? '';
  };
  const address = (name: string, value: string | null, schemes: readonly string[]): string | null => {
    if (value === null || value === '') return value;
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (!schemes.includes(scheme)) wrong.push(`${name} is not an address that begins with ${schemes[0]}://`);
    return value;
  };
  const database = (name: string, value: string | null): string | null =>
    address(name, value, ['postgres', 'postgresql']);

  const port = readPort(text('PORT'), wrong);
  const secret = needed('WEFT_SECRET');
  if (secret !== '' && Buffer.byteLength(secret) < 32) wrong.push('WEFT_SECRET has fewer than 32 bytes');

  const settings: Settings = {
    production: text('NODE_ENV') === 'production',
    host: text('HOST') ?? '127.0.0.1',
    port,
    publicUrl: (
      address('PUBLIC_URL', text('PUBLIC_URL'), ['http', 'https']) ?? `http://localhost:${port}`
    ).replace(/\/+$/, ''),
    secret,
    home: resolve(needed('WEFT_HOME')),
    databaseUrl: database('DATABASE_URL', text('DATABASE_URL')),
    appDatabaseUrl: database('WEFT_APP_DATABASE_URL', needed('WEFT_APP_DATABASE_URL')) ?? '',
    authDatabaseUrl: database('WEFT_AUTH_DATABASE_URL', needed('WEFT_AUTH_DATABASE_URL')) ?? '',
    queueDatabaseUrl: database('WEFT_QUEUE_DATABASE_URL', needed('WEFT_QUEUE_DATABASE_URL')) ?? '',
    redisUrl: address('REDIS_URL', text('REDIS_URL'), ['redis', 'rediss']),
    smtpUrl: address('SMTP_URL', text('SMTP_URL'), ['smtp', 'smtps']),
  };
  if (wrong.length > 0) throw new SettingsError(`Settings: ${wrong.join('; ')}.`);
  return settings;
}

function readPort(value: string | null, wrong: string[]): number {
  if (value === null) return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535) wrong.push('PORT is not a number from 1 to 65535');
  return port;
}

/** Whether only this machine can reach an address that a server listens on. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
