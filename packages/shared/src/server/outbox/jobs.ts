import type { CalendarDate, Role } from '../../rules/index.js';
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
  /** what it works on, without personal data; null for what needs no saying, or is no more */
  readonly about: JobAbout | null;
}

/** The payment run, or the role and organisation of whoever is written to. */
export interface JobAbout {
  readonly runId: string | null;
  readonly periodEnd: CalendarDate | null;
  readonly roles: readonly Role[] | null;
  readonly organisation: string | null;
}

const MOST = 100;
/** How long background work stays in sight, on its own page and on Today. */
export const JOB_DAYS = 30;

const STATE = `CASE WHEN cancelled_at IS NOT NULL THEN 'CANCELLED' WHEN done_at IS NOT NULL THEN 'DONE' WHEN failed_at IS NOT NULL THEN 'FAILED'
  WHEN started_at IS NOT NULL THEN 'RUNNING' ELSE 'QUEUED' END`;

// a payload that names nothing there matches nothing, whatever it holds
const ABOUT = `coalesce(
  (SELECT json_build_object('runId', r.id, 'periodEnd', r.period_end) FROM payment_run r
   WHERE outbox.kind = 'payments.run' AND r.partnership_id = outbox.partnership_id AND r.id::text = payload->>'runId'),
  (SELECT json_build_object('roles', m.roles, 'organisation', o.name) FROM membership m
   JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
   WHERE outbox.kind = 'mail.invitation' AND m.partnership_id = outbox.partnership_id
     AND m.id::text = payload->>'membershipId'),
  (SELECT json_build_object('organisation', o.name) FROM referral_file f
   JOIN organisation o ON o.partnership_id = f.partnership_id AND o.id = f.source_id
   WHERE outbox.kind IN ('referrals.check', 'referrals.import', 'mail.referralFile')
     AND f.partnership_id = outbox.partnership_id AND f.id::text = payload->>'fileId'))`;
const COLUMNS = `id, kind, ${STATE} AS state, attempts, error, created_at AS "createdAt", ${ABOUT} AS about`;

/** Background work of the last 30 days, newest first, at most 100 (contract: `jobs`). */
export function jobs(actor: Actor, state?: JobState | null): Promise<JobView[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('jobs');
    return tenant.rows<JobView>(
      `SELECT ${COLUMNS} FROM outbox
       WHERE partnership_id = $1 AND created_at > $2::timestamptz - make_interval(days => ${JOB_DAYS})
         -- everybody's daily post would hide the rest; what of it goes wrong is shown
         AND (kind <> 'mail.digest' OR failed_at IS NOT NULL)
         AND ($3::text IS NULL OR ${STATE} = $3)
       ORDER BY created_at DESC, id LIMIT ${MOST}`,
      [tenant.partnership.id, tenant.now, state ?? null],
    );
  });
}

export const readJob = (tenant: Tenant, id: string): Promise<JobView | undefined> =>
  tenant.row<JobView>(
    `SELECT ${COLUMNS} FROM outbox
     WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
