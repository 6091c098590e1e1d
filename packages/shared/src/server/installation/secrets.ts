import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationError } from './installation-error.js';

/** What nobody chose and only this installation knows; kept in secrets.json, for its user alone. */
export interface Secrets {
  /** signs sessions (WEFT_SECRET when the environment has none) */
  readonly secret: string;
  /** passwords of the embedded server's owner and of the three roles */
  readonly postgres: string;
  readonly app: string;
  readonly auth: string;
  readonly queue: string;
}

const NAMES = ['secret', 'postgres', 'app', 'auth', 'queue'] as const;

/**
 * Makes the folder for its user alone when it is missing.
 *
 * @throws InstallationError when it is another user's: files of two owners in it would lock one of them out.
 */
export function openHome(home: string): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (process.getuid && statSync(home).uid !== process.getuid()) {
    throw new InstallationError(
      `${home} belongs to another user: start Weft as that user, or set WEFT_HOME.`,
    );
  }
}

/**
 * Reads the secrets of an installation; those not there yet are made.
 *
 * @throws InstallationError when the file is not what Weft wrote.
 */
export function readSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json');
  const kept = existsSync(file) ? parse(file) : {};
  const secrets = Object.fromEntries(
    NAMES.map((name) => [
      name,
      typeof kept[name] === 'string' ? kept[name] : randomBytes(32).toString('base64url'),
    ]),
  );
  if (NAMES.some((name) => kept[name] !== secrets[name])) {
    // Written beside and moved into place: a start that is cut off leaves the old file whole.
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, `${JSON.stringify({ ...kept, ...secrets }, null, 2)}\n`, { mode: 0o600 });
    renameSync(fresh, file);
  }
  chmodSync(file, 0o600);
  return secrets as unknown as Secrets;
}

function parse(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
  }
  throw new InstallationError(
    `${file} is damaged: restore it from the backup, or remove it to have new secrets made.`,
  );
}
