import type { FastifyInstance } from 'fastify';
import { holdBack } from './auth.routes.js';
import { acceptInvitation, readInvitation } from './invitations.js';
import type { SignIn } from './sign-in.js';

type Link = { Params: { token: string } };

/** /api/invitations/:token: what a link opens, and accepting it. */
export function invitationRoutes(app: FastifyInstance, signIn: SignIn): void {
  app.get<Link>('/api/invitations/:token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return readInvitation(signIn.pool, request.params.token);
  });

  app.post<Link>('/api/invitations/:token', async (request, reply) => {
    if (await holdBack(signIn, request, reply)) return reply;
    const password = (request.body as { password?: unknown } | null | undefined)?.password;
    return acceptInvitation(signIn.pool, request.params.token, typeof password === 'string' ? password : '');
  });
}
