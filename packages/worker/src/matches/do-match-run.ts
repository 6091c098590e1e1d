import { join } from 'node:path';
import {
  carryOutMatchRun,
  completeOutbox,
  type FileStore,
  type RunWork,
  reckonMatchRun,
} from '@weft/shared/server';
import type { Handlers, JobContext } from '../queues/work.js';

/** Where runs have their folders: swept of dead runs when a worker starts. */
export const matchingFolder = (home: string): string => join(home, 'matching');

const workOf = (folder: string, { outboxId, keepAlive }: JobContext): RunWork => ({
  folder,
  onLook: keepAlive,
  finishing: async (tenant) => {
    await completeOutbox(tenant, outboxId);
  },
});

/** Reckons what a run of matching would compare. */
export const doEstimate =
  (files: FileStore, folder: string): Handlers['matching.estimate'] =>
  ({ runId }, context) =>
    reckonMatchRun(context.actor, files, runId, workOf(folder, context));

/** Carries out a run of matching that somebody started. */
export const doMatchRun =
  (files: FileStore, folder: string): Handlers['matching.run'] =>
  ({ runId }, context) =>
    carryOutMatchRun(context.actor, files, runId, workOf(folder, context));
