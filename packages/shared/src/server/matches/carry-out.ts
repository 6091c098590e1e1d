import { isFullDisk } from '../files/disk-faults.js';
import { MatchingError } from '../matching/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ENDED_MEANWHILE, isRefusedByAgreement } from './in-force.js';
import { inRunFolder, type RunToDo, readRunToDo } from './prepare-run.js';
import { type Watch, watchRun } from './watch-run.js';

/** What the worker gives a run along. */
export interface RunWork {
  /** where runs have their folders: `home`/matching */
  readonly folder: string;
  /** the installation's secret: by it the database calls records */
  readonly secret: string;
  /** as DuckDB writes it: how much memory, and how much of the disk beside it, a run may take */
  readonly memory?: string;
  readonly disk?: string;
  /** called each time that the run looks whether it is still wanted */
  readonly onLook?: () => Promise<void>;
  /** commits together with the end of the work: the job's outbox row is marked done there */
  readonly finishing?: (tenant: Tenant) => Promise<void>;
  /** milliseconds between two looks */
  readonly lookEvery?: number;
}

/** Writes what came of a run, in the transaction in which it ends. */
export type Settle = (tenant: Tenant) => Promise<void>;

const NO_ROOM =
  'The disk is full: there is no room for what matching keeps beside the memory. Make room, and match again. Nothing was kept.';

/**
 * Carries out a step of a run: in a folder of its own, as long as somebody wants it and its agreement holds. What comes
 * of it is written in one transaction; a worker that is killed before has written nothing, and the next one begins anew.
 * @param broken the state of a run that cannot be carried out, for a reason that a person can mend
 */
export async function carryOut(
  actor: Actor,
  runId: string,
  state: 'ESTIMATING' | 'RUNNING',
  broken: 'REFUSED' | 'FAILED',
  work: RunWork,
  make: (run: RunToDo, folder: string, watch: Watch) => Promise<Settle>,
): Promise<void> {
  const run = await withTenant(actor, (tenant) => readRunToDo(tenant, runId, state));
  const settle = run === null ? null : await attempt(actor, run, state, broken, work, make);
  const end = (write: Settle | null): Promise<void> =>
    withTenant(actor, async (tenant) => {
      await write?.(tenant);
      await work.finishing?.(tenant);
    });
  await end(settle).catch((fault: unknown) => {
    if (!isRefusedByAgreement(fault)) throw fault;
    return end(endAs(runId, state, 'CANCELLED', ENDED_MEANWHILE));
  });
}

async function attempt(
  actor: Actor,
  run: RunToDo,
  state: 'ESTIMATING' | 'RUNNING',
  broken: 'REFUSED' | 'FAILED',
  work: RunWork,
  make: (run: RunToDo, folder: string, watch: Watch) => Promise<Settle>,
): Promise<Settle | null> {
  const watch = watchRun(actor, run.id, state, work);
  try {
    return await inRunFolder(work.folder, (folder) => make(run, folder, watch));
  } catch (fault) {
    if (watch.end === 'OVER') return null;
    if (watch.end === 'AGREEMENT_ENDED') return endAs(run.id, state, 'CANCELLED', ENDED_MEANWHILE);
    if (isFullDisk(fault)) return endAs(run.id, state, broken, NO_ROOM);
    if (fault instanceof MatchingError) return endAs(run.id, state, broken, fault.message);
    throw fault;
  } finally {
    await watch.stop();
  }
}

/** Ends a run that still stands there, and says why. */
export const endAs =
  (
    runId: string,
    state: 'ESTIMATING' | 'RUNNING',
    as: 'REFUSED' | 'FAILED' | 'CANCELLED',
    problem: string,
  ): Settle =>
  async (tenant) => {
    await tenant.execute(
      `UPDATE match_run SET state = $4, problem = $5, ended_at = $6
       WHERE partnership_id = $1 AND id = $2 AND state = $3`,
      [tenant.partnership.id, runId, state, as, problem, tenant.now],
    );
  };
