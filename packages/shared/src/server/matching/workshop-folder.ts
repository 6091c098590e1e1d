import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every run's folder is called so, and nothing else is. */
const PREFIX = 'weft-matching-';
/** The file that says whose a folder is. */
const OWNER = 'owner.json';
const BEAT_MS = 30_000;
/** A run whose machine cannot be asked is dead after so long without a beat; none is busy for that long at a stretch. */
const SILENT_MS = 15 * 60_000;

/** Which process a folder belongs to. */
interface Owner {
  readonly host: string;
  readonly pid: number;
  /** when that process began, as its system says; null where it does not: another may bear the number by now */
  readonly began: string | null;
}

/** Folders of runs that go on in this process. */
const living = new Set<string>();

/** Makes a folder of a run's own, with the name of its owner and a beat that says that it lives. */
export async function makeWorkshopFolder(
  within = tmpdir(),
): Promise<{ readonly folder: string; clear(): Promise<void> }> {
  const folder = await mkdtemp(join(within, PREFIX));
  living.add(folder);
  const owner = join(folder, OWNER);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(owner, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  const clear = async (): Promise<void> => {
    clearInterval(beat);
    await rm(folder, { recursive: true, force: true });
    living.delete(folder);
  };
  try {
    const own: Owner = { host: hostname(), pid: process.pid, began: await beganOf(process.pid) };
    await writeFile(owner, JSON.stringify(own));
  } catch (fault) {
    await clear();
    throw fault;
  }
  return { folder, clear };
}

/**
 * Removes what runs left behind that were killed: people's records lie in their folders. A run that goes on keeps its
 * folder, whichever process or machine it is of. For a worker to call when it begins, and now and then.
 *
 * @param within where runs make their folders: the `folder` of their limits, the system's own where they have none
 * @returns how many were removed
 */
export async function sweepWorkshops(within = tmpdir()): Promise<number> {
  let removed = 0;
  for (const name of await readdir(within).catch(() => [])) {
    const folder = join(within, name);
    if (!name.startsWith(PREFIX) || living.has(folder) || (await isAlive(folder))) continue;
    // what belongs to another user of the machine is not ours to remove
    await rm(folder, { recursive: true, force: true }).then(
      () => removed++,
      () => undefined,
    );
  }
  return removed;
}

async function isAlive(folder: string): Promise<boolean> {
  const owner = await readOwner(join(folder, OWNER));
  if (owner?.host === hostname()) {
    return isRunning(owner.pid) && owner.began === (await beganOf(owner.pid));
  }
  // of another machine, or killed before it could say whose it is
  const last = await stat(join(folder, owner ? OWNER : '.')).catch(() => null);
  return last !== null && Date.now() - last.mtimeMs < SILENT_MS;
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** On Linux the twenty-second field: ticks since the machine began; the name in brackets may hold blanks. */
async function beganOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
