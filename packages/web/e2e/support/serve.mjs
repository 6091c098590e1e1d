import { spawn } from 'node:child_process';
import { fstatSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from './own-environment.mjs';

// Weft as `npm start` runs it, with a fresh demonstration that the stories may change; gone afterwards.
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const home = process.env.WEFT_TEST_HOME;
if (!home) throw new Error('WEFT_TEST_HOME names the folder that the stories may fill.');
const weft = spawn(process.execPath, ['scripts/start.mjs'], {
  cwd: root,
  env: { ...ownEnvironment(home), PORT: process.argv[2] },
  stdio: 'inherit',
});
const stop = () => weft.kill('SIGINT');
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
// Playwright holds the other end of this pipe: where it is killed and can tell nobody, the pipe ends.
if (fstatSync(0).isFIFO() || fstatSync(0).isSocket()) process.stdin.once('close', stop).resume();
weft.on('exit', (code) => {
  rmSync(home, { recursive: true, force: true });
  process.exit(code ?? 1);
});
