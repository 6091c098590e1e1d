import { randomUUID } from 'node:crypto';
import { Fault, type FileStore, isTracing, type Metrics, UploadFault } from '@weft/shared/server';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { authRoutes } from '../auth/auth.routes.js';
import { invitationRoutes } from '../auth/invitation.routes.js';
import { secondFactorRoutes } from '../auth/second-factor.routes.js';
import type { SignIn } from '../auth/sign-in.js';
import type { ApiSettings } from '../config.js';
import { EXTRACTS, extractRoutes } from '../extracts/extract.routes.js';
import { referralFileRoutes } from '../referral-files/referral-file.routes.js';
import { evidenceRoutes } from '../uploads/evidence.routes.js';
import { uploadRoutes } from '../uploads/upload.routes.js';
import { INTERNAL_MESSAGE, reasonOf, statusOf } from './answers.js';
import { refuseDeepBodies } from './body-depth.js';
import { metaRoutes } from './demonstration.js';
import { graphqlRoutes } from './graphql.routes.js';
import { type Database, healthRoutes } from './health.routes.js';
import { refuseOtherSites } from './origin.js';
import { QUERY_LIMITS } from './query-limits.js';
import { LONGEST_REQUEST_MS, limitRequestTime } from './request-time.js';
import { BARE_HEADERS, securityHeaders } from './security-headers.js';
import { measureRequests, traceRequests, watchOperations } from './watch-requests.js';
import { webPage } from './web-page.js';

export interface Parts {
  readonly schema: GraphQLSchema;
  readonly signIn: SignIn;
  /** of evidence */
  readonly files: FileStore;
  readonly referralFiles: FileStore;
  readonly extracts: FileStore;
  /** as weft_app, for what stands outside every partnership */
  readonly database: Database;
  readonly isDemonstration: () => Promise<boolean>;
  readonly log: Logger;
  /** Where the figures go that the operator asked for. */
  readonly metrics?: Metrics | null;
  /** Routes of features: files to download. */
  readonly routes?: readonly ((app: FastifyInstance, signIn: SignIn) => void)[];
}

/** Puts the server together without listening; `close` answers what is under way and takes nothing new. */
export async function buildServer(settings: ApiSettings, parts: Parts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.log,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit: QUERY_LIMITS.bodyBytes,
    requestTimeout: LONGEST_REQUEST_MS,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    // one line of our own instead of two that name the address
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    // an address that cannot be read meets no route and none of the hooks
    frameworkErrors: (fault, request, reply) => {
      const { status, code, message } = said(fault, request.id);
      const plain = reply as unknown as FastifyReply;
      void plain.code(status).headers(BARE_HEADERS).send({ code, message });
    },
  }) as unknown as FastifyInstance;

  answerFaults(app);
  limitRequestTime(app, [EXTRACTS]);
  logRequests(app);
  if (parts.metrics) measureRequests(app, parts.metrics);
  if (isTracing()) traceRequests(app);
  securityHeaders(app, settings.publicUrl);
  refuseOtherSites(app, settings.publicUrl);
  refuseDeepBodies(app);
  // nothing but JSON and the multipart routes: what a foreign form can send is refused unread
  app.removeContentTypeParser('text/plain');

  healthRoutes(app, parts.database);
  metaRoutes(app, parts.database, parts.isDemonstration);
  authRoutes(app, { settings, signIn: parts.signIn });
  secondFactorRoutes(app, parts.signIn);
  invitationRoutes(app, { settings, signIn: parts.signIn });
  await uploadRoutes(app, parts.signIn, parts.files);
  evidenceRoutes(app, parts.signIn, parts.files);
  referralFileRoutes(app, parts.signIn, parts.referralFiles);
  extractRoutes(app, parts.signIn, parts.extracts);
  for (const register of parts.routes ?? []) register(app, parts.signIn);
  const metrics = parts.metrics ?? null;
  await graphqlRoutes(app, {
    schema: parts.schema,
    signIn: parts.signIn,
    production: settings.production,
    extracts: parts.extracts,
    plugins: metrics || isTracing() ? [watchOperations(metrics)] : [],
  });
  await webPage(app, settings.webFolder);
  return app;
}

/** Every no outside /graphql is `{code, message}`; what nobody meant to say stays in the log, under a number. */
function answerFaults(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Fault>(async (fault, request, reply) => {
    const { status, code, message } = said(fault, request.id);
    if (status >= 500) request.log.error({ err: fault }, 'A request failed inside.');
    // a refusal tells of somebody too: that a record is not theirs
    reply.code(status).header('cache-control', 'no-store');
    if (status === 413 || status === 408) reply.header('connection', 'close');
    const more = reasonOf(fault);
    if (request.routeOptions.url === '/graphql')
      return { errors: [{ message, extensions: { code, ...more } }] };
    return { code, message, ...more };
  });
}

function said(fault: FastifyError | Fault, id: string): { status: number; code: string; message: string } {
  if (fault instanceof Fault && (fault.code !== 'INTERNAL' || fault instanceof UploadFault))
    return { status: statusOf(fault), code: fault.code, message: fault.message };
  const status = 'statusCode' in fault ? (fault.statusCode ?? 500) : 500;
  if (status === 413)
    return { status, code: 'BAD_USER_INPUT', message: 'This is more than can be sent at once.' };
  // Fastify's and multipart's words about the shape of a request hold nothing of its content
  if (status >= 400 && status < 500)
    return { status, code: 'BAD_USER_INPUT', message: 'This request cannot be understood.' };
  return { status: 500, code: 'INTERNAL', message: INTERNAL_MESSAGE + id };
}

/** One line a request. An address may hold a name that was searched for, or an invitation: the log has the route's pattern. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, log } = request;
    const route = request.routeOptions.url ?? '(page)';
    log.info({ method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}
