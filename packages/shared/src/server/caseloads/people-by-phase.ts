import type { CaseloadPhase } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** How many people of a provider somebody supports, in one phase. */
export interface PeopleInPhase {
  readonly providerId: string;
  /** null: nobody by name */
  readonly workerId: string | null;
  readonly phase: CaseloadPhase;
  readonly people: number;
}

/** Everybody whom the actor sees, counted by provider, worker and phase, by one statement. */
export const readPeopleByPhase = (tenant: Tenant): Promise<PeopleInPhase[]> =>
  tenant.rows<PeopleInPhase>(
    `SELECT provider_id AS "providerId", link_worker_id AS "workerId", phase, count(*)::int AS people
     FROM participant WHERE partnership_id = $1 GROUP BY 1, 2, 3`,
    [tenant.partnership.id],
  );

/**
 * Those who are offered and not yet answered for, as though they had started: who is offered one person has room for one
 * less. By one statement.
 */
export const readPeopleOffered = (tenant: Tenant): Promise<PeopleInPhase[]> =>
  tenant.rows<PeopleInPhase>(
    `SELECT r.provider_id AS "providerId", c.worker_id AS "workerId", 'ACTIVE' AS phase, count(*)::int AS people
     FROM referral r
     LEFT JOIN LATERAL (SELECT a.worker_id FROM allocation_choice a
       WHERE a.partnership_id = r.partnership_id AND a.referral_id = r.id ORDER BY a.id DESC LIMIT 1) c ON true
     WHERE r.partnership_id = $1 AND r.state = 'OFFERED' GROUP BY 1, 2`,
    [tenant.partnership.id],
  );
