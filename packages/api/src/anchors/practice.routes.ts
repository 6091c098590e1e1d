import { isRefusal } from '@weft/shared';
import { Fault, importPractices } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';

/** NHS England's list of practices has about 800,000 bytes. */
const LARGEST = 8_000_000;

interface Asked {
  Querystring: { apply?: string };
}

/**
 * POST /api/practices: a list of GP practices as its CSV bytes, text/csv; says what it would change, and with ?apply=true
 * changes it. A file that cannot be read answers { refusal }.
 */
export function practiceRoutes(app: FastifyInstance, signIn: SignIn): void {
  app.register(async (inside) => {
    inside.addContentTypeParser(
      'text/csv',
      { parseAs: 'buffer', bodyLimit: LARGEST },
      (_request, body, done) => done(null, body),
    );
    inside.post<Asked>('/api/practices', { bodyLimit: LARGEST }, async (request) => {
      const actor = actorOfRequest(signIn, request);
      if (!Buffer.isBuffer(request.body)) throw new Fault('BAD_USER_INPUT', 'Send the file as text/csv.');
      const found = await importPractices(actor, {
        file: request.body,
        apply: request.query.apply === 'true',
      });
      return isRefusal(found) ? { refusal: found } : { import: found };
    });
  });
}
