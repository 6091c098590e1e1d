#!/usr/bin/env node
import { existsSync } from 'node:fs';

// npx weft-encode: what the compiler makes of src/server/matching/encoding/main.ts.
const built = new URL('../dist/server/matching/encoding/main.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write('weft-encode is not built yet: npm run build.\n');
  process.exitCode = 1;
}
