import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './lib/children.mjs';
import { writePeople } from './lib/made-people.mjs';
import { rounded } from './lib/statistics.mjs';

const MATCH = fileURLToPath(new URL('processes/match-files.mjs', import.meta.url));
/** People on the list, and rows of the extract. */
const SIZES = [
  [100_000, 100_000],
  [250_000, 50_000],
  [500_000, 100_000],
  [1_000_000, 100_000],
];
const [, HALF, DOUBLE, WHOLE] = SIZES;
const SEED = 7;
const LIMITS = { memory: '2GB', threads: 2 };
const MOST_SECONDS = 300;
const MOST_MEGABYTES = 4_096;
const DOUBLED = 2.4;

/**
 * The matching of made people, whose truth is known and never reaches the engine: how long it takes on two threads from
 * the files to the pairs, by stage, how much memory the process takes at most, DuckDB's included, and what it finds.
 * Settings are chosen by `auto`, nothing is labelled, a pair counts from a probability of a half.
 */
export async function measure({ say }) {
  const folder = mkdtempSync(join(tmpdir(), 'weft-made-people-'));
  const runs = new Map();
  try {
    for (const size of SIZES) {
      const run = await linked(folder, size);
      runs.set(size, run);
      for (const line of linesOf(size, run)) say(line);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [half, double, whole] = [HALF, DOUBLE, WHOLE].map((size) => runs.get(size));
  return [
    {
      name: `Matching ${named(WHOLE)} made people on two threads, from files to pairs, against the ${MOST_SECONDS} s it may take`,
      value: rounded(whole.whole),
      unit: 's',
      baseline: MOST_SECONDS,
      limit: 1,
    },
    {
      name: `Peak memory of the process that matches ${named(WHOLE)}, DuckDB's included, against the ${MOST_MEGABYTES} MB it may take`,
      value: rounded(whole.peakMegabytes),
      unit: 'MB',
      baseline: MOST_MEGABYTES,
      limit: 1,
    },
    {
      name: `Matching ${named(DOUBLE)} made people, against half of both files`,
      value: rounded(double.whole),
      unit: 's',
      baseline: rounded(half.whole),
      limit: DOUBLED,
    },
  ];
}

const named = ([people, extract]) => `${people.toLocaleString('en-GB')} x ${extract.toLocaleString('en-GB')}`;

async function linked(folder, [people, extract]) {
  const [list, other] = [join(folder, 'list.csv'), join(folder, 'extract.csv')];
  const truth = await writePeople({ people, extract, list, other, seed: SEED });
  const child = start(MATCH, process.env);
  await child.next();
  const run = await child.ask({
    left: { path: list, id: 'ref' },
    right: { path: other, id: 'Employee' },
    settings: 'auto',
    limits: { ...LIMITS, folder },
  });
  const right = run.matches.filter(([one, another]) => truth.get(another) === one).length;
  const [precision, recall] = [right / Math.max(1, run.matches.length), right / truth.size];
  return { ...run, precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function linesOf(
  size,
  { compared, seconds, whole, cpuSeconds, peakMegabytes, precision, recall, f1, rules },
) {
  const comparing = Math.round(compared / seconds.COMPARING).toLocaleString('en-GB');
  const stages = Object.entries(seconds).map(([stage, each]) => `${stage.toLowerCase()} ${each.toFixed(1)}`);
  return [
    `  ${named(size)}: ${whole.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processors), peak ${Math.round(peakMegabytes)} MB; precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`,
    `    ${compared.toLocaleString('en-GB')} pairs by ${rules} rules, ${comparing} a second; seconds: ${stages.join(', ')}`,
  ];
}
