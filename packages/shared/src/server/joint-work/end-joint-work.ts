import { type CalendarDate, checkJointWorkEnd, isRefusal, type Refusal } from '../../rules/index.js';
import { type DecideInput, decideAsked } from '../between-providers/decide-asked.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { JointWorkView } from './joint-work-view.js';
import { lockJointWork } from './lock-joint-work.js';
import { jointWorkSeen } from './read-joint-works.js';

const JOINT_WORK = { table: 'joint_work', lock: lockJointWork, seen: jointWorkSeen } as const;

/** Whoever manages the provider that is asked says that it cannot work beside, and why. Whom it was about they never knew. */
export const declineJointWork = (actor: Actor, input: DecideInput): Promise<JointWorkView | Refusal> =>
  decideAsked(JOINT_WORK, actor, 'declineJointWork', input);

/** The provider that asked, or the hub, takes it back, and says why. As `decideAsked`. */
export const withdrawJointWork = (actor: Actor, input: DecideInput): Promise<JointWorkView | Refusal> =>
  decideAsked(JOINT_WORK, actor, 'withdrawJointWork', input);

/** Its last day, and why. */
export interface EndJointWorkInput {
  readonly id: string;
  /** the last day, up to today; who worked beside sees the person no more at once */
  readonly on: CalendarDate;
  readonly words: string;
}

/**
 * Either provider, or the hub, ends joint work. What was recorded stays with the person.
 * @returns the joint work; WRONG_STATE; INVALID (words) or OUT_OF_RANGE (on)
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export async function endJointWork(actor: Actor, input: EndJointWorkInput): Promise<JointWorkView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must('endJointWork');
    const words = readText(input.words, 'words', LONGEST_NOTE, 'Say why, in a few words.');
    if (isRefusal(words)) return words;
    const locked = await lockJointWork(tenant, 'endJointWork', input.id);
    if (isRefusal(locked)) return locked;
    const { system, work, to } = locked;
    const wrong = checkJointWorkEnd(input.on, { fromOn: work.fromOn, today: tenant.today });
    if (wrong) return wrong;
    await system.execute(
      `UPDATE joint_work SET state = $3, ended_by = $4, ended_at = $5, ended_on = $6, ended_words = $7, ended_how = 'SAID'
       WHERE partnership_id = $1 AND id = $2`,
      [system.partnership.id, work.id, to, tenant.personId, tenant.now, input.on, words],
    );
    return work.id;
  });
  return isRefusal(id) ? id : jointWorkSeen(actor, id, 'endJointWork');
}
