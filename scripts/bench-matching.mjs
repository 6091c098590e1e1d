import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { encodedSpeed, pairsByEncodings } from '../bench/lib/encodings.mjs';
import { SETS } from '../bench/lib/linkage-sets.mjs';
import { measure } from '../bench/matching.mjs';
import { build } from './lib/build.mjs';
import { judged, keepFigures, sayFigures } from './lib/figures.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at } from './lib/places.mjs';
import { command, Stop, say } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run bench:matching: how well the engine finds the same people in published sets whose truth is known. The truth
// is taken out before a file reaches the engine, and looked at afterwards; settings are chosen by `auto`. Then how many
// encodings are compared in a second.
// WEFT_LINKAGE_DATA names the folder of the sets where it is not ../shared/data/linkage.
//
// npm run bench:matching -- --scale: how fast, and in how much memory, it matches made people by the hundred thousand
// (bench/matching.mjs, which `npm run bench -- matching` measures too); written to bench/results.json.
const DATA = process.env.WEFT_LINKAGE_DATA ?? at('..', 'shared', 'data', 'linkage');

await command(() =>
  toTheEnd(async (stop) => {
    const { values } = parseArgs({ options: { scale: { type: 'boolean' } } });
    if (values.scale) return scale(stop);
    if (!existsSync(DATA))
      throw new Stop(`the sets are not here: ${DATA} is absent. Name their folder in WEFT_LINKAGE_DATA.`);
    checkNode();
    await install();
    stop.check();
    await build(['server']);
    stop.check();
    const server = await import(pathToFileURL(at('packages/shared/dist/server/index.js')).href);
    const folder = mkdtempSync(join(tmpdir(), 'weft-bench-matching-'));
    stop.undo(() => rmSync(folder, { recursive: true, force: true }));
    say('set | precision | recall | F1 | at least | pairs compared | seconds');
    for (const set of SETS) {
      say(await measured(set, folder, server));
      stop.check();
    }
    say(await encodedSpeed());
  }),
);
process.exit();

async function scale(stop) {
  checkNode();
  await install();
  stop.check();
  await build(['server']);
  stop.check();
  const figures = (await measure({ say })).map(judged);
  keepFigures(figures, { inPlaceOfAll: false });
  sayFigures(figures);
}

async function measured(set, folder, server) {
  const { name, file, id, without, truthOf, atLeast, join: isJoin } = set;
  const rows = rowsOf(readFileSync(join(DATA, file), 'utf8'));
  const [headings] = rows;
  const truth = new Map(rows.slice(1).map((row) => [row[headings.indexOf(id)], truthOf(row, headings)]));
  const kept = rows.map((row) => row.filter((_, nth) => !without.includes(headings[nth])));
  if (isJoin) return line(name, judge(joined(kept, id), truth), atLeast, '', '');
  const [left, out] = [join(folder, 'left.csv'), join(folder, 'pairs.csv')];
  writeFileSync(left, kept.map((row) => `${row.join(',')}\n`).join(''));
  if (set.encoded) {
    const found = await pairsByEncodings(left, id, set.encoded, folder, server);
    return line(name, judge(found.pairs, truth), atLeast, found.compared, found.seconds);
  }
  const limits = { memory: '2GB', threads: availableParallelism() };
  const began = performance.now();
  const { compared } = await server.matchFiles({
    left,
    right: null,
    id,
    settings: 'auto',
    out,
    limits,
    say: () => {},
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const figures = judge(rowsOf(readFileSync(out, 'utf8')).slice(1), truth);
  return line(name, figures, atLeast, compared.toLocaleString('en-GB'), seconds);
}

function line(name, { precision, recall, f1 }, atLeast, compared, seconds) {
  if (atLeast !== undefined && !(f1 >= atLeast)) process.exitCode = 1;
  const shares = [precision, recall, f1].map((share) => share.toFixed(4));
  const verdict = atLeast === undefined ? 'reported' : `${atLeast} ${f1 >= atLeast ? 'ok' : 'FAILED'}`;
  return [name, ...shares, verdict, compared, seconds].join(' | ');
}

/** None of the sets has a comma within a cell. */
function rowsOf(text) {
  return text
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .map((row) => row.split(',').map((cell) => cell.trim()));
}

/** Every two rows that are the same in all fields, all of them filled. */
function joined([headings, ...rows], id) {
  const same = new Map();
  for (const row of rows) {
    const rest = row.filter((_, nth) => headings[nth] !== id).map((cell) => cell.toLowerCase());
    const key = rest.includes('') ? null : rest.join('|');
    if (key !== null) same.set(key, [...(same.get(key) ?? []), row[headings.indexOf(id)]]);
  }
  return [...same.values()].flatMap((ids) =>
    ids.flatMap((one, nth) => ids.slice(nth + 1).map((other) => [one, other])),
  );
}

function judge(pairs, truth) {
  const sizes = new Map();
  for (const person of truth.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const right = pairs.filter(([one, other]) => truth.get(one) === truth.get(other)).length;
  const [precision, recall] = [right / Math.max(1, pairs.length), right / all];
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
