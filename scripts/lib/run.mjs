import { spawn } from 'node:child_process';
import { ROOT } from './places.mjs';
import { Stop } from './say.mjs';

const running = new Set();

/** Ends what `run` and `runQuietly` have under way. Test runners clean up after SIGINT, and only after that. */
export function endRunning() {
  for (const child of running) child.kill('SIGINT');
}

function start(program, args, options) {
  const child = spawn(program, args, options);
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs a program to its end with its output in this terminal. */
export function run(program, args, { cwd = ROOT, env = process.env, input = 'ignore' } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(program, args, { cwd, env, stdio: [input, 'inherit', 'inherit'] });
    child.once('error', (fault) => reject(new Stop(`${program} cannot be run: ${fault.message}`)));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a program quietly; its output is shown only when it fails, and then the failure has a name. */
export function runQuietly(program, args, failure, { cwd = ROOT, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const output = [];
    const child = start(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', (fault) => reject(new Stop(`${failure}: ${fault.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      if (signal === null) process.stderr.write(Buffer.concat(output));
      reject(new Stop(`${failure} (what it said stands above).`));
    });
  });
}
