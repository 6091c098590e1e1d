import { type Metrics, parsePayload, traced } from '@weft/shared/server';
import type { JobQueue, Processor } from './backend.js';

/** Measures every attempt at a job, and makes it a step of the trace of what announced it. */
export function watchJobs(work: Processor, metrics: Metrics | null): Processor {
  const durations = metrics?.durations(
    'weft_job_duration_seconds',
    'Attempts at jobs, by kind and how they ended.',
    ['kind', 'result'],
  );
  return async (job) => {
    const { kind, traceparent } = about(job.data);
    const began = performance.now();
    const measure = (result: string): void =>
      durations?.observe({ kind, result }, (performance.now() - began) / 1_000);
    try {
      const attributes = { 'weft.job.kind': kind, 'weft.job.attempt': job.attemptsMade + 1 };
      await traced(`job ${kind}`, 'CONSUMER', attributes, () => work(job), traceparent);
      measure('done');
    } catch (error) {
      measure('failed');
      throw error;
    }
  };
}

/** Shows how many jobs the queue itself holds. */
export function watchQueue(queue: JobQueue, metrics: Metrics): void {
  metrics.figure('weft_queue_jobs', 'Jobs in the queue.', ['state'], async (gauge) => {
    for (const [state, count] of Object.entries(await queue.counts())) gauge.set({ state }, count);
  });
}

/** A kind that this version knows: nothing that came through a queue becomes a label. */
function about(data: unknown): { kind: string; traceparent: string | null } {
  const { kind, payload } = (data ?? {}) as Record<string, unknown>;
  const known = typeof kind === 'string' ? parsePayload({ kind, payload }) : null;
  const { traceparent } = (payload ?? {}) as Record<string, unknown>;
  return {
    kind: known?.kind ?? 'unknown',
    traceparent: typeof traceparent === 'string' ? traceparent : null,
  };
}
