import {
  type CalendarDate,
  isAtHub,
  isRefusal,
  type JointWorkMover,
  type JointWorkState,
  type JointWorkVerb,
  judgeJointWork,
  movesJointWork,
  type Refusal,
} from '../../rules/index.js';
import { forbidden, notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { Phase } from '../participants/participant-view.js';
import type { Tenant } from '../tenancy/index.js';

/** Joint work under lock, with its participant, which this actor moves. */
export interface LockedJointWork {
  readonly id: string;
  readonly state: JointWorkState;
  readonly participantId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate | null;
  readonly workerId: string | null;
  /** who supports the person now */
  readonly supportsId: string;
  readonly phase: Phase;
}

/**
 * Holds joint work that the actor sees and moves so, its participant first, as everything does that changes their support;
 * and goes on as the system: neither side writes the other's record.
 * @param id as it was given
 * @returns the joint work and the state to which it goes; WRONG_STATE when somebody was faster
 * @throws Fault NOT_FOUND; FORBIDDEN for the side that does not move it so
 */
export async function lockJointWork(
  tenant: Tenant,
  verb: JointWorkVerb,
  id: string,
): Promise<{ system: Tenant; work: LockedJointWork; to: JointWorkState } | Refusal> {
  tenant.must(verb);
  const asked = [tenant.partnership.id, mustBeId(id)];
  const seen = await tenant.row<Beside>(
    `SELECT to_provider = ANY ((SELECT app.managed_provider_ids())::uuid[]) AS manages,
       coalesce(worker_id = $3, false) AS "isWorker"
     FROM joint_work WHERE partnership_id = $1 AND id = $2`,
    [...asked, tenant.personId],
  );
  if (!seen) throw notFound();
  // who is sealed from the actor while they wait is not there
  const system = await tenant.continueAsSystem('PERSON');
  await system.rows(
    `SELECT FROM participant p WHERE p.partnership_id = $1 AND p.id = (SELECT j.participant_id FROM joint_work j
       WHERE j.partnership_id = $1 AND j.id = $2) FOR UPDATE`,
    asked,
  );
  const work = await system.row<LockedJointWork>(
    `SELECT j.id, j.state, j.participant_id AS "participantId", j.from_provider AS "fromId", j.to_provider AS "toId",
       j.from_on AS "fromOn", j.until_on AS "untilOn", j.worker_id AS "workerId", p.provider_id AS "supportsId", p.phase
     FROM joint_work j JOIN participant p ON p.partnership_id = j.partnership_id AND p.id = j.participant_id
     WHERE j.partnership_id = $1 AND j.id = $2 FOR UPDATE OF j`,
    asked,
  );
  if (!work) throw notFound();
  if (!movesJointWork(verb, moversOf(tenant, verb, work, seen))) throw forbidden();
  const to = judgeJointWork(verb, work.state);
  return isRefusal(to) ? to : { system, work, to };
}

/** What the actor is with the provider that works beside. */
interface Beside {
  readonly manages: boolean;
  readonly isWorker: boolean;
}

function moversOf(
  tenant: Tenant,
  verb: JointWorkVerb,
  { fromId, toId }: LockedJointWork,
  beside: Beside,
): JointWorkMover[] {
  const places = tenant.placesFor(verb);
  const isThere = places.includes(toId);
  return [
    ...(isAtHub(tenant.me.roles) ? (['HUB'] as const) : []),
    ...(places.includes(fromId) ? (['SUPPORTS'] as const) : []),
    ...(isThere && beside.manages ? (['MANAGES_BESIDE'] as const) : []),
    ...(isThere && beside.isWorker ? (['WORKS_BESIDE'] as const) : []),
  ];
}
