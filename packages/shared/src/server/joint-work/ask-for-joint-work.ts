import {
  type CalendarDate,
  checkJointWorkAsked,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { forbidden, notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { isProvider } from '../organisations/is-provider.js';
import type { Phase } from '../participants/participant-view.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { JointWorkView } from './joint-work-view.js';
import { jointWorkSeen } from './read-joint-works.js';

/** With whom another provider is asked to work jointly, and how. */
export interface JointWorkInput {
  readonly participantId: string;
  /** the provider that is asked */
  readonly toId: string;
  /** what each of the two does, without the name */
  readonly ourPart: string;
  readonly theirPart: string;
  /** the first day, which may be to come, and the last; left out: until somebody ends it */
  readonly fromOn: CalendarDate;
  readonly untilOn?: CalendarDate | null;
  /** the person's own agreement */
  readonly agreedOn: CalendarDate;
  readonly agreedHow: string;
}

/**
 * Asks another provider to work beside ours with somebody who has agreed to it: by their link worker, or whoever manages
 * the provider. Nothing changes until the other provider agrees.
 * @returns the joint work; WRONG_STATE where support is closed; OVERLAP where this provider is asked or works with them
 *   already; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN, also for a colleague; NOT_FOUND for whom the actor's providers do not support
 */
export async function askForJointWork(actor: Actor, input: JointWorkInput): Promise<JointWorkView | Refusal> {
  const id = await withTenant(actor, (tenant) => ask(tenant, input));
  return isRefusal(id) ? id : jointWorkSeen(actor, id, 'askForJointWork');
}

interface Known {
  readonly phase: Phase;
  readonly providerId: string;
  readonly enrolledOn: CalendarDate;
  readonly isTheirs: boolean;
}

async function ask(tenant: Tenant, input: JointWorkInput): Promise<string | Refusal> {
  tenant.must('askForJointWork');
  const participantId = mustBeId(input.participantId);
  const known = await tenant.row<Known>(
    `SELECT phase, provider_id AS "providerId", enrolled_on AS "enrolledOn",
       coalesce(link_worker_id = $4, false) OR provider_id = ANY ((SELECT app.managed_provider_ids())::uuid[]) AS "isTheirs"
     FROM participant WHERE partnership_id = $1 AND id = $2 AND provider_id = ANY ($3::uuid[]) FOR UPDATE`,
    [tenant.partnership.id, participantId, tenant.me.providerIds, tenant.personId],
  );
  if (!known) throw notFound();
  if (!known.isTheirs) throw forbidden();
  const { untilOn = null } = input;
  const asked = { ...input, untilOn, fromId: known.providerId, toId: input.toId.toLowerCase() };
  const wrong = checkJointWorkAsked(asked, { ...known, today: tenant.today });
  if (wrong) return wrong;
  const ourPart = readText(input.ourPart, 'ourPart', LONGEST_NOTE, 'Say what your provider does.');
  if (isRefusal(ourPart)) return ourPart;
  const theirPart = readText(input.theirPart, 'theirPart', LONGEST_NOTE, 'Say what the other provider does.');
  if (isRefusal(theirPart)) return theirPart;
  if (!(await isProvider(tenant, asked.toId)))
    return refuse('INVALID', 'Choose one of the partnership’s providers.', 'toId');
  const made = await tenant.row<{ id: string }>(
    `INSERT INTO joint_work (partnership_id, participant_id, from_provider, to_provider, our_part, their_part, from_on,
       until_on, agreed_on, agreed_how, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant.partnership.id,
      participantId,
      known.providerId,
      asked.toId,
      ourPart,
      theirPart,
      input.fromOn,
      untilOn,
      input.agreedOn,
      input.agreedHow,
      tenant.personId,
      tenant.now,
    ],
  );
  return made?.id ?? refuse('OVERLAP', 'This provider is asked already, or works with them already.', 'toId');
}
