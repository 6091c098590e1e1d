import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server says about itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The live server of a data folder, whoever started it; null when none runs. Changes nothing. */
export function findPostmaster(data: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(fileOf(data), 'utf8').split('\n');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !runsOn(pid, data)) return null;
  return { pid, port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' };
}

/**
 * Removes the file that a crash left behind, also when its process number belongs to another program by
 * now: PostgreSQL itself would refuse to start beside such a file. To be called only while no server of the
 * data folder runs and nobody else may start one, since a file just made is empty for a moment.
 */
export function clearStalePostmaster(data: string): void {
  if (findPostmaster(data) === null) rmSync(fileOf(data), { force: true });
}

const fileOf = (data: string): string => join(data, 'postmaster.pid');

/** Whether a process of this number runs; one that has ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No /proc on this system, or the process went away just now: the signal's answer stands.
    return !existsSync('/proc/self/stat');
  }
}

function runsOn(pid: number, data: string): boolean {
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(data);
  } catch {
    return false;
  }
}
