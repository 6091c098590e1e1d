import { checkShare, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { isLinkWorkerOf } from '../members/is-link-worker-of.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { JointWorkView } from './joint-work-view.js';
import { lockJointWork } from './lock-joint-work.js';
import { jointWorkSeen } from './read-joint-works.js';

/** Who works beside, and how much of the work is theirs. */
export interface AgreeToJointWorkInput {
  readonly id: string;
  /** a link worker of the provider that is asked */
  readonly workerId: string;
  /** per cent of the work, whole, from 1 to 100: so much of the person their caseload carries */
  readonly share: number;
}

/**
 * Whoever manages the provider that is asked agrees to work beside, and names who does. From the first day on they see the
 * person, and not before.
 * @returns the joint work; WRONG_STATE, also where support was closed or went on elsewhere meanwhile, or its last day is
 *   over; INVALID with the field
 * @throws Fault FORBIDDEN, also for every other side; NOT_FOUND
 */
export async function agreeToJointWork(
  actor: Actor,
  input: AgreeToJointWorkInput,
): Promise<JointWorkView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must('agreeToJointWork');
    const wrong = checkShare(input.share);
    if (wrong) return wrong;
    const locked = await lockJointWork(tenant, 'agreeToJointWork', input.id);
    if (isRefusal(locked)) return locked;
    const { system, work, to } = locked;
    if (work.supportsId !== work.fromId || work.phase === 'CLOSED')
      return refuse('WRONG_STATE', 'The provider that asks does not support them any more. Reload the page.');
    if (work.untilOn !== null && work.untilOn < tenant.today)
      return refuse('WRONG_STATE', 'The last day for which you were asked is over. Decline, and say so.');
    if (!(await isLinkWorkerOf(system, work.toId, input.workerId)))
      return refuse('INVALID', 'Choose one of your link workers.', 'workerId');
    await system.execute(
      `UPDATE joint_work SET state = $3, decided_by = $4, decided_at = $5, worker_id = $6, share = $7
       WHERE partnership_id = $1 AND id = $2`,
      [system.partnership.id, work.id, to, tenant.personId, tenant.now, input.workerId, input.share],
    );
    return work.id;
  });
  return isRefusal(id) ? id : jointWorkSeen(actor, id, 'agreeToJointWork');
}
