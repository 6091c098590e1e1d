import { existsSync, readdirSync } from 'node:fs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { at } from './places.mjs';
import { runQuietly } from './run.mjs';
import { say } from './say.mjs';

const PNPM = 'pnpm@12.21.0';

/** Installs the packages when what is asked for has changed since the last time; npx fetches pnpm itself. */
export async function install() {
  const packages = readdirSync(at('packages')).map((name) => `packages/${name}/package.json`);
  const { hash } = fingerprint(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages]);
  if (readStamp('install')?.hash === hash && existsSync(at('node_modules/.pnpm'))) return;
  say('Installing packages …');
  await runQuietly(
    process.platform === 'win32' ? 'npx.cmd' : 'npx',
    ['--yes', PNPM, 'install', '--frozen-lockfile', '--config.confirm-modules-purge=false'],
    'The packages could not be installed',
    // Weft needs what it is built with, too, also where it serves in earnest.
    { env: { ...process.env, NODE_ENV: 'development' } },
  );
  writeStamp('install', { hash });
}
