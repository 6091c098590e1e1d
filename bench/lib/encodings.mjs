import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at } from '../../scripts/lib/places.mjs';

const PROGRAM = at('packages/shared/bin/weft-encode.mjs');
const encode = (...args) => execFileSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });

/**
 * The pairs of a file that its owner encoded, as two programs find them: weft-encode, and the engine, which sees the
 * encodings alone. A file of ids leads back from the pairs to the rows.
 */
export async function pairsByEncodings(file, id, { salted = [], balanced = true }, folder, { matchEncoded }) {
  const [key, settings, out, ids] = ['key', 'settings.json', 'encoded.csv', 'encoded.ids.csv'].map((name) =>
    join(folder, name),
  );
  for (const path of [key, out, ids]) rmSync(path, { force: true });
  const usual = JSON.parse(encode('show-settings'));
  const groups = usual.groups.map((group) => ({ ...group, salted: salted.includes(group.name) }));
  writeFileSync(settings, JSON.stringify({ ...usual, balanced, groups }));
  // always the same, so that the figures are
  writeFileSync(key, Buffer.alloc(32, 5).toString('base64'), { mode: 0o600 });
  encode('--in', file, '--id', id, '--key-file', key, '--settings', settings, '--out', out);
  const began = performance.now();
  const limits = { memory: '2GB', threads: availableParallelism() };
  const { pairs, compared } = await matchEncoded({
    left: out,
    right: null,
    out: null,
    limits,
    say: () => {},
  });
  const idOf = new Map(
    readFileSync(ids, 'utf8')
      .trim()
      .split('\n')
      .map((row) => row.split(',')),
  );
  return {
    pairs: pairs
      .filter(({ isChosen }) => isChosen)
      .map(({ left, right }) => [idOf.get(left), idOf.get(right)]),
    compared: compared.toLocaleString('en-GB'),
    seconds: ((performance.now() - began) / 1000).toFixed(1),
  };
}

const [LEFT, RIGHT] = [500_000, 60];
const TIMES = 3;

/**
 * How many filters of 1,024 bits are compared in a second, by the statement that matching uses: half of the bits are set,
 * as in a balanced filter, and every one of many is compared with every one of a few, so that nothing but the comparing
 * takes time. The best of some times, since others use the machine too; and by the time of the processors alone, which
 * they change less.
 */
export async function encodedSpeed() {
  const shared = (path) => import(pathToFileURL(at('packages/shared/dist/server/matching', path)).href);
  const { inWorkshop } = await shared('workshop.js');
  const { commonSql } = await shared('encoded/dice-sql.js');
  const limits = { memory: '1GB', threads: availableParallelism() };
  const best = await inWorkshop(limits, async (workshop) => {
    const words = Array.from({ length: 16 }, (_, word) => word);
    for (const [table, rows, seed] of [
      ['l', LEFT, 1],
      ['r', RIGHT, 2],
    ])
      await workshop.run(`CREATE TABLE ${table} AS SELECT *, 512::SMALLINT AS n0 FROM (
        SELECT ${words.map((word) => `hash(i * 16 + ${word}, ${seed}) AS g0w${word}`).join(', ')} FROM range(${rows}) t(i))`);
    let [most, ofOne] = [0, 0];
    for (let time = 0; time < TIMES; time++) {
      const [began, used] = [performance.now(), process.cpuUsage()];
      await workshop.rows(`SELECT count(*) FILTER (2 * common_0 >= 0.8 * (ln_0 + rn_0))::INTEGER AS alike
        FROM (${commonSql(1, 1024, [], 'l, r')})`);
      const { user, system } = process.cpuUsage(used);
      most = Math.max(most, (LEFT * RIGHT) / ((performance.now() - began) / 1000));
      ofOne = Math.max(ofOne, (LEFT * RIGHT) / ((user + system) / 1e6));
    }
    return { most, ofOne };
  });
  const [load = 0] = loadavg();
  const inMillions = (count) => (count / 1e6).toFixed(1);
  return `${inMillions(best.most)} million Dice comparisons of 1,024 bits a second on ${limits.threads} cores (at least 8 on a quiet machine; the load was ${load.toFixed(1)}); ${inMillions(best.ofOne)} million for each second of one core`;
}
