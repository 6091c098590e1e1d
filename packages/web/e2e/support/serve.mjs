import { spawn } from 'node:child_process';
import { fstatSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Weft as `npm start` runs it, with a fresh demonstration that the stories may change; gone afterwards.
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const home = process.env.WEFT_TEST_HOME;
if (!home) throw new Error('WEFT_TEST_HOME names the folder that the stories may fill.');
// A database that the environment names is somebody's; the stories get their own.
const {
  DATABASE_URL: _database,
  PUBLIC_URL: _url,
  REDIS_URL: _redis,
  SMTP_URL: _mail,
  ...rest
} = process.env;
const weft = spawn(process.execPath, ['scripts/start.mjs'], {
  cwd: root,
  env: { ...rest, PORT: process.argv[2], WEFT_HOME: home, NODE_ENV: 'test' },
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
