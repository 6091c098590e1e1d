import { type FileStore, openEvidence } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';

/**
 * A file that somebody sent is shown as what it was found to be and nothing else: it runs no script, loads
 * nothing, and is framed by our own pages only.
 */
const ALONE =
  "default-src 'none'; object-src 'none'; base-uri 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** `inline; filename="…"; filename*=UTF-8''…` (RFC 6266, RFC 5987). */
export function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const full = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** GET /api/evidence/:id: the file behind a piece of evidence, for who may see its claim. */
export function evidenceRoutes(app: FastifyInstance, signIn: SignIn, files: FileStore): void {
  // asking for the headers alone would count as having opened it
  app.get<{ Params: { id: string } }>(
    '/api/evidence/:id',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const actor = actorOfRequest(signIn, request);
      const evidence = await openEvidence(actor, files, request.params.id);
      return reply
        .headers({
          'content-type':
            evidence.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : evidence.mediaType,
          'content-length': evidence.size,
          'content-disposition': disposition(evidence.fileName),
          'content-security-policy': ALONE,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'SAMEORIGIN',
          'cross-origin-resource-policy': 'same-origin',
          'cache-control': 'no-store',
        })
        .send(evidence.content);
    },
  );
}
