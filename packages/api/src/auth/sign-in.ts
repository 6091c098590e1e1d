import { betterAuth } from 'better-auth';
import pg from 'pg';
import type { Logger } from 'pino';
import type { ApiSettings } from '../config.js';
import { isLocal } from '../config.js';
import {
  hashed,
  insertAccount,
  inTransaction,
  LONGEST_PASSWORD,
  type NewAccount,
  SHORTEST_PASSWORD,
} from './accounts.js';
import { sweepAttempts } from './attempts.js';
import { KnownBrowsers } from './known-browsers.js';
import { SecondFactors } from './second-factor.js';
import { sessionToken } from './session-cookie.js';
import { findSession, type Session } from './sessions.js';
import { Visitors } from './visitors.js';

/** A working day: whoever comes back tomorrow signs in again. The database ends one that idles (app.session_over). */
const SESSION_SECONDS = 12 * 60 * 60;
/** Set by our own route from what Fastify knows of the caller; what a caller sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-weft-address';

export interface SignIn {
  /** The sign-in library, asked with a web `Request`. */
  handle(request: Request): Promise<Response>;
  /** Its own connections, as weft_auth, in the schema `auth`. */
  readonly pool: pg.Pool;
  /** The token in the session's cookie, when the cookie is one that we signed; the database knows whether it stands. */
  sessionOf(headers: { readonly cookie?: string | undefined }): string | null;
  /** The session of a request, outside every partnership, also one that is over and still known. */
  sessionOfRequest(headers: { readonly cookie?: string | undefined }): Promise<Session | null>;
  readonly factors: SecondFactors;
  /** Those in which somebody has signed in before. */
  readonly browsers: KnownBrowsers;
  /** Who comes without an account, to the pages that need none. */
  readonly visitors: Visitors;
  /** Makes an account for a person; false when there is one already, which stays as it is. */
  createAccount(account: NewAccount): Promise<boolean>;
  /** Ends every session of a person, everywhere. */
  endSessionsOf(personId: string): Promise<void>;
  /** Clears away what is out of date. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export interface SignInOptions {
  readonly settings: Pick<ApiSettings, 'authDatabaseUrl' | 'publicUrl' | 'secret'>;
  /** Whether accounts of the demonstration may sign in. */
  readonly isDemonstration: () => Promise<boolean>;
  readonly log: Pick<Logger, 'error' | 'warn'>;
}

/** Opens the sign-in side: better-auth on connections of its own. `close` ends it. */
export async function openSignIn({ settings, isDemonstration, log }: SignInOptions): Promise<SignIn> {
  const pool = new pg.Pool({
    connectionString: settings.authDatabaseUrl,
    options: '-c search_path=auth',
    max: 5,
    connectionTimeoutMillis: 10_000,
    application_name: 'weft-auth',
  });
  // a lost server is an error of the request that met it, not of the process
  pool.on('error', (fault) => log.warn({ fault: fault.name }, 'A sign-in connection was lost.'));

  /** The life of a new session by the database's clock, which also ends it; false for who may not have one. */
  const newSession = async (userId: string) => {
    const { rows } = await pool.query<{ demonstration: boolean; createdAt: Date; expiresAt: Date }>(
      `SELECT demonstration, now() AS "createdAt", now() + make_interval(secs => $2) AS "expiresAt"
       FROM "user" WHERE id = $1`,
      [userId, SESSION_SECONDS],
    );
    const [row] = rows;
    if (!row || (row.demonstration && !(await isDemonstration()))) return false;
    const { createdAt, expiresAt } = row;
    return { data: { createdAt, updatedAt: createdAt, expiresAt } };
  };

  const isOverTls = settings.publicUrl.startsWith('https://') || !isLocal(settings.publicUrl);
  const auth = betterAuth({
    appName: 'Weft',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    database: pool,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    // ours is kept in the database and counts a true minute: attempts.ts
    rateLimit: { enabled: false },
    trustedOrigins: [new URL(settings.publicUrl).origin],
    advanced: {
      // the browser then takes it from this very host alone: no neighbour under the same domain can set another
      cookiePrefix: isOverTls ? '__Host-weft' : 'weft',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isOverTls },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: 'uuid' },
    },
    databaseHooks: {
      session: { create: { before: (session) => newSession(session.userId) } },
    },
    // only that something failed: its messages may name people
    logger: {
      level: 'error',
      log: (_level, _message) => log.error('The sign-in library reported an error.'),
    },
    onAPIError: {
      onError: (fault) =>
        log.error({ fault: fault instanceof Error ? fault.name : typeof fault }, 'Sign-in failed inside.'),
    },
  });
  const { authCookies } = await auth.$context;
  const sessionOf: SignIn['sessionOf'] = ({ cookie }) =>
    sessionToken(cookie, authCookies.sessionToken.name, settings.secret);

  return {
    pool,
    sessionOf,
    handle: (request) => auth.handler(request),
    factors: new SecondFactors(pool, settings.secret),
    browsers: new KnownBrowsers(pool, settings.secret, {
      name: `${isOverTls ? '__Host-weft' : 'weft'}.known_browser`,
      secure: isOverTls,
    }),
    visitors: new Visitors(pool, settings.secret),
    async sessionOfRequest(headers) {
      const token = sessionOf(headers);
      const session = token === null ? null : await findSession(pool, token);
      if (!session || (session.demonstration && !(await isDemonstration()))) return null;
      return session;
    },
    async createAccount({ password, ...account }) {
      const passwordHash = await hashed(password);
      return inTransaction(pool, (client) => insertAccount(client, account, passwordHash));
    },
    async endSessionsOf(personId) {
      await pool.query('DELETE FROM session WHERE "userId" = $1', [personId]);
    },
    sweep: () => sweepAttempts(pool),
    close: () => pool.end(),
  };
}
