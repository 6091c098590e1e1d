import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a Node process that ends with this one.
 * @returns the child with `next()`, its next message (rejects when it ends before it has sent one).
 */
export function start(file, environment, { preload } = {}) {
  const child = fork(file, [], {
    env: environment,
    execArgv: preload ? ['--import', preload] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = async () => {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      return await Promise.race([
        once(child, 'message', { signal }).then(([message]) => message),
        once(child, 'exit', { signal }).then(([code]) => {
          throw new Error(`A measured process ended with ${code} before it had answered.`);
        }),
      ]);
    } finally {
      waiting.abort();
    }
  };
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return {
    next,
    ask: (message) => {
      const answer = next();
      child.send(message);
      return answer;
    },
    stop,
  };
}
