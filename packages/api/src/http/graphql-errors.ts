import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { Fault, type FaultCode } from '@weft/shared/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { INTERNAL_MESSAGE, reasonOf } from './answers.js';

const OURS = new Set<string>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'TOO_COMPLEX',
] satisfies FaultCode[]);

/** Apollo's own words for a request that it could not understand. */
const NOT_UNDERSTOOD = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const TOO_MANY_TOKENS = /Document contains more (than|that) \d+ tokens/;

/**
 * Brings every error to one of the contract's codes. What nobody meant to say stays inside: the caller gets
 * a number, under which the log holds the rest.
 */
export const formatErrors =
  (log: Pick<Logger, 'error'>) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    const cause = unwrapResolverError(error);
    if (cause instanceof Fault && cause.code !== 'INTERNAL')
      return { message: cause.message, ...place, extensions: { code: cause.code, ...reasonOf(cause) } };

    const code = String(formatted.extensions?.code ?? '');
    if (TOO_MANY_TOKENS.test(formatted.message))
      return { message: 'This query is too long.', extensions: { code: 'TOO_COMPLEX' } };
    if (NOT_UNDERSTOOD.has(code))
      return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
    // said by a scalar or a limit on purpose; a driver's error that bears such a code is no GraphQLError
    if (OURS.has(code) && cause instanceof GraphQLError)
      return { message: formatted.message, ...place, extensions: { code } };

    const id = randomUUID();
    log.error({ id, err: cause, path: formatted.path?.join('.') }, 'A request failed inside.');
    return { message: INTERNAL_MESSAGE + id, ...place, extensions: { code: 'INTERNAL', id } };
  };
