import { Fault } from '@weft/shared/server';

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/**
 * What the backbone reads about a job that failed: short, and nothing of what the job was about, since an error's
 * own message may repeat it. The log has the whole of it.
 *
 * @returns `hopeless` when trying again cannot help.
 */
export function inWords(error: unknown): { words: string; hopeless: boolean } {
  if (error instanceof Fault) {
    return { words: error.message, hopeless: error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN' };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // classes 08 and 57P: the connection broke, or the server went down
  if (UNREACHABLE.has(code) || /^(08|57P)/.test(code) || isBroken(error)) {
    return { words: 'A server that this needs could not be reached.', hopeless: false };
  }
  return { words: 'Something went wrong; the worker’s log says what.', hopeless: false };
}

const isBroken = (error: unknown): boolean =>
  error instanceof Error && /connection terminated|timeout|client has encountered/i.test(error.message);
