import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { command, Stop, say } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run weft-encode -- <options>: encodes a file of people on its owner's machine (docs/encoding.md). Once it is built,
// npx weft-encode does the same without looking whether it still is.
// npm run weft-encode -- pack --out weft-encode.mjs: all of it in one file, for a data owner who has Node and no clone.
const asked = process.argv.slice(2);

await command(() =>
  toTheEnd(async (stop) => {
    checkNode();
    await install();
    stop.check();
    await build(['server']);
    stop.check();
    if (asked[0] === 'pack') return pack(asked);
    const program = at('packages/shared/bin/weft-encode.mjs');
    process.exitCode = await run(process.execPath, [program, ...asked], { input: 'inherit' });
  }),
);
process.exit();

async function pack([, option, out]) {
  if (option !== '--out' || !out)
    throw new Stop('it is called: npm run weft-encode -- pack --out weft-encode.mjs.');
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), out);
  const vite = createRequire(at('packages/web/package.json')).resolve('vite');
  const { build: bundle } = await import(pathToFileURL(vite).href);
  await bundle({
    configFile: false,
    logLevel: 'warn',
    root: at('packages/shared'),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: at('packages/shared/dist/server/matching/encoding/main.js'),
      outDir: dirname(file),
      emptyOutDir: false,
      // whoever runs it on people's details may want to read it
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: basename(file), banner: '#!/usr/bin/env node', codeSplitting: false },
      },
    },
  });
  chmodSync(file, 0o755);
  say(`${file} needs Node and nothing else: node ${basename(file)} --help.`);
}
