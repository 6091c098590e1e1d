import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { openInstallation } from './lib/installation.mjs';
import { checkNode } from './lib/node-version.mjs';
import { OPERATOR } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run weft -- <command>: the operator's tool, on the database that runs or on one started for it; what needs none
// is spared it.
const asked = process.argv.slice(2);
const isQuestion = asked.length === 0 || asked.includes('--help') || asked.includes('-h');
const needsNoDatabase = isQuestion || asked[0] === 'match';

const operator = async (env) => {
  process.exitCode = await run(process.execPath, [OPERATOR, ...asked], { env, input: 'inherit' });
};

await command(() =>
  toTheEnd(async (stop) => {
    checkNode();
    await install();
    stop.check();
    await build(['server']);
    stop.check();
    if (needsNoDatabase) return operator(process.env);
    const installation = await openInstallation();
    stop.undo(() => installation.release());
    stop.check();
    await operator(installation.environment);
  }),
);
process.exit();
