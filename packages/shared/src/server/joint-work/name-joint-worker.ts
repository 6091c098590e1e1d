import { checkShare, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { isLinkWorkerOf } from '../members/is-link-worker-of.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { AgreeToJointWorkInput } from './agree-to-joint-work.js';
import type { JointWorkView } from './joint-work-view.js';
import { lockJointWork } from './lock-joint-work.js';
import { jointWorkSeen } from './read-joint-works.js';

export interface NameJointWorkerInput extends AgreeToJointWorkInput {
  /** who works with them as whoever names another read it; without it nobody asks whether that was changed since */
  readonly insteadOfId?: string | null;
}

/**
 * Whoever manages the provider that works beside names another of its link workers in the place of the one who did, or
 * another share of the work. What was agreed goes on; who did it before sees the person no more, and what they recorded
 * stays. The audit trail keeps who was named when.
 * @returns the joint work; WRONG_STATE where it has ended, its last day is over, or somebody else was named meanwhile;
 *   INVALID with the field
 * @throws Fault FORBIDDEN, also for the worker and every other side; NOT_FOUND
 */
export async function nameJointWorker(
  actor: Actor,
  input: NameJointWorkerInput,
): Promise<JointWorkView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must('nameJointWorker');
    const wrong = checkShare(input.share);
    if (wrong) return wrong;
    const locked = await lockJointWork(tenant, 'nameJointWorker', input.id);
    if (isRefusal(locked)) return locked;
    const { system, work } = locked;
    if (work.untilOn !== null && work.untilOn < tenant.today)
      return refuse('WRONG_STATE', 'Its last day is over. Whoever works with them now is asked anew.');
    if (input.insteadOfId && input.insteadOfId.toLowerCase() !== work.workerId)
      return refuse('WRONG_STATE', 'Somebody else was named meanwhile. Reload the page to see who.');
    if (!(await isLinkWorkerOf(system, work.toId, input.workerId)))
      return refuse('INVALID', 'Choose one of your link workers.', 'workerId');
    const isAnother = input.workerId.toLowerCase() !== work.workerId;
    await system.execute(
      `UPDATE joint_work SET worker_id = $3, share = $4, named_by = CASE WHEN $5 THEN $6 ELSE named_by END,
         named_at = CASE WHEN $5 THEN $7 ELSE named_at END
       WHERE partnership_id = $1 AND id = $2`,
      [system.partnership.id, work.id, input.workerId, input.share, isAnother, tenant.personId, tenant.now],
    );
    return work.id;
  });
  return isRefusal(id) ? id : jointWorkSeen(actor, id, 'nameJointWorker');
}
