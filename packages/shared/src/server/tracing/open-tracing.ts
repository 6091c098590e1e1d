import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context, Span, SpanContext } from '@opentelemetry/api';
import { setTracing, type TraceSpan } from './trace.js';

const LAST_WORDS_MS = 3_000;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP, JSON), when there is one; nothing of OpenTelemetry is
 * loaded otherwise. OTEL_SERVICE_NAME and OTEL_EXPORTER_OTLP_HEADERS are heeded as everywhere.
 *
 * @returns sends what is left, and ends it; null when nobody asked for traces
 */
export async function openTracing(
  service: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<(() => Promise<void>) | null> {
  if (!environment.OTEL_EXPORTER_OTLP_ENDPOINT && !environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)
    return null;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': environment.OTEL_SERVICE_NAME?.trim() || service }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer('weft');
  const current = new AsyncLocalStorage<Context>();
  const spans = new WeakMap<TraceSpan, Span>();

  const parentOf = (parent: string | null | undefined): Context => {
    const [, traceId, spanId, flags] = (parent && TRACEPARENT.exec(parent)) || [];
    if (!traceId || !spanId || !flags) return current.getStore() ?? api.ROOT_CONTEXT;
    const remote: SpanContext = {
      traceId,
      spanId,
      traceFlags: Number.parseInt(flags, 16) & 1,
      isRemote: true,
    };
    return api.isSpanContextValid(remote)
      ? api.trace.setSpanContext(api.ROOT_CONTEXT, remote)
      : api.ROOT_CONTEXT;
  };

  setTracing({
    start(name, kind, attributes, parent) {
      const span = tracer.startSpan(name, { kind: api.SpanKind[kind], attributes }, parentOf(parent));
      const ours: TraceSpan = {
        note: (more) => void span.setAttributes(more),
        end: (fault) => {
          if (fault !== undefined)
            span.setStatus({
              code: api.SpanStatusCode.ERROR,
              // its message may repeat what somebody typed
              message: fault instanceof Error ? fault.name : typeof fault,
            });
          span.end();
        },
      };
      spans.set(ours, span);
      return ours;
    },
    within(span, work) {
      const under = spans.get(span);
      if (!under) return work();
      return current.run(api.trace.setSpan(current.getStore() ?? api.ROOT_CONTEXT, under), work);
    },
    note(attributes) {
      const store = current.getStore();
      if (store) api.trace.getSpan(store)?.setAttributes(attributes);
    },
    traceparent() {
      const store = current.getStore();
      const at = store && api.trace.getSpanContext(store);
      return at ? `00-${at.traceId}-${at.spanId}-${at.traceFlags.toString(16).padStart(2, '0')}` : null;
    },
  });
  return async () => {
    setTracing(null);
    // a collector that does not answer keeps no process from ending, and traces are no reason to fail
    const sent = provider.shutdown().catch(() => undefined);
    await Promise.race([sent, pause(LAST_WORDS_MS, undefined, { ref: false })]);
  };
}
