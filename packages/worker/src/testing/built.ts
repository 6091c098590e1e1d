import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The worker as it is started in earnest: compiled, and a process that can be killed. Compiles what has changed. */
export function builtWorker(): { main: string; server: string } {
  const made = spawnSync(
    process.execPath,
    [`${root}node_modules/typescript/bin/tsc`, '-b', `${root}packages/worker`],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`The worker does not compile:\n${made.stdout}`);
  return {
    main: `${root}packages/worker/dist/main.js`,
    server: `${root}packages/shared/dist/server/index.js`,
  };
}
