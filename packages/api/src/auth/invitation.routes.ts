import { Fault } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import { giveAttemptBack, passwordWasRight } from './attempts.js';
import { browserCookie, type Door, holdBack, signInAtOnce, takeAttempt } from './auth.routes.js';
import { acceptInvitation, readInvitation } from './invitations.js';

type Link = { Params: { token: string } };

/** /api/invitations/:token: what a link opens, and accepting it, which signs in. */
export function invitationRoutes(app: FastifyInstance, door: Door): void {
  const { signIn } = door;
  app.get<Link>('/api/invitations/:token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      return await readInvitation(signIn.pool, request.params.token);
    } catch (fault) {
      // a link that is none is an attempt to guess one
      if (await holdBack(signIn, request, reply)) return reply;
      throw fault;
    }
  });

  app.post<Link>('/api/invitations/:token', async (request, reply) => {
    if (await holdBack(signIn, request, reply)) return reply;
    const { token } = request.params;
    const given = (request.body as { password?: unknown } | null | undefined)?.password;
    const password = typeof given === 'string' ? given : '';
    // a link is no way to guess an account's password more often than at the front door
    const { email } = await readInvitation(signIn.pool, token);
    const attempt = await takeAttempt(signIn, request, reply, email);
    if (attempt === null) return reply;
    try {
      const accepted = await acceptInvitation(signIn.pool, token, password);
      const isAll = await passwordWasRight(signIn.pool, email, attempt);
      reply.header('cache-control', 'no-store');
      const signedIn = await signInAtOnce(door, request, reply, { email, password });
      if (isAll) reply.header('set-cookie', await browserCookie(signIn, request, email));
      return { ...accepted, signedIn };
    } catch (fault) {
      const isWrongPassword = fault instanceof Fault && fault.code === 'FORBIDDEN';
      if (!isWrongPassword) await giveAttemptBack(signIn.pool, attempt);
      throw fault;
    }
  });
}
