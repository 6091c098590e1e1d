import { setTimeout as pause } from 'node:timers/promises';

/** A server that has just been killed leaves processes that end a moment later; until then the next cannot start. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      return await work();
    } catch (fault) {
      const { code = '', message } = fault as NodeJS.ErrnoException;
      const passes =
        ['ECONNRESET', 'ECONNREFUSED', '57P01', '57P02', '57P03'].includes(code) ||
        /shared memory block|Connection terminated/.test(message);
      if (!passes || Date.now() > deadline) throw fault;
      await pause(250);
    }
  }
}
