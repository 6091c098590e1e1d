import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canEnter, SYSTEM_PLACE, serverProgram } from './program.js';

/**
 * Where the data of the embedded server lies: `postgres` below the home folder, or, when the account that
 * the server runs as cannot get there, a folder of this installation's own below SYSTEM_PLACE.
 */
export function placeData(home: string, say: (line: string) => void): string {
  const inside = join(home, 'postgres');
  const { account } = serverProgram();
  if (account === null) return inside;
  // The home folder is closed to everybody; the server's group may pass through, not look around.
  chownSync(home, 0, account.gid);
  chmodSync(home, 0o710);
  if (canEnter(account, home)) return inside;
  const name = `${basename(dirname(home))}-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  const outside = join(SYSTEM_PLACE, name, 'postgres');
  if (!existsSync(outside)) say(`The database server cannot reach ${home}: its data is kept in ${outside}.`);
  mkdirSync(dirname(outside), { recursive: true, mode: 0o755 });
  return outside;
}
