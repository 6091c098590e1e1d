import { Fault } from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPasswordOf } from './accounts.js';
import { forgetFailures, giveAttemptBack } from './attempts.js';
import { browserCookie, holdBack, takeAttempt, textOf } from './auth.routes.js';
import { passSecondFactor, type Session } from './sessions.js';
import type { SignIn } from './sign-in.js';
import { mustBeSignedIn, mustHaveSession } from './signed-in.js';

const WRONG_CODE = {
  code: 'WRONG_CODE',
  message: 'This code is not right, or was used before. Wait for the next one, then type that.',
};
const WRONG_PASSWORD = { code: 'INVALID_PASSWORD', message: 'This is not your password.' };

/** What has to be shown before a second factor is set up: an old one, or the password when it was given a while ago. */
const proofFor = ({ isEnrolled, isFresh }: Session): 'CODE' | 'PASSWORD' | 'NONE' =>
  isEnrolled ? 'CODE' : isFresh ? 'NONE' : 'PASSWORD';

/** /api/auth/second-factor: whether one has it, setting it up, and giving a code of it. */
export function secondFactorRoutes(app: FastifyInstance, signIn: SignIn): void {
  const { factors } = signIn;

  app.get('/api/auth/second-factor', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const session = await mustHaveSession(signIn, request);
    return {
      available: !session.demonstration,
      isEnrolled: session.isEnrolled,
      hasPassed: session.hasPassed,
      isNeeded: !session.demonstration && (await factors.isNeededBy(session.personId)),
      codesLeft: session.hasPassed ? await factors.codesLeft(session.personId) : null,
      proof: proofFor(session),
    };
  });

  app.post('/api/auth/second-factor/check', async (request, reply) => {
    const session = await mustHaveSession(signIn, request);
    const code = textOf(request.body, 'code');
    return counted(signIn, request, reply, session, WRONG_CODE, async () => {
      if (!(await factors.isRight(session.personId, code))) return null;
      await passSecondFactor(signIn.pool, session.token);
      return { codesLeft: await factors.codesLeft(session.personId) };
    });
  });

  app.post('/api/auth/second-factor/set-up', async (request, reply) => {
    const session = await mustBeAbleToHaveOne(signIn, request);
    const begin = () => factors.begin(session.personId, session.email);
    const needed = proofFor(session);
    if (needed === 'NONE') return sent(reply, await begin());
    const proof = textOf(request.body, 'proof');
    const wrong = needed === 'CODE' ? WRONG_CODE : WRONG_PASSWORD;
    return counted(signIn, request, reply, session, wrong, async () => {
      const isRight =
        needed === 'CODE'
          ? await factors.isRight(session.personId, proof)
          : await isPasswordOf(signIn.pool, session.personId, proof);
      return isRight ? begin() : null;
    });
  });

  app.post('/api/auth/second-factor/confirm', async (request, reply) => {
    const session = await mustBeAbleToHaveOne(signIn, request);
    const code = textOf(request.body, 'code').replace(/\s/g, '');
    return counted(signIn, request, reply, session, WRONG_CODE, async () => {
      const recoveryCodes = await factors.confirm(session.personId, session.token, code);
      return recoveryCodes && { recoveryCodes };
    });
  });

  app.post('/api/auth/second-factor/recovery-codes', async (request, reply) => {
    const session = await mustBeAbleToHaveOne(signIn, request);
    const code = textOf(request.body, 'code');
    return counted(signIn, request, reply, session, WRONG_CODE, async () =>
      (await factors.isRight(session.personId, code))
        ? { recoveryCodes: await factors.renewCodes(session.personId) }
        : null,
    );
  });

  // said without a session: the page on which one signs in again asks why
  app.get('/api/auth/session-ended', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return { because: (await signIn.sessionOfRequest(request.headers))?.over ?? null };
  });
}

async function mustBeAbleToHaveOne(signIn: SignIn, request: FastifyRequest): Promise<Session> {
  const session = await mustBeSignedIn(signIn, request);
  if (session.demonstration)
    throw new Fault(
      'FORBIDDEN',
      'An account of the demonstration has no second factor: its password is published.',
    );
  return session;
}

const sent = (reply: FastifyReply, answer: object): FastifyReply =>
  reply.header('cache-control', 'no-store').send(answer);

/** One attempt at a code or a password: it counts with the account's wrong passwords until it was right. */
async function counted(
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  { email }: Session,
  wrong: { readonly code: string; readonly message: string },
  work: () => Promise<object | null>,
): Promise<FastifyReply> {
  if (await holdBack(signIn, request, reply)) return reply;
  const attempt = await takeAttempt(signIn, request, reply, email);
  if (attempt === null) return reply;
  let answer: object | null;
  try {
    answer = await work();
  } catch (fault) {
    await giveAttemptBack(signIn.pool, attempt);
    throw fault;
  }
  if (answer === null) return sent(reply.code(400), wrong);
  await forgetFailures(signIn.pool, attempt);
  reply.header('set-cookie', await browserCookie(signIn, request, email));
  return sent(reply, answer);
}
