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

/** The folder of runs, and the installation's secret. */
type Given = Pick<RunWork, 'folder' | 'secret'>;

const workOf = (given: Given, { outboxId, keepAlive }: JobContext): RunWork => ({
  ...given,
  onLook: keepAlive,
  finishing: async (tenant) => {
    await completeOutbox(tenant, outboxId);
  },
});

/** Reckons what a run of matching would compare. */
export const doEstimate =
  (files: FileStore, given: Given): Handlers['matching.estimate'] =>
  ({ runId }, context) =>
    reckonMatchRun(context.actor, files, runId, workOf(given, context));

/** Carries out a run of matching that somebody started. */
export const doMatchRun =
  (files: FileStore, given: Given): Handlers['matching.run'] =>
  ({ runId }, context) =>
    carryOutMatchRun(context.actor, files, runId, workOf(given, context));
