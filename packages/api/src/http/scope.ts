import { type Actor, Fault } from '@weft/shared/server';
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

/** Who asks, and for which partnership. One statement for the session. */
export async function scopeOf(signIn: SignIn, request: FastifyRequest): Promise<RequestScope> {
  const person = await signIn.personOfRequest(request.headers);
  return { personId: person?.personId ?? null, partnership: namedPartnership(request) };
}

/**
 * The actor of a request outside /graphql.
 * @throws Fault UNAUTHENTICATED when nobody is signed in, FORBIDDEN when no partnership is named.
 */
export async function actorOfRequest(
  signIn: SignIn,
  request: FastifyRequest,
): Promise<Actor & { readonly personId: string }> {
  const scope = await scopeOf(signIn, request);
  const actor = actorOf({ request: scope });
  if (!scope.personId) throw new Fault('UNAUTHENTICATED', 'Sign in first.');
  return { ...actor, personId: scope.personId };
}
