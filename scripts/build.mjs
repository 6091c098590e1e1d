import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { command } from './lib/say.mjs';

// npm run build: what has changed since the last time.
await command(async () => {
  checkNode();
  await install();
  await build();
});
