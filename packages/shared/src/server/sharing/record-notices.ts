import {
  type CalendarDate,
  checkNotice,
  isAtHub,
  type NoticeKind,
  type NoticeWay,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { takeEffect } from '../matched-evidence/take-effect.js';
import { lockMilestones } from '../milestones/judge-milestones.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readAgreements } from './agreement-view.js';

/** Of whom it is recorded at once at most, where they are named one by one. */
const MOST = 500;

export interface SharingNoticesInput {
  readonly agreementId: string;
  readonly kind: NoticeKind;
  readonly participantIds?: readonly string[] | null;
  /** instead: everybody in support whom the actor works with and who was never told (TOLD alone) */
  readonly everybodyLeft?: boolean | null;
  /** of everybody left only those whose link worker the actor is */
  readonly mine?: boolean | null;
  readonly saidOn: CalendarDate;
  readonly how: NoticeWay;
}

/** Of how many it was recorded, and of how many it stood there already. */
export interface SharingNoticesMade {
  readonly recorded: number;
  readonly already: number;
}

/** SQL for whether the actor works with `participant p`, as the policy of sharing_notice has it. */
export const worksWith = (tenant: Tenant): string =>
  isAtHub(tenant.me.roles) ? 'true' : 'p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])';

/** SQL for the latest notice of `participant p` under the agreement $2: 'TOLD', 'TAKEN_BACK' or null. */
export const LATEST = `(SELECT n.kind FROM sharing_notice n WHERE n.partnership_id = p.partnership_id
  AND n.agreement_id = $2 AND n.participant_id = p.id ORDER BY n.id DESC LIMIT 1)`;

/**
 * Records that people were told what an agreement shares about them, and how; or that they took it back. Who was told and
 * has not taken it back may be matched (docs/adr/0030).
 * @returns of how many it was recorded; WRONG_STATE when the agreement is over, or not signed yet; OUT_OF_RANGE (saidOn);
 *   INVALID (participantIds)
 * @throws Fault FORBIDDEN; NOT_FOUND, also when one of them is not the actor's to write about: then nothing is recorded
 */
export function recordSharingNotices(
  actor: Actor,
  input: SharingNoticesInput,
): Promise<SharingNoticesMade | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordSharingNotices');
    const [agreement] = await readAgreements(tenant, 'a.id = $2', [mustBeId(input.agreementId)]);
    if (!agreement) throw notFound();
    const wrong = checkNotice(input, { state: agreement.state, today: tenant.today });
    if (wrong) return wrong;
    if (!input.everybodyLeft) return recordOf(tenant, input, input.participantIds ?? []);
    if (input.kind !== 'TOLD')
      return refuse('INVALID', 'Choose who took it back, one by one.', 'participantIds');
    return recordRest(tenant, input);
  });
}

const NOTICE = `INSERT INTO sharing_notice (partnership_id, agreement_id, participant_id, kind, said_on, how, recorded_by,
    recorded_at)
  SELECT $1, $2, p.id, $3, $4, $5, $6, $7 FROM participant p`;

const values = (tenant: Tenant, { agreementId, kind, saidOn, how }: SharingNoticesInput): unknown[] => [
  tenant.partnership.id,
  agreementId,
  kind,
  saidOn,
  how,
  tenant.personId,
  tenant.now,
];

async function recordOf(
  tenant: Tenant,
  input: SharingNoticesInput,
  participantIds: readonly string[],
): Promise<SharingNoticesMade | Refusal> {
  const ids = [...new Set(participantIds.map((id) => mustBeId(id).toLowerCase()))];
  if (ids.length === 0) return refuse('INVALID', 'Choose at least one person.', 'participantIds');
  if (ids.length > MOST) return refuse('INVALID', `Choose at most ${MOST} people at once.`, 'participantIds');
  tenant.showed('participant', ids);
  // before anything is written about them, as whoever makes one record of two does
  await lockMilestones(tenant, ids);
  const seen = await tenant.rows(
    `SELECT FROM participant p WHERE p.partnership_id = $1 AND p.id = ANY ($2::uuid[])
       AND ${worksWith(tenant)}`,
    [tenant.partnership.id, ids],
  );
  if (seen.length < ids.length) throw notFound();
  const recorded = await tenant.execute(
    `${NOTICE} WHERE p.partnership_id = $1 AND p.id = ANY ($8::uuid[]) AND ${LATEST} IS DISTINCT FROM $3`,
    [...values(tenant, input), ids],
  );
  // offers of who took it back are withdrawn, and those of who is told again are made
  await takeEffect(tenant, input.agreementId, ids);
  return { recorded, already: ids.length - recorded };
}

/** Everybody who was never told: who took it back was told, and is asked by nobody again in a list of hundreds. */
async function recordRest(tenant: Tenant, input: SharingNoticesInput): Promise<SharingNoticesMade> {
  const mine = input.mine ? tenant.personId : null;
  const rest = (
    worker: string,
  ): string => `p.partnership_id = $1 AND p.phase <> 'CLOSED' AND ${worksWith(tenant)}
       AND (${worker}::uuid IS NULL OR p.link_worker_id = ${worker})`;
  // what a merge brings with it is seen: it is over before the notices are read
  await tenant.execute(`SELECT FROM participant p WHERE ${rest('$2')} ORDER BY p.id FOR KEY SHARE`, [
    tenant.partnership.id,
    mine,
  ]);
  const recorded = await tenant.execute(`${NOTICE} WHERE ${rest('$8')} AND ${LATEST} IS NULL`, [
    ...values(tenant, input),
    mine,
  ]);
  return { recorded, already: 0 };
}
