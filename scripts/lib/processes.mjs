import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { ROOT } from './places.mjs';

const FOLLOW = new URL('./follow-launcher.mjs', import.meta.url).href;

/**
 * A server process in a group of its own: Ctrl C in the terminal reaches the launcher alone, which then
 * stops everything in order. What it writes goes to a file, or to this terminal when there is none.
 */
export function startProcess(name, file, { env, log = null }) {
  if (log !== null) keepSmall(log);
  const output = log === null ? 'inherit' : openSync(log, 'a', 0o600);
  const from = log === null ? 0 : statSync(log).size;
  const child = spawn(process.execPath, ['--import', FOLLOW, file], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (log !== null) closeSync(output);
  let over = false;
  const ended = new Promise((resolve) => {
    const end = (how) => {
      over = true;
      resolve({ how, why: log === null ? '' : lastWords(log, from) });
    };
    child.once('error', (fault) => end(fault.message));
    child.once('exit', (code, signal) => end(signal ? `was killed by ${signal}` : `ended with code ${code}`));
  });
  return {
    name,
    ended,
    isOver: () => over,
    /** Asks it to end, and ends it after the patience of so many milliseconds. */
    async stop(patience = 30_000) {
      if (over) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(timer);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function keepSmall(log) {
  try {
    if (statSync(log).size > 20_000_000) rmSync(log);
  } catch {
    // No log yet.
  }
}

/** The last complaint since a point of the log: pino's errors are lines of JSON, Node's own begin with a name. */
function lastWords(log, from) {
  const lines = readFileSync(log).subarray(from).toString('utf8').trim().split('\n').reverse();
  for (const line of lines) {
    try {
      const { level, msg, err } = JSON.parse(line);
      if (level >= 50) return [msg, err?.message].filter(Boolean).join(': ');
    } catch {
      if (/^\w*(Error|Weft)\b.*:/.test(line)) return line.replace(/^(Error|Weft): /, '').trim();
    }
  }
  return '';
}
