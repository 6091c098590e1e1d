import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { matchFiles } from '@weft/shared/server';
import { OperatorError } from './operator-error.js';

const USAGE =
  'npm run weft -- match --left A.csv [--right B.csv] --id COLUMN --settings FILE|auto --out pairs.csv';
const OPTIONS = {
  left: { type: 'string' },
  right: { type: 'string' },
  id: { type: 'string' },
  settings: { type: 'string' },
  out: { type: 'string' },
} as const;

/** Matches files of people without a database; the files are where the person stands who runs the command. */
export async function match(args: readonly string[], say: (line: string) => void): Promise<void> {
  const { left, right, id, settings, out } = valuesOf(args);
  if (!left || !id || !settings || !out) throw new OperatorError(`It is called: ${USAGE}.`);
  const at = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const stop = new AbortController();
  // what it keeps on the disk meanwhile are people's records: they go first
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  await matchFiles({
    left: at(left),
    right: right ? at(right) : null,
    id,
    settings: settings === 'auto' ? settings : at(settings),
    out: at(out),
    limits: { memory: memoryFor(totalmem()), threads: availableParallelism(), stop: stop.signal },
    say,
  });
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (fault) {
    throw new OperatorError(
      `${fault instanceof Error ? fault.message : String(fault)} It is called: ${USAGE}.`,
    );
  }
}

/** Half of the machine's memory, and never more than 3 GB: what does not fit goes to the disk. */
const memoryFor = (bytes: number): string => `${Math.min(3_000, Math.floor(bytes / 2 / 1_000_000))}MB`;
