import { readFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { areEncoded, matchEncoded, matchFiles } from '@weft/shared/server';
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
  if (!left || !settings || !out) throw new OperatorError(`It is called: ${USAGE}.`);
  const at = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const files = { left: at(left), right: right ? at(right) : null, out: at(out) };
  const isEncoded = await areEncoded(files.left, files.right);
  if (!isEncoded && !id) throw new OperatorError(`It is called: ${USAGE}.`);
  const stop = new AbortController();
  // what it keeps on the disk meanwhile are people's records: they go first
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const limits = { memory: memoryFor(totalmem()), threads: availableParallelism(), stop: stop.signal };
  if (isEncoded) {
    const given = settings === 'auto' ? {} : await settingsIn(at(settings));
    const { pairs } = await matchEncoded({ ...files, settings: given, limits, say });
    const chosen = pairs.filter(({ isChosen }) => isChosen);
    say(`${chosen.length.toLocaleString('en-GB')} pairs in ${files.out}, the settings beside it.`);
    return;
  }
  await matchFiles({
    ...files,
    id: id ?? '',
    settings: settings === 'auto' ? settings : at(settings),
    limits,
    say,
  });
}

async function settingsIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (fault) {
    throw new OperatorError(
      fault instanceof SyntaxError ? `${path} is not JSON.` : `There is no file of settings ${path}.`,
    );
  }
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
