export { BackupError } from './backup-error.js';
export { type BackupReport, makeBackup } from './make-backup.js';
export { type RestoreReport, restoreBackup } from './restore-backup.js';
