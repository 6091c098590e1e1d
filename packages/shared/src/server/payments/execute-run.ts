import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { finishRun } from './finish-run.js';
import { startRun, unfinishedBefore } from './start-run.js';
import { workBatch } from './work-batch.js';

export interface RunOptions {
  /** claims in one transaction; 5,000 unless said */
  readonly batchSize?: number;
  /** called after each batch has committed */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => Promise<void> | void;
  /** commits together with the end of the run: the job's outbox row is marked done there */
  readonly finishing?: (tenant: Tenant) => Promise<void>;
}

const BATCH = 5_000;

/**
 * Does a payment run, as the system (domain.md, Money: Payment run): fixes its list, bills it in batches, each a
 * transaction of its own under the run's lock, and issues the statements. Stopped at any point and started again,
 * or started twice at once, it bills each claim once: a batch, with how far it came, commits whole or not at all.
 * Runs follow one another, so unfinished runs of earlier periods are done first.
 *
 * @throws Fault NOT_FOUND
 */
export async function executeRun(actor: Actor, runId: string, options: RunOptions = {}): Promise<void> {
  const earlier = await withTenant(actor, (tenant) => unfinishedBefore(tenant, runId));
  for (const id of earlier) await executeOne(actor, id, { batchSize: options.batchSize ?? BATCH });
  await executeOne(actor, runId, options);
}

async function executeOne(actor: Actor, runId: string, options: RunOptions): Promise<void> {
  const left = await withTenant(actor, (tenant) => startRun(tenant, runId));
  for (let going = left; going; ) {
    const progress = await withTenant(actor, (tenant) =>
      workBatch(tenant, runId, options.batchSize ?? BATCH),
    );
    if (progress) await options.onProgress?.(progress);
    going = progress !== null && progress.done < progress.total;
  }
  await withTenant(actor, (tenant) => finishRun(tenant, runId, options.finishing));
}
