import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { tool } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command, Stop } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';
import { ensureProgram } from './lib/system-programs.mjs';

// npm run drill: kills worker, Postgres and Redis in the middle of their work, fills the disk and moves the clocks, on a
// server of its own, and looks whether anything was lost or paid twice; a table at the end, exit code 1 when something was.
// npm run drill -- --short: as in npm test. --seed 42: at the moments of a run that said this seed.
// --only 'Postgres killed': the faults with these words in their names.
await command(() =>
  toTheEnd(async (stop) => {
    const { short, seed, only } = asked();
    checkNode();
    await install();
    stop.check();
    await build();
    stop.check();
    // without it what needs it is left out, and said
    await ensureProgram('redis');
    stop.check();
    const env = { ...process.env, WEFT_DRILL: short ? 'short' : 'full' };
    if (seed !== undefined) env.WEFT_DRILL_SEED = seed;
    const args = ['run', 'packages/api/e2e/drill/', '--reporter=default', '--disable-console-intercept'];
    if (only !== undefined) args.push('--testNamePattern', only);
    process.exitCode = await run(tool('vitest'), args, { env });
  }),
);
process.exit();

function asked() {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      seed: { type: 'string' },
      only: { type: 'string' },
    },
  });
  if (values.seed !== undefined && !/^\d{1,10}$/.test(values.seed))
    throw new Stop('--seed is not a number of at most ten digits.');
  return values;
}
