import { Fault } from '@weft/shared/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLocal } from '../config.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a page of ours sent it. Browsers name the origin of whatever changes state, and say in
 * Sec-Fetch-Site how it relates to ours; a program outside a browser sends neither and carries no cookie
 * that somebody else's page could borrow.
 */
function isOurs(request: FastifyRequest, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return isOurOrigin(origin, host, publicUrl);
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { referer } = request.headers;
  return (
    referer === undefined || (URL.canParse(referer) && isOurOrigin(new URL(referer).origin, host, publicUrl))
  );
}

function isOurOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true;
  // On one's own machine Weft answers to localhost, 127.0.0.1 and [::1] alike; another port is another program.
  return isLocal(publicUrl) && URL.canParse(origin) && isLocal(origin) && new URL(origin).host === host;
}

/** Refuses whatever would change something and was sent by another site's page. */
export function refuseOtherSites(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async (request) => {
    if (READS.has(request.method) || isOurs(request, publicUrl)) return;
    throw new Fault('FORBIDDEN', 'This request did not come from a page of this Weft.');
  });
}
