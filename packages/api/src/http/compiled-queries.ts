import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { ApiContext } from '../graphql/context.js';

/** Compiled when it is asked for the second time: whoever sends ever new queries makes nobody compile them. */
const ASKED_ONCE = Symbol('asked once');
/** What the compiler cannot do is left to graphql-js. */
const NOT_COMPILED = Symbol('not compiled');
type Known = CompiledQuery | typeof ASKED_ONCE | typeof NOT_COMPILED;

/**
 * Answers a query that is asked again and again by a function compiled from it (graphql-jit), at a fraction of
 * what interpreting it costs. Mutations and subscriptions, and a query whose answer holds an error, are run by
 * graphql-js: what an error looks like then never depends on how often a query was asked.
 */
export const compiledQueries = (schema: GraphQLSchema): ApolloServerPlugin<ApiContext> => {
  // Apollo keeps the document of a query for as long as it keeps the query: what was compiled goes with it
  const known = new WeakMap<DocumentNode, Map<string | null, Known>>();
  const compiledFor = (document: DocumentNode, operationName: string | null): CompiledQuery | null => {
    const operations = known.get(document) ?? new Map<string | null, Known>();
    known.set(document, operations);
    const there = operations.get(operationName);
    if (there === undefined) {
      operations.set(operationName, ASKED_ONCE);
      return null;
    }
    if (there === NOT_COMPILED) return null;
    if (there !== ASKED_ONCE) return there;
    const made = compileQuery(schema, document, operationName ?? undefined);
    operations.set(operationName, isCompiledQuery(made) ? made : NOT_COMPILED);
    return isCompiledQuery(made) ? made : null;
  };
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, operationName, request, contextValue, response }) {
          // there is none when the request does not say which; graphql-js has the words for that
          if ((operation as typeof operation | undefined)?.operation !== 'query') return null;
          const compiled = compiledFor(document, operationName);
          if (!compiled) return null;
          const result = await compiled.query(undefined, contextValue, request.variables ?? {});
          if (result.errors) return null;
          return {
            http: response.http,
            body: { kind: 'single', singleResult: { data: result.data ?? null } },
          };
        },
      };
    },
  };
};
