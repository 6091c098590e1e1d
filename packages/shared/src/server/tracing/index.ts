export { openTracing } from './open-tracing.js';
export { inTrace, isTracing, noteInTrace, startSpan, type TraceSpan, traced, traceparent } from './trace.js';
