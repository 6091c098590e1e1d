import { existsSync, rmSync } from 'node:fs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { API, at, OPERATOR, tool, WORKER } from './places.mjs';
import { runQuietly } from './run.mjs';
import { say } from './say.mjs';

const SERVER = ['shared', 'api', 'worker'];
const ENCODE = at('packages/web/dist/weft-encode.mjs');
const TESTS = /\.test\.tsx?$|\/src\/testing(\/|$)|\/e2e(\/|$)/;

const PARTS = {
  server: {
    of: () =>
      fingerprint(
        ['tsconfig.json', 'tsconfig.base.json', 'pnpm-lock.yaml'].concat(
          SERVER.flatMap((name) => [`packages/${name}/src`, `packages/${name}/tsconfig.json`]),
        ),
        { skip: (path) => TESTS.test(path) },
      ),
    made: () => [API, WORKER, OPERATOR].every((file) => existsSync(file)),
    clear: () => {
      for (const name of SERVER) rmSync(at('packages', name, 'dist'), { recursive: true, force: true });
    },
    make: () => runQuietly(tool('tsc'), ['-b'], 'The server could not be built'),
  },
  web: {
    of: () =>
      fingerprint(
        ['src', 'scripts', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json']
          .map((name) => `packages/web/${name}`)
          // the page hands weft-encode out
          .concat('packages/shared/src/rules', 'packages/shared/src/server/matching', 'pnpm-lock.yaml'),
        { skip: (path) => TESTS.test(path) },
      ),
    made: () => existsSync(at('packages/web/dist/index.html')) && existsSync(ENCODE),
    clear: () => rmSync(at('packages/web/dist'), { recursive: true, force: true }),
    make: async () => {
      await runQuietly(tool('vite', 'packages/web'), ['build'], 'The web page could not be built', {
        cwd: at('packages/web'),
        env: { ...process.env, NODE_ENV: 'production' },
      });
      await packWeftEncode(ENCODE);
    },
  },
};

/** weft-encode in one file, to be handed out. */
export const packWeftEncode = (file) =>
  runQuietly(
    process.execPath,
    [at('scripts/lib/pack-weft-encode.mjs'), file],
    'weft-encode could not be packed',
  );

/** Builds what has changed since the last build: server and web side by side. */
export async function build(names = Object.keys(PARTS)) {
  const due = names
    .map((name) => ({ name, part: PARTS[name], now: PARTS[name].of(), last: readStamp(`build-${name}`) }))
    .filter(({ part, now, last }) => last?.hash !== now.hash || !part.made());
  if (due.length === 0) return;
  say(`Building ${due.map(({ name }) => name).join(' and ')} …`);
  // All are waited for, so that no compiler still writes when the first failure is told.
  const ended = await Promise.allSettled(due.map(make));
  for (const { reason } of ended) if (reason) throw reason;
}

async function make({ name, part, now, last }) {
  // The compiler leaves what a removed or renamed source once became.
  const there = new Set(now.files);
  if (!last || !part.made() || last.files.some((file) => !there.has(file))) part.clear();
  await part.make();
  writeStamp(`build-${name}`, now);
}
