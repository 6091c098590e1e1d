import type * as making from './make-backup.js';
import type * as restoring from './restore-backup.js';

export { BackupError } from './backup-error.js';

// loaded by the operator's tool alone: API and worker are spared what reading and writing archives needs

/** As `make-backup.ts` says. */
export const makeBackup: typeof making.makeBackup = async (given) =>
  (await import('./make-backup.js')).makeBackup(given);

/** As `restore-backup.ts` says. */
export const restoreBackup: typeof restoring.restoreBackup = async (given) =>
  (await import('./restore-backup.js')).restoreBackup(given);
