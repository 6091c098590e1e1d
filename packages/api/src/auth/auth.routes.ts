import { isRefusal, readEmail } from '@weft/shared';
import { Fault, SecondFactorNeeded } from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiSettings } from '../config.js';
import {
  forgetFailures,
  giveAttemptBack,
  passwordWasRight,
  takeAccountAttempt,
  takeAddressAttempt,
} from './attempts.js';
import { networkAddress } from './network-address.js';
import { tokenOfSession, withoutTokens } from './session-ids.js';
import { clearSessionsOf, passSecondFactor } from './sessions.js';
import { ADDRESS_HEADER, type SignIn } from './sign-in.js';
import { isHalfSignedIn, mustBeSignedIn, standingSession } from './signed-in.js';

/** What of the sign-in library is open; accounts are made, named and closed by us alone. */
const OPEN = {
  GET: ['get-session', 'list-sessions'],
  POST: ['revoke-sessions', 'revoke-other-sessions'],
} as const;

export interface Door {
  readonly settings: Pick<ApiSettings, 'publicUrl'>;
  readonly signIn: SignIn;
}

/** /api/auth: signing in and out, one's sessions, one's password. */
export function authRoutes(app: FastifyInstance, door: Door): void {
  for (const path of OPEN.GET)
    app.get(`/api/auth/${path}`, { exposeHeadRoute: false }, async (request, reply) =>
      passOn(reply, await askAsSignedIn(door, request, path)),
    );
  for (const path of OPEN.POST)
    app.post(`/api/auth/${path}`, async (request, reply) =>
      passOn(reply, await askAsSignedIn(door, request, path)),
    );
  app.post('/api/auth/revoke-session', (request, reply) => revokeSession(door, request, reply));
  app.post('/api/auth/sign-out', async (request, reply) =>
    passOn(reply, await ask(door, request, 'sign-out', {})),
  );
  app.post('/api/auth/sign-in/email', (request, reply) => signInByEmail(door, request, reply));
  app.post('/api/auth/change-password', (request, reply) => changePassword(door, request, reply));
}

/** Refuses when the caller's address has used up its attempts of this minute. */
export async function holdBack(
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const wait = await takeAddressAttempt(signIn.pool, networkAddress(request.ip));
  if (wait === null) return false;
  await reply
    .code(429)
    .header('retry-after', String(wait))
    .send({
      code: 'TOO_MANY_ATTEMPTS',
      message: `Too many attempts from this address. Wait ${wait} seconds, then try again.`,
    });
  return true;
}

/** A text that the body of a request must hold. @throws Fault BAD_USER_INPUT */
export const textOf = (body: unknown, field: string): string => {
  const value = (body as Record<string, unknown> | null | undefined)?.[field];
  if (typeof value !== 'string' || value === '') throw new Fault('BAD_USER_INPUT', `${field} is missing.`);
  return value;
};

/**
 * Signs in whoever has just shown their password in another way, an invitation's link: the answer carries the
 * session's cookie. False when the library wants more than a password.
 */
export async function signInAtOnce(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  account: { readonly email: string; readonly password: string },
): Promise<boolean> {
  const answer = await ask(door, request, 'sign-in/email', { ...account, rememberMe: true });
  const said = answer.status === 200 ? ((await answer.json()) as { token?: unknown }) : {};
  if (typeof said.token !== 'string') return false;
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return true;
}

async function signInByEmail(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { pool } = door.signIn;
  if (await holdBack(door.signIn, request, reply)) return reply;
  const email = readEmail(textOf(request.body, 'email'));
  const password = textOf(request.body, 'password');
  if (isRefusal(email)) throw new Fault('BAD_USER_INPUT', email.message);
  const attempt = await takeAttempt(door.signIn, request, reply, email);
  if (attempt === null) return reply;

  const rememberMe = (request.body as { rememberMe?: unknown }).rememberMe !== false;
  const answer = await ask(door, request, 'sign-in/email', { email, password, rememberMe });
  if (answer.status === 200) {
    const isAll = await passwordWasRight(pool, email, attempt);
    return passOn(reply, answer, isAll ? [await browserCookie(door.signIn, request, email)] : []);
  }
  if (answer.status !== 401) {
    await giveAttemptBack(pool, attempt);
    return passOn(reply, answer);
  }
  // the same words whatever was wrong
  return reply.code(401).send({
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: 'The email address or the password is not right.',
  });
}

/** Ends one of one's own sessions, named by its id; one that is over already, or is not one's own, is left as it is. */
async function revokeSession(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { personId } = await mustBeSignedIn(door.signIn, request);
  const token = await tokenOfSession(door.signIn.pool, personId, textOf(request.body, 'id'));
  if (token === null) return reply.header('cache-control', 'no-store').send({ status: true });
  return passOn(reply, await ask(door, request, 'revoke-session', { token }));
}

async function changePassword(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { pool } = door.signIn;
  if (await holdBack(door.signIn, request, reply)) return reply;
  const { email, hasPassed } = await mustBeSignedIn(door.signIn, request);
  const currentPassword = textOf(request.body, 'currentPassword');
  const newPassword = textOf(request.body, 'newPassword');
  const attempt = await takeAttempt(door.signIn, request, reply, email);
  if (attempt === null) return reply;

  // whoever knew the old password is signed out everywhere
  const answer = await ask(door, request, 'change-password', {
    currentPassword,
    newPassword,
    revokeOtherSessions: true,
  });
  const body = await answer.clone().text();
  const more: string[] = [];
  if (answer.status === 200) {
    await forgetFailures(pool, attempt);
    // every browser that knew the old password is a stranger now, but this one
    more.push(await browserCookie(door.signIn, request, email));
    // the library goes on in a new session, which has seen what the old one had
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const token = door.signIn.sessionOf({ cookie });
    if (hasPassed && token !== null) await passSecondFactor(pool, token);
  } else if (!body.includes('"INVALID_PASSWORD"')) await giveAttemptBack(pool, attempt);
  return passOn(reply, answer, more);
}

/** The cookie that says that somebody has signed in here with all that it takes. */
export const browserCookie = (signIn: SignIn, request: FastifyRequest, email: string): Promise<string> =>
  signIn.browsers.remember(request.headers.cookie, email);

/**
 * Counts an attempt at an account, and refuses while it is locked: for this browser, where the account knows it, else
 * for everybody who is a stranger.
 * @returns what it is counted by; null when it was refused.
 */
export async function takeAttempt(
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  email: string,
): Promise<string | null> {
  const name = (await signIn.browsers.nameOf(request.headers.cookie, email)) ?? email;
  const wait = await takeAccountAttempt(signIn.pool, name);
  if (wait === null) return name;
  const minutes = Math.ceil(wait / 60);
  await reply
    .code(403)
    .header('retry-after', String(wait))
    .send({
      code: 'ACCOUNT_LOCKED',
      message: `Too many wrong passwords or codes for this address. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    });
  return null;
}

/** Asks the library about the session of the request: of one that is over, it is not told. */
async function askAsSignedIn(door: Door, request: FastifyRequest, path: string): Promise<Response> {
  const session = await standingSession(door.signIn, request);
  if (!session) return ask(door, request, path, request.body, { asNobody: true });
  if (isHalfSignedIn(session)) throw new SecondFactorNeeded();
  if (path === 'list-sessions') await clearSessionsOf(door.signIn.pool, session.personId);
  return ask(door, request, path, request.body);
}

/** Asks the sign-in library; of the request it gets what it needs, and an address that the caller cannot choose. */
async function ask(
  door: Door,
  request: FastifyRequest,
  path: string,
  body?: unknown,
  { asNobody = false } = {},
): Promise<Response> {
  const { publicUrl } = door.settings;
  const headers = new Headers({
    origin: new URL(publicUrl).origin,
    [ADDRESS_HEADER]: request.ip,
    'user-agent': request.headers['user-agent'] ?? '',
  });
  if (request.headers.cookie && !asNobody) headers.set('cookie', request.headers.cookie);
  if (request.method === 'GET')
    return door.signIn.handle(new Request(`${publicUrl}/api/auth/${path}`, { headers }));
  headers.set('content-type', 'application/json');
  return door.signIn.handle(
    new Request(`${publicUrl}/api/auth/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body ?? {}),
    }),
  );
}

async function passOn(
  reply: FastifyReply,
  answer: Response,
  cookies: readonly string[] = [],
): Promise<FastifyReply> {
  reply.code(answer.status).header('cache-control', 'no-store');
  for (const cookie of [...answer.headers.getSetCookie(), ...cookies]) reply.header('set-cookie', cookie);
  if (answer.status >= 500) throw new Error('The sign-in library failed.');
  const text = await answer.text();
  if (answer.ok) return reply.type('application/json').send(withoutTokens(text));
  const said = readProblem(text);
  return reply.send({
    code: answer.status === 401 ? 'UNAUTHENTICATED' : (said.code ?? 'BAD_USER_INPUT'),
    message:
      said.message ?? (answer.status === 401 ? 'Sign in first.' : 'This request cannot be understood.'),
  });
}

function readProblem(text: string): { code?: string; message?: string } {
  if (!text.startsWith('{')) return {};
  const said = JSON.parse(text) as { code?: unknown; message?: unknown };
  return {
    ...(typeof said.code === 'string' ? { code: said.code } : {}),
    ...(typeof said.message === 'string' ? { message: said.message } : {}),
  };
}
