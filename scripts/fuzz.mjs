import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { tool } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command, Stop } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run fuzz: 100,000 requests that no program of ours would send, and the question whether the time of an answer
// tells that a record is there; both to servers and databases of their own on this machine, gone afterwards.
// npm run fuzz -- --cases 5000 --seed 42: fewer, and the same as a run that said this seed.
await command(() =>
  toTheEnd(async (stop) => {
    const { cases, seed } = asked();
    checkNode();
    await install();
    stop.check();
    await build();
    stop.check();
    const env = { ...process.env, WEFT_FUZZ_CASES: cases, WEFT_TIMING: '1' };
    if (seed !== undefined) env.WEFT_FUZZ_SEED = seed;
    const files = ['packages/api/e2e/fuzz.test.ts', 'packages/api/e2e/answer-times.test.ts'];
    process.exitCode = await run(tool('vitest'), ['run', '--no-file-parallelism', ...files], { env });
  }),
);
process.exit();

function asked() {
  const { values } = parseArgs({
    options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
  });
  if (!/^[1-9]\d{0,6}$/.test(values.cases)) throw new Stop('--cases is not a number from 1 to 9999999.');
  if (values.seed !== undefined && !/^\d{1,10}$/.test(values.seed))
    throw new Stop('--seed is not a number of at most ten digits.');
  return values;
}
