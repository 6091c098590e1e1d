import { rename, rm, writeFile } from 'node:fs/promises';
import { probabilityOf, type ScoredPair } from '../../rules/index.js';
import { quoteText, type Workshop } from './workshop.js';

/** Where the settings of a result are kept: pairs.csv has pairs.settings.json beside it. */
export const settingsPathOf = (out: string): string => `${out.replace(/\.csv$/i, '')}.settings.json`;

/**
 * Writes the result and what it was made with, each under another name first: whatever happens, a file that bears the
 * name is whole.
 */
export async function writePairs(
  workshop: Workshop,
  pairs: readonly ScoredPair[],
  out: string,
  kept: unknown,
): Promise<void> {
  await workshop.run('CREATE TABLE result (a INTEGER, b INTEGER, probability DOUBLE)');
  await workshop.append(
    'result',
    pairs.map(({ left, right, weight }) => [left, right, probabilityOf(weight)] as const),
  );
  const [beside, part, partBeside] = [settingsPathOf(out), `${out}.part`, `${settingsPathOf(out)}.part`];
  try {
    await workshop.run(`COPY (SELECT l.id AS left_id, r.id AS right_id, printf('%.6f', probability) AS probability
      FROM result JOIN record l ON l.k = a JOIN record r ON r.k = b ORDER BY a, b)
      TO ${quoteText(part)} (FORMAT csv, HEADER true, DELIMITER ',')`);
    await writeFile(partBeside, `${JSON.stringify(kept, null, 2)}\n`);
    await rename(partBeside, beside);
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
    await rm(partBeside, { force: true });
  }
}
