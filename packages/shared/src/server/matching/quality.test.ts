import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { matchFiles } from './match-files.js';

const DATA =
  process.env.WEFT_LINKAGE_DATA ??
  fileURLToPath(new URL('../../../../../../shared/data/linkage', import.meta.url));
const rowsOf = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((row) => row !== '')
    .map((row) => row.split(',').map((cell) => cell.trim()));

/** The whole table is `npm run bench:matching`. */
describe.skipIf(!existsSync(DATA))(
  'published sets whose truth is known (skipped where their folder is absent)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'weft-quality-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each([
      { file: 'dataset3.csv', id: 'rec_id', truth: null, atLeast: 0.993 },
      { file: 'dataset2.csv', id: 'rec_id', truth: null, atLeast: 0.99 },
      { file: 'fake_1000.csv', id: 'unique_id', truth: 'cluster', atLeast: 0.95 },
    ])('$file: F1 of at least $atLeast', async ({ file, id, truth, atLeast }) => {
      const rows = rowsOf(join(DATA, file));
      const headings = rows[0] ?? [];
      const [idAt, truthAt] = [headings.indexOf(id), truth === null ? -1 : headings.indexOf(truth)];
      const personOf = new Map(
        rows
          .slice(1)
          .map((row) => [row[idAt], truthAt < 0 ? row[idAt]?.split('-')[1] : row[truthAt]] as const),
      );
      const [left, out] = [join(folder, file), join(folder, `pairs-${file}`)];
      writeFileSync(
        left,
        rows.map((row) => `${row.filter((_, nth) => nth !== truthAt).join(',')}\n`).join(''),
      );
      const limits = { memory: '1GB', threads: 2 };
      await matchFiles({ left, right: null, id, settings: 'auto', out, limits, say: () => undefined });
      const sizes = new Map<string | undefined, number>();
      for (const person of personOf.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
      const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
      const pairs = rowsOf(out).slice(1);
      const right = pairs.filter(([one, other]) => personOf.get(one) === personOf.get(other)).length;
      expect((2 * right) / (pairs.length + all)).toBeGreaterThanOrEqual(atLeast);
    });
  },
);
