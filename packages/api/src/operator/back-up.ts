import { resolve } from 'node:path';
import { makeBackup, openFileStore, restoreBackup, type Settings } from '@weft/shared/server';
import { OperatorError } from './operator-error.js';

type OwnerSettings = Settings & { readonly databaseUrl: string };

/** npm runs a command in the package's folder and says here where the person stands. */
const fileOf = (args: readonly string[], command: string): string => {
  const [file, ...rest] = args;
  if (file === undefined || file.startsWith('-') || rest.length > 0)
    throw new OperatorError(`Name one file: npm run weft -- ${command} FILE.`);
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
};

/**
 * Backs up everything to one new file.
 *
 * @returns whether the backup holds every file that a row names.
 */
export async function backUp(
  settings: OwnerSettings,
  args: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const path = fileOf(args, 'backup');
  const { tables, rows, files, missingFiles } = await makeBackup({
    ownerUrl: settings.databaseUrl,
    files: openFileStore(settings.home),
    path,
    say,
  });
  say(`${path}: ${rows} rows of ${tables} tables and ${files} evidence files.`);
  for (const key of missingFiles) say(`  Not on the disk, and not in the backup: the evidence file ${key}.`);
  return missingFiles.length === 0;
}

/** Restores a backup into an empty database. */
export async function restore(
  settings: OwnerSettings,
  args: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const { madeAt, rows, files, migrated } = await restoreBackup({
    ownerUrl: settings.databaseUrl,
    files: openFileStore(settings.home),
    path: fileOf(args, 'restore'),
  });
  say(`Restored ${rows} rows and ${files} evidence files as of ${madeAt}.`);
  if (migrated.length > 0) say(`Migrated: ${migrated.join(', ')}.`);
}
