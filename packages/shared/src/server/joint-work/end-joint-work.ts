import { type CalendarDate, checkJointWorkEnd, isRefusal, type Refusal } from '../../rules/index.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { JointWorkView } from './joint-work-view.js';
import { lockJointWork } from './lock-joint-work.js';
import { jointWorkSeen } from './read-joint-works.js';

interface DecideInput {
  readonly id: string;
  readonly words: string;
}

/**
 * Whoever manages the provider that is asked says that it cannot work beside, and why. Whom it was about they never knew.
 * @returns the joint work; WRONG_STATE; INVALID (words)
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export const declineJointWork = (actor: Actor, input: DecideInput): Promise<JointWorkView | Refusal> =>
  decide(actor, 'declineJointWork', input);

/** The provider that asked, or the hub, takes it back, and says why. As `declineJointWork`. */
export const withdrawJointWork = (actor: Actor, input: DecideInput): Promise<JointWorkView | Refusal> =>
  decide(actor, 'withdrawJointWork', input);

async function decide(
  actor: Actor,
  verb: 'declineJointWork' | 'withdrawJointWork',
  input: DecideInput,
): Promise<JointWorkView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must(verb);
    const words = readText(input.words, 'words', LONGEST_NOTE, 'Say why, in a few words.');
    if (isRefusal(words)) return words;
    const locked = await lockJointWork(tenant, verb, input.id);
    if (isRefusal(locked)) return locked;
    const { system, work, to } = locked;
    await system.execute(
      `UPDATE joint_work SET state = $3, decided_by = $4, decided_at = $5, decided_words = $6
       WHERE partnership_id = $1 AND id = $2`,
      [system.partnership.id, work.id, to, tenant.personId, tenant.now, words],
    );
    return work.id;
  });
  return isRefusal(id) ? id : jointWorkSeen(actor, id, verb);
}

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
