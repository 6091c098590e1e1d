import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at } from './places.mjs';

// Packs weft-encode and all that it needs into the one file that the argument names, for a data owner who has Node and no
// clone. A process of its own, since Vite makes NODE_ENV production in the one that it runs in.
const [, , file] = process.argv;
const vite = createRequire(at('packages/web/package.json')).resolve('vite');
const { build: bundle } = await import(pathToFileURL(vite).href);
await bundle({
  configFile: false,
  logLevel: 'warn',
  root: at('packages/shared'),
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    // from its source: the page is built without the server
    ssr: at('packages/shared/src/server/matching/encoding/main.ts'),
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
