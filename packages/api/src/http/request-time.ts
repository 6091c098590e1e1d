import type { FastifyInstance } from 'fastify';

/** Longer than an extract of 200 MB takes over a usual line: what the server gives any request to come in. */
export const LONGEST_REQUEST_MS = 900_000;
/** Longer than any other upload, of 20 MB, takes over a slow line. */
const USUAL_MS = 300_000;

/**
 * Breaks off requests that take too long to come in. Node has one limit for all of a server, the longest: so that nobody
 * holds a connection open for that long at every address, all others have this shorter one.
 * @param long routes that have the server's own limit
 */
export function limitRequestTime(app: FastifyInstance, long: readonly string[], usual = USUAL_MS): void {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (raw.complete || long.includes(routeOptions.url ?? '')) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, usual);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
  });
}
