import type { WorkshopLimits } from '../matching/workshop.js';
import type { RunWork } from './carry-out.js';
import type { Watch } from './watch-run.js';

/** The most memory that a run takes, and the processors of a small server. */
const USUAL_MEMORY = '2GB';
const THREADS = 2;

/** What the engine may take for a run, which stops when it is not wanted any more. */
export const limitsOf = ({ folder, memory = USUAL_MEMORY, disk }: RunWork, watch: Watch): WorkshopLimits => ({
  memory,
  threads: THREADS,
  folder,
  stop: watch.signal,
  ...(disk === undefined ? {} : { disk }),
});
