import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { ApiContext } from '../graphql/context.js';

/** Compiled when it is asked for the second time: whoever sends ever new queries makes nobody compile them. */
const ASKED_ONCE = Symbol('asked once');
/** What the compiler cannot do is left to graphql-js. */
const NOT_COMPILED = Symbol('not compiled');
type Known = CompiledQuery | typeof ASKED_ONCE | typeof NOT_COMPILED;
type Operations = Map<string | null, Known>;

/**
 * More than all screens ask. A compiled query weighs a hundred times what its text does, so that texts alone do not say
 * how much is kept.
 */
export const MOST_COMPILED = 200;

/**
 * Answers a query that is asked again and again by a function compiled from it (graphql-jit), at a fraction of
 * what interpreting it costs. Mutations and subscriptions, and a query whose answer holds an error, are run by
 * graphql-js: what an error looks like then never depends on how often a query was asked. Nothing is compiled for who
 * is not signed in, and only so much is kept: whoever sends ever new queries twice fills nobody's memory.
 */
export const compiledQueries = (schema: GraphQLSchema): ApolloServerPlugin<ApiContext> => {
  // Apollo keeps the document of a query for as long as it keeps the query: what was compiled goes with it
  const known = new WeakMap<DocumentNode, Operations>();
  const kept: { readonly operations: Operations; readonly name: string | null }[] = [];
  const keep = (operations: Operations, name: string | null, compiled: CompiledQuery): CompiledQuery => {
    operations.set(name, compiled);
    kept.push({ operations, name });
    const first = kept.length > MOST_COMPILED ? kept.shift() : undefined;
    // asked again, it is compiled again
    first?.operations.set(first.name, ASKED_ONCE);
    return compiled;
  };
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
    if (isCompiledQuery(made)) return keep(operations, operationName, made);
    operations.set(operationName, NOT_COMPILED);
    return null;
  };
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, operationName, request, contextValue, response }) {
          // there is none when the request does not say which; graphql-js has the words for that
          if ((operation as typeof operation | undefined)?.operation !== 'query') return null;
          if (contextValue.request.session === null) return null;
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
