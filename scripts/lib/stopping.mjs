import { endRunning } from './run.mjs';
import { say } from './say.mjs';

class Stopped extends Error {}

/**
 * Runs work that a Ctrl C may end at any point: what was begun is undone in the reverse order, once, however
 * the work ends.
 *
 * @param work gets `stop`: `asked` (a promise), `check()` (ends the work when it was asked for),
 *   `undo(deed)` and `force(deed)`, the latter for a second, impatient Ctrl C.
 * @returns whether it was stopped before its own end.
 */
export async function untilStopped(work) {
  const undone = [];
  const forced = [];
  let isAsked = false;
  let ask;
  const asked = new Promise((resolve) => {
    ask = resolve;
  });
  onSignal(
    () => {
      isAsked = true;
      say('Stopping …');
      endRunning();
      ask();
    },
    () => {
      for (const deed of forced) deed();
    },
  );
  const stop = {
    asked,
    check: () => {
      if (isAsked) throw new Stopped();
    },
    undo: (deed) => undone.unshift(deed),
    force: (deed) => forced.push(deed),
  };
  let failure = null;
  try {
    await work(stop);
  } catch (fault) {
    // What fails because it was told to end is not worth a word.
    if (!isAsked) failure = fault;
  }
  for (const deed of undone) {
    try {
      await deed();
    } catch (fault) {
      failure ??= fault;
    }
  }
  if (failure) throw failure;
  if (isAsked) say('Stopped.');
  return isAsked;
}

/** The same for work that has an end of its own: cut short it has not been done, and the exit code says so. */
export async function toTheEnd(work) {
  if (await untilStopped(work)) process.exitCode = 130;
}

/**
 * The first Ctrl C (or SIGTERM, or the terminal's end) asks for an orderly end. npm passes the same one on
 * once more, so repetitions within three seconds are that one; a later one means it.
 */
function onSignal(orderly, atOnce) {
  let since = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (since === 0) {
        since = Date.now();
        orderly();
      } else if (Date.now() - since > 3_000) {
        atOnce();
      }
    });
  }
}
