/** What is written beside a span: names of ours, numbers, never what somebody typed. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A step of a trace that has begun. */
export interface TraceSpan {
  /** Adds to what is written beside it. */
  note(attributes: Attributes): void;
  /** @param fault what it failed with: its type is noted, its words are not */
  end(fault?: unknown): void;
}

/** Where spans go; opened by `openTracing` where the operator asked for traces. */
export interface Tracing {
  /** @param parent a `traceparent` that came from elsewhere; without one, the span that is under way */
  start(name: string, kind: SpanKind, attributes: Attributes, parent?: string | null): TraceSpan;
  within<T>(span: TraceSpan, work: () => T): T;
  note(attributes: Attributes): void;
  traceparent(): string | null;
}

export type SpanKind = 'SERVER' | 'CONSUMER' | 'CLIENT' | 'INTERNAL';

let tracing: Tracing | null = null;

export function setTracing(opened: Tracing | null): void {
  tracing = opened;
}

/** Begins a span; null where there is no tracing. */
export const startSpan = (
  name: string,
  kind: SpanKind,
  attributes: Attributes,
  parent?: string | null,
): TraceSpan | null => tracing?.start(name, kind, attributes, parent) ?? null;

/** Does work whose spans are steps of this one. */
export const inTrace = <T>(span: TraceSpan | null, work: () => T): T =>
  tracing && span ? tracing.within(span, work) : work();

/** Does work as one span; without tracing it is the work alone. */
export async function traced<T>(
  name: string,
  kind: SpanKind,
  attributes: Attributes,
  work: () => Promise<T>,
  parent?: string | null,
): Promise<T> {
  const span = startSpan(name, kind, attributes, parent);
  if (!span) return work();
  try {
    const result = await inTrace(span, work);
    span.end();
    return result;
  } catch (fault) {
    span.end(fault);
    throw fault;
  }
}

/** Adds to what is written beside the span under way. */
export const noteInTrace = (attributes: Attributes): void => tracing?.note(attributes);

/** Whether spans go anywhere. */
export const isTracing = (): boolean => tracing !== null;

/** The span under way as the header of W3C Trace Context; null where there is none. */
export const traceparent = (): string | null => tracing?.traceparent() ?? null;
