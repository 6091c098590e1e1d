import { changesBetweenPlans, EMPTY_PLAN, may } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { PLAN_COLUMNS, type PlanVersionView, type PlanView } from './plan-view.js';

/** Each participant's plan as it was last saved; who has none, or is not the actor's to read, has no entry. One statement. */
export function plansOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, PlanView>> {
  return withTenant(actor, async (tenant) => {
    // whoever only checks claims reads no plans
    if (!may(tenant.me.roles, 'participants')) return new Map();
    tenant.names('plan');
    const ids = participantIds.filter(isId);
    tenant.showed('participant', ids);
    const [, rows] = await Promise.all([
      tenant.looksBackAndBeside(),
      tenant.rows<PlanView & { participantId: string }>(
        `SELECT asked.id AS "participantId", ${PLAN_COLUMNS} FROM unnest($2::uuid[]) AS asked(id)
         CROSS JOIN LATERAL (SELECT * FROM support_plan x WHERE x.partnership_id = $1 AND x.participant_id = asked.id
           ORDER BY x.version DESC LIMIT 1) s`,
        [tenant.partnership.id, ids],
      ),
    ]);
    return new Map(rows.map(({ participantId, ...plan }) => [participantId, plan]));
  });
}

/** The same for one, inside a transaction. */
export async function readPlan(tenant: Tenant, participantId: string): Promise<PlanView | null> {
  const row = await tenant.row<PlanView>(
    `SELECT ${PLAN_COLUMNS} FROM support_plan s WHERE s.partnership_id = $1 AND s.participant_id = $2
     ORDER BY s.version DESC LIMIT 1`,
    [tenant.partnership.id, participantId],
  );
  return row ?? null;
}

const MOST = 50;

/** The versions of each participant's plan, the latest first, at most 50 each, with what each one changed. One statement. */
export function planVersionsOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlanVersionView[]>> {
  return withTenant(actor, async (tenant) => {
    if (!may(tenant.me.roles, 'participants')) return new Map();
    tenant.names('planVersions');
    const ids = participantIds.filter(isId);
    tenant.showed('participant', ids);
    // one more, to say what the last of them changed
    const [, rows] = await Promise.all([
      tenant.looksBack(),
      tenant.rows<PlanView & { participantId: string }>(
        `SELECT asked.id AS "participantId", ${PLAN_COLUMNS} FROM unnest($2::uuid[]) AS asked(id)
         CROSS JOIN LATERAL (SELECT * FROM support_plan x WHERE x.partnership_id = $1 AND x.participant_id = asked.id
           ORDER BY x.version DESC LIMIT ${MOST + 1}) s
         ORDER BY s.version DESC`,
        [tenant.partnership.id, ids],
      ),
    ]);
    return new Map(
      ids.map((id) => {
        const own = rows.filter(({ participantId }) => participantId === id);
        const versions = own.map(({ participantId: _, ...plan }, nth) => ({
          ...plan,
          changes: changesBetweenPlans(own[nth + 1] ?? EMPTY_PLAN, plan),
        }));
        return [id, versions.slice(0, MOST)];
      }),
    );
  });
}
