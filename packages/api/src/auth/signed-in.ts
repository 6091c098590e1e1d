import { SecondFactorNeeded, unauthenticated } from '@weft/shared/server';
import type { FastifyRequest } from 'fastify';
import type { Session } from './sessions.js';
import type { SignIn } from './sign-in.js';

/** The session of a request outside every partnership, when it stands; whether its second factor was given or not. */
export async function standingSession(signIn: SignIn, request: FastifyRequest): Promise<Session | null> {
  const session = await signIn.sessionOfRequest(request.headers);
  return session?.over === null ? session : null;
}

/** Whether the person has a second factor and this session has not seen it. */
export const isHalfSignedIn = (session: Session): boolean =>
  session.isEnrolled && !session.hasPassed && !session.demonstration;

/** @throws Fault UNAUTHENTICATED when nobody is signed in; the second factor may be missing still. */
export async function mustHaveSession(signIn: SignIn, request: FastifyRequest): Promise<Session> {
  const session = await standingSession(signIn, request);
  if (!session) throw unauthenticated();
  return session;
}

/** @throws Fault UNAUTHENTICATED as above; SecondFactorNeeded for who has one and gave no code of it. */
export async function mustBeSignedIn(signIn: SignIn, request: FastifyRequest): Promise<Session> {
  const session = await mustHaveSession(signIn, request);
  if (isHalfSignedIn(session)) throw new SecondFactorNeeded();
  return session;
}
