import {
  changesBetweenPlans,
  checkPlan,
  nextStepOn,
  type PlanContent,
  type Refusal,
  refuse,
  tidyPlan,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readParticipant } from '../participants/read-participant.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { PlanView } from './plan-view.js';
import { readPlan } from './read-plans.js';

export interface PlanInput extends PlanContent {
  readonly participantId: string;
  /** the version that was read before it was changed; 0: there was none */
  readonly basedOn: number;
}

/**
 * Saves a participant's plan as a new version. What was there before stays.
 * @returns the plan; WRONG_STATE (basedOn) with what changed when somebody else saved meanwhile; INVALID or OUT_OF_RANGE
 * with the path
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function writePlan(actor: Actor, input: PlanInput): Promise<PlanView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('writePlan');
    const participantId = mustBeId(input.participantId);
    // of a person with two roles too: who may read the name only has no part in the plan
    const known = await readParticipant(tenant, participantId);
    if (!known?.provider) throw notFound();
    const plan = tidyPlan(input);
    const [wrong] = checkPlan(plan, tenant.today);
    if (wrong) return wrong;
    const before = await readPlan(tenant, participantId);
    if ((before?.version ?? 0) !== input.basedOn) return writtenMeanwhile(tenant, input, before);
    if (before && changesBetweenPlans(before, plan).length === 0) return before;
    const version = input.basedOn + 1;
    const [written] = await writePlansIn(tenant, [{ participantId, version, plan }]);
    const after = await readPlan(tenant, participantId);
    if (!written) return writtenMeanwhile(tenant, input, after);
    if (!after) throw notFound();
    return after;
  });
}

export interface PlanToWrite {
  readonly participantId: string;
  readonly version: number;
  /** tidy and checked */
  readonly plan: PlanContent;
  /** when it was written; left out: now */
  readonly at?: Date;
}

/** Adds versions by one statement; the participants of those that were added. */
export async function writePlansIn(tenant: Tenant, plans: readonly PlanToWrite[]): Promise<string[]> {
  const rows = await tenant.rows<{ id: string }>(
    `INSERT INTO support_plan (partnership_id, participant_id, version, strengths, aspirations, goals, next_step_on,
       written_by, written_at)
     SELECT $1, x.id, x.version, x.strengths, x.aspirations, x.goals, x.next_step_on, $2, x.at
     FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::jsonb[], $8::date[], $9::timestamptz[])
       AS x(id, version, strengths, aspirations, goals, next_step_on, at)
     ON CONFLICT DO NOTHING RETURNING participant_id AS id`,
    [
      tenant.partnership.id,
      tenant.personId,
      plans.map((one) => one.participantId),
      plans.map((one) => one.version),
      plans.map((one) => one.plan.strengths),
      plans.map((one) => one.plan.aspirations),
      plans.map((one) => JSON.stringify(one.plan.goals)),
      plans.map((one) => nextStepOn(one.plan)),
      plans.map((one) => one.at ?? tenant.now),
    ],
    { keepPlan: 'always' },
  );
  return rows.map(({ id }) => id);
}

const MOST_TOLD = 5;

/** Who saved meanwhile, and what they changed since the version that was read. */
async function writtenMeanwhile(
  tenant: Tenant,
  { participantId, basedOn }: PlanInput,
  latest: PlanView | null,
): Promise<Refusal> {
  const read = await tenant.row<PlanContent>(
    `SELECT strengths, aspirations, goals FROM support_plan
     WHERE partnership_id = $1 AND participant_id = $2 AND version = $3`,
    [tenant.partnership.id, participantId, basedOn],
  );
  if (!latest || (basedOn > 0 && !read))
    return refuse('INVALID', 'Name the version of the plan that you read.', 'basedOn');
  const changes = read ? changesBetweenPlans(read, latest) : ['Wrote the first plan.'];
  const told = [...changes.slice(0, MOST_TOLD), ...(changes.length > MOST_TOLD ? ['And more.'] : [])];
  return refuse(
    'WRONG_STATE',
    `${latest.writtenBy?.name ?? 'Somebody'} saved this plan while you were writing. ${told.join(' ')}`,
    'basedOn',
  );
}
