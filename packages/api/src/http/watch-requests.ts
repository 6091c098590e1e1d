import type { ApolloServerPlugin } from '@apollo/server';
import { inTrace, type Metrics, noteInTrace, startSpan, type TraceSpan } from '@weft/shared/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { ApiContext } from '../graphql/context.js';

/** The route's pattern: an address may hold what somebody searched for. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '(page)';

/** Measures every request by its route. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const durations = metrics.durations(
    'weft_http_request_duration_seconds',
    'Requests, by route and answer.',
    ['method', 'route', 'status'],
  );
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    durations.observe(
      { method, route: routeOf(request), status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
  });
}

/** Makes every request a span, as a step of the caller's own trace where it names one. */
export function traceRequests(app: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, TraceSpan>();
  app.addHook('onRequest', async (request) => {
    const { method, headers } = request;
    const { traceparent } = headers;
    const route = routeOf(request);
    const span = startSpan(
      `${method} ${route}`,
      'SERVER',
      { 'http.request.method': method, 'http.route': route },
      typeof traceparent === 'string' ? traceparent : null,
    );
    if (span) spans.set(request, span);
  });
  // what runs from here on runs inside the span; the body was read outside, by the connection's own events
  app.addHook('preHandler', (request, _reply, done) => inTrace(spans.get(request) ?? null, done));
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    span?.note({ 'http.response.status_code': reply.statusCode });
    span?.end(reply.statusCode >= 500 ? new Error('5xx') : undefined);
  });
}

/** Whether it reads or changes, and the first thing asked for: of these there are as many as the schema has. */
function asked({ operation, selectionSet }: OperationDefinitionNode): { kind: string; field: string } {
  const [first] = selectionSet.selections;
  return { kind: operation, field: first?.kind === Kind.FIELD ? first.name.value : '(fragment)' };
}

/** Measures every operation that the schema understands, by its kind and what it asks for. */
export function watchOperations(metrics: Metrics | null): ApolloServerPlugin<ApiContext> {
  const durations = metrics?.durations(
    'weft_graphql_operation_duration_seconds',
    'Operations, by kind and the first thing asked for.',
    ['kind', 'field', 'result'],
  );
  return {
    async requestDidStart() {
      const began = performance.now();
      let operation: { kind: string; field: string } | null = null;
      return {
        async didResolveOperation(context) {
          if (!context.operation) return;
          operation = asked(context.operation);
          noteInTrace({
            'graphql.operation.type': operation.kind,
            'graphql.operation.field': operation.field,
          });
        },
        async willSendResponse({ response }) {
          if (operation === null || !durations) return;
          const { body } = response;
          const isWell = body.kind === 'single' && !body.singleResult.errors;
          durations.observe(
            { ...operation, result: isWell ? 'answered' : 'failed' },
            (performance.now() - began) / 1_000,
          );
        },
      };
    },
  };
}
