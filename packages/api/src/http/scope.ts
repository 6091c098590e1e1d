import type { PersonActor } from '@weft/shared/server';
import type { FastifyRequest } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOf, type RequestScope } from '../graphql/context.js';

const SLUG = /^[a-z0-9-]{1,64}$/;

/** The partnership a request names: by header, or in the address where a browser cannot send headers. */
function namedPartnership(request: FastifyRequest): string | null {
  const header = request.headers['x-partnership'];
  const inAddress = (request.query as { partnership?: unknown } | undefined)?.partnership;
  const named = header ?? (request.method === 'GET' ? inAddress : undefined);
  return typeof named === 'string' && SLUG.test(named) ? named : null;
}

/** Who asks, and for which partnership. */
export const scopeOf = (signIn: SignIn, request: FastifyRequest): RequestScope => ({
  session: signIn.sessionOf(request.headers),
  partnership: namedPartnership(request),
});

/**
 * The actor of a request outside /graphql.
 * @throws Fault UNAUTHENTICATED when nobody is signed in, FORBIDDEN when no partnership is named.
 */
export const actorOfRequest = (signIn: SignIn, request: FastifyRequest): PersonActor =>
  actorOf({ request: scopeOf(signIn, request) });
