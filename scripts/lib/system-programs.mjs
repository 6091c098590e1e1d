import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

/** What the tests need beside Node, by the names it goes under and the package that brings it. */
const WANTED = {
  redis: {
    names: ['redis-server'],
    packages: { 'apt-get': 'redis-server', dnf: 'redis', apk: 'redis' },
  },
  browser: {
    names: [
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
    ],
    packages: { 'apt-get': 'chromium', dnf: 'chromium', apk: 'chromium' },
  },
};

const INSTALL = {
  'apt-get': [['update'], ['install', '--yes', '--no-install-recommends']],
  dnf: [['install', '--assumeyes']],
  apk: [['add', '--no-cache']],
};

/** The program's path; installed through the system's package manager when it may be; otherwise null. */
export async function ensureProgram(name) {
  const { names, packages } = WANTED[name];
  const there = find(names);
  if (there !== null) return there;
  const manager = Object.keys(INSTALL).find((candidate) => find([candidate]) !== null);
  const sudo = process.getuid?.() === 0 ? [] : await mayUseSudo();
  if (manager === undefined || sudo === null) return null;
  say(`Installing ${packages[manager]} with ${manager} …`);
  for (const step of INSTALL[manager]) {
    const wanted = step[0] === 'update' ? step : [...step, packages[manager]];
    const [program, ...args] = [...sudo, manager, ...wanted];
    // A list that cannot be refreshed may still know the package.
    await run(program, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return find(names);
}

function find(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

async function mayUseSudo() {
  if (find(['sudo']) === null) return null;
  return (await run('sudo', ['-n', 'true'])) === 0 ? ['sudo', '-n'] : null;
}
