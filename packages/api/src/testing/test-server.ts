import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { openExtractStore, openFileStore, openReferralFileStore } from '@weft/shared/server';
import { type TestDatabase, testDatabase } from '@weft/shared/testing';
import type { GraphQLSchema } from 'graphql';
import { openSignIn, type SignIn } from '../auth/sign-in.js';
import type { ApiSettings } from '../config.js';
import { demonstrationMode } from '../http/demonstration.js';
import { openLog } from '../http/log.js';
import { buildServer, type Parts } from '../http/server.js';
import { TEST_SECRET } from './attack/sessions.js';

export const PASSWORD = 'a long enough password';

export interface TestServer {
  readonly database: TestDatabase;
  readonly signIn: SignIn;
  readonly url: string;
  readonly port: number;
  /** everything that was logged */
  readonly log: string[];
  /** its folder .weft */
  readonly home: string;
  /** every address that takes this method, as it was registered: /api/evidence/:id */
  addresses(method: string): string[];
  /** names of the evidence files on the disk, and of what is still arriving */
  files(): string[];
  /** An account for a person that the scene made; the cookie header of a new session, in a browser without a past. */
  cookieFor(personId: string): Promise<string>;
  /** Asks /graphql as somebody. */
  ask(query: string, asked?: Asked): Promise<{ status: number; body: GraphqlAnswer }>;
  close(): Promise<void>;
}

export interface Asked {
  readonly variables?: object;
  readonly cookie?: string;
  readonly partnership?: string;
  readonly headers?: Record<string, string>;
}

export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly [more: string]: unknown };
  }[];
}

/** The whole server on a port of its own, with a database and a folder of its own. */
export async function testServer(
  schema: GraphQLSchema,
  given: Partial<ApiSettings> = {},
  routes: Parts['routes'] = [],
): Promise<TestServer> {
  const database = await testDatabase();
  const home = mkdtempSync(join(tmpdir(), 'weft-api-'));
  const lines: string[] = [];
  const log = openLog(
    'info',
    new Writable({
      write: (line, _encoding, done) => {
        lines.push(String(line));
        done();
      },
    }),
  );
  const settings: ApiSettings = {
    production: false,
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost:4400',
    secret: TEST_SECRET,
    home,
    databaseUrl: null,
    appDatabaseUrl: database.appUrl,
    authDatabaseUrl: database.authUrl,
    queueDatabaseUrl: database.queueUrl,
    redisUrl: null,
    smtpUrl: null,
    trustedProxies: [],
    webFolder: null,
    ...given,
  };
  const asApp = database.owner;
  const isDemonstration = demonstrationMode(asApp, settings.production);
  const signIn = await openSignIn({ settings, isDemonstration, log });
  const files = openFileStore(home);
  const app = await buildServer(settings, {
    schema,
    signIn,
    files,
    referralFiles: openReferralFileStore(home),
    extracts: openExtractStore(home),
    database: asApp,
    isDemonstration,
    log,
    routes,
  });
  await app.listen({ host: settings.host, port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const cookieFor = async (personId: string): Promise<string> => {
    const { rows } = await database.owner.query<{ email: string; name: string }>(
      'SELECT email, name FROM person WHERE id = $1',
      [personId],
    );
    const [person] = rows;
    if (!person) throw new Error('No such person.');
    await signIn.createAccount({ personId, ...person, password: PASSWORD });
    const answer = await postJson(`${url}/api/auth/sign-in/email`, {
      email: person.email,
      password: PASSWORD,
    });
    const cookies = cookieOf(answer).split('; ');
    return cookies.filter((one) => !one.includes('known_browser')).join('; ');
  };

  return {
    database,
    signIn,
    url,
    port,
    log: lines,
    home,
    addresses: (method) =>
      [...app.printRoutes({ commonPrefix: false }).matchAll(/(\/\S*|\*) \(([A-Z, ]+)\)/g)]
        .filter(([, , methods = '']) => methods.split(', ').includes(method))
        .map(([, address = '']) => address),
    files: () =>
      ['files', 'files-arriving'].flatMap((folder) =>
        readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => `${folder}/${entry.name}`),
      ),
    cookieFor,
    async ask(query, { variables, cookie, partnership, headers } = {}) {
      const answer = await postJson(
        `${url}/graphql`,
        { query, variables },
        {
          ...(cookie ? { cookie } : {}),
          ...(partnership ? { 'x-partnership': partnership } : {}),
          ...headers,
        },
      );
      return { status: answer.status, body: (await answer.json()) as GraphqlAnswer };
    },
    async close() {
      await app.close();
      await signIn.close();
      await database.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export const postJson = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** The cookies an answer sets, as the next request sends them. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
