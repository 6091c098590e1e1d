import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run weft-encode -- <options>: encodes a file of people on its owner's machine (docs/encoding.md). Once it is built,
// npx weft-encode does the same without looking whether it still is.
await command(() =>
  toTheEnd(async (stop) => {
    checkNode();
    await install();
    stop.check();
    await build(['server']);
    stop.check();
    const program = at('packages/shared/bin/weft-encode.mjs');
    process.exitCode = await run(process.execPath, [program, ...process.argv.slice(2)], { input: 'inherit' });
  }),
);
process.exit();
