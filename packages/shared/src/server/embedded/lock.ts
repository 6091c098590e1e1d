import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './postmaster.js';

/** Works while no other process does under the same lock file; one that died with it is passed over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 120_000;
  while (!take(file)) {
    if (Date.now() > deadline) throw new Error(`Another process holds ${file} and does not end.`);
    await pause(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
  const holder = holderOf(file);
  // An empty file is one that its holder is about to write.
  if (holder !== null && !isAlive(holder)) rmSync(file, { force: true });
  return false;
}

function holderOf(file: string): number | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' ? null : Number(text);
  } catch {
    return null;
  }
}
