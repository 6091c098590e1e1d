import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { Fault, type FileStore } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { SignIn } from '../auth/sign-in.js';
import type { ApiContext } from '../graphql/context.js';
import { compiledQueries } from './compiled-queries.js';
import { formatErrors } from './graphql-errors.js';
import { QUERY_LIMITS, queryLimits } from './query-limits.js';
import { scopeOf } from './scope.js';

/** Apollo would answer it with 200, for clients that then send the query. */
const namesQueryByHash = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'extensions' in body && isPersisted(body.extensions);

const isPersisted = (extensions: unknown): boolean =>
  typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions;

/** POST /graphql: one operation a request, within `QUERY_LIMITS`. */
export async function graphqlRoutes(
  app: FastifyInstance,
  parts: {
    readonly schema: GraphQLSchema;
    readonly signIn: SignIn;
    readonly production: boolean;
    readonly extracts: FileStore;
    readonly plugins: readonly ApolloServerPlugin<ApiContext>[];
  },
): Promise<void> {
  const quiet = (): void => undefined;
  const apollo = new ApolloServer<ApiContext>({
    schema: parts.schema,
    introspection: !parts.production,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: parts.production,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: QUERY_LIMITS.tokens },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      queryLimits(parts.schema),
      compiledQueries(parts.schema),
      ...parts.plugins,
    ],
    formatError: formatErrors(app.log),
    // errors are logged where they are formatted, without the words of the request
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  await apollo.start();
  app.addHook('onClose', async () => apollo.stop());

  const answer = fastifyApolloHandler(apollo, {
    context: async (request): Promise<ApiContext> => ({
      request: scopeOf(parts.signIn, request),
      extracts: parts.extracts,
    }),
  });
  app.post<{ Reply: string }>('/graphql', { bodyLimit: QUERY_LIMITS.bodyBytes }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (namesQueryByHash(request.body))
      throw new Fault('BAD_USER_INPUT', 'Send the query itself, not its hash.');
    return answer.call(app, request, reply);
  });
}
