import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { MatchRunStage } from './run-view.js';

/** Cancelled by a person, or done by another worker; or the agreement ended. */
type End = 'OVER' | 'AGREEMENT_ENDED';

/** Milliseconds: so soon a run stops that somebody cancelled, and so old its progress is at most. */
const LOOK_EVERY = 1_000;

/** Of a run's time, about so much by stage; compared is longest. */
const SHARES: Readonly<Record<MatchRunStage, number>> = {
  GATHERING: 0.15,
  READING: 0.1,
  CHOOSING: 0.1,
  ESTIMATING: 0.1,
  COMPARING: 0.25,
  LEARNING: 0.05,
  SCORING: 0.05,
  DECIDING: 0.1,
  WRITING: 0.1,
};

export interface Watch {
  /** ends the work */
  readonly signal: AbortSignal;
  /** why it was ended from outside; null where it was not */
  readonly end: End | null;
  /** says how far a stage is, 0 to 1 */
  reached(stage: MatchRunStage, fraction: number): void;
  stop(): Promise<void>;
}

/**
 * Looks every second whether a run still stands as it stood and whether its agreement still holds, and writes down how
 * far it is. Where the database cannot be reached the next look tries again: the work itself goes on.
 */
export function watchRun(
  actor: Actor,
  runId: string,
  state: 'ESTIMATING' | 'RUNNING',
  { onLook, lookEvery = LOOK_EVERY }: { readonly onLook?: () => Promise<void>; readonly lookEvery?: number },
): Watch {
  const ending = new AbortController();
  let end: End | null = null;
  let at: { readonly stage: MatchRunStage; readonly fraction: number } = { stage: 'GATHERING', fraction: 0 };
  let looking: Promise<void> = Promise.resolve();
  let isLooking = false;
  const look = (): void => {
    if (isLooking || end !== null) return;
    isLooking = true;
    looking = withTenant(actor, (tenant) => lookOnce(tenant, runId, state, at))
      .then(async (found) => {
        if (found !== null) {
          end = found;
          ending.abort();
        }
        await onLook?.();
      })
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  };
  look();
  const timer = setInterval(look, lookEvery);
  return {
    signal: ending.signal,
    get end() {
      return end;
    },
    reached: (stage, fraction) => {
      at = { stage, fraction: ofWhole(stage, fraction) };
    },
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function lookOnce(
  tenant: Tenant,
  runId: string,
  state: string,
  { stage, fraction }: { readonly stage: MatchRunStage; readonly fraction: number },
): Promise<End | null> {
  const row = await tenant.row<{ state: string; holds: boolean }>(
    `SELECT state, app.sharing_in_force(agreement_id, clock_timestamp()) AS holds FROM match_run
     WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, runId],
  );
  if (row?.state !== state) return 'OVER';
  if (!row.holds) return 'AGREEMENT_ENDED';
  await tenant.execute(
    'UPDATE match_run_progress SET stage = $3, fraction = $4 WHERE partnership_id = $1 AND run_id = $2',
    [tenant.partnership.id, runId, stage, fraction],
  );
  return null;
}

function ofWhole(stage: MatchRunStage, fraction: number): number {
  let before = 0;
  for (const [each, share] of Object.entries(SHARES)) {
    if (each === stage) return Math.min(1, before + share * fraction);
    before += share;
  }
  return before;
}
