import { basename, resolve } from 'node:path';
import { build, packWeftEncode } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command, Stop, say } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run weft-encode -- <options>: encodes a file of people on its owner's machine (docs/encoding.md). Once it is built,
// npx weft-encode does the same without looking whether it still is.
// Files are where the person stands who runs it: npm starts it at the root, and says in INIT_CWD where that was.
// npm run weft-encode -- pack --out weft-encode.mjs: all of it in one file, for a data owner who has Node and no clone.
const asked = process.argv.slice(2);
const here = process.env.INIT_CWD ?? process.cwd();

await command(() =>
  toTheEnd(async (stop) => {
    checkNode();
    await install();
    stop.check();
    if (asked[0] === 'pack') return pack(asked);
    await build(['server']);
    stop.check();
    const program = at('packages/shared/bin/weft-encode.mjs');
    process.exitCode = await run(process.execPath, [program, ...asked], { cwd: here, input: 'inherit' });
  }),
);
process.exit();

async function pack([, option, out]) {
  if (option !== '--out' || !out)
    throw new Stop('it is called: npm run weft-encode -- pack --out weft-encode.mjs.');
  const file = resolve(here, out);
  await packWeftEncode(file);
  say(`${file} needs Node and nothing else: node ${basename(file)} --help.`);
}
