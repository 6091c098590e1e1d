import type { Actor } from '../tenancy/index.js';
import { type Tenant, withTenant } from '../tenancy/index.js';

export const JOB_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Background work as the backbone sees it. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Date;
}

const MOST = 100;
/** How long background work stays in sight, on its own page and on Today. */
export const JOB_DAYS = 30;

const STATE = `CASE WHEN cancelled_at IS NOT NULL THEN 'CANCELLED' WHEN done_at IS NOT NULL THEN 'DONE' WHEN failed_at IS NOT NULL THEN 'FAILED'
  WHEN started_at IS NOT NULL THEN 'RUNNING' ELSE 'QUEUED' END`;

/** Background work of the last 30 days, newest first, at most 100 (contract: `jobs`). */
export function jobs(actor: Actor, state?: JobState | null): Promise<JobView[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('jobs');
    return tenant.rows<JobView>(
      `SELECT id, kind, ${STATE} AS state, attempts, error, created_at AS "createdAt" FROM outbox
       WHERE partnership_id = $1 AND created_at > $2::timestamptz - make_interval(days => ${JOB_DAYS})
         AND ($3::text IS NULL OR ${STATE} = $3)
       ORDER BY created_at DESC, id LIMIT ${MOST}`,
      [tenant.partnership.id, tenant.now, state ?? null],
    );
  });
}

export const readJob = (tenant: Tenant, id: string): Promise<JobView | undefined> =>
  tenant.row<JobView>(
    `SELECT id, kind, ${STATE} AS state, attempts, error, created_at AS "createdAt" FROM outbox
     WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
