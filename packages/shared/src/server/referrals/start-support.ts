import { type CalendarDate, isRefusal, organisationsAs, type Refusal } from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { enrolParticipantsIn } from '../participants/enrol-participant.js';
import { beginAgain, recognisedIn } from '../recognising/begin-again.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  judgeMove,
  type LockedReferral,
  lockReferral,
  type MovedReferralView,
  seenAfter,
} from './move-referral.js';
import { writeMoves } from './write-moves.js';

export interface StartSupportInput {
  readonly id: string;
  /** the first day of support */
  readonly on: CalendarDate;
}

/**
 * The provider to whom somebody is offered starts to support them: they become a participant, enrolled with that
 * provider, and the referral leads there. Whom the hub recognised has a new episode of support under their record.
 * @returns WRONG_STATE, also while somebody who is known is supported still; INVALID (agreement) while the person has not
 *   agreed to take part; OUT_OF_RANGE for the day.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export async function startSupport(
  actor: Actor,
  input: StartSupportInput,
): Promise<MovedReferralView | Refusal> {
  mustBeId(input.id);
  const started = await withTenant(actor, async (tenant) => {
    tenant.must('startSupport');
    const { system, referral } = await lockReferral(tenant, input.id, 'startSupport');
    const move = await judgeMove(system, referral, 'startSupport', input);
    if (isRefusal(move)) return move;
    const participantId = await enrolReferred(system, tenant, referral, input.on);
    if (isRefusal(participantId)) return asAsked(participantId);
    await writeMoves(system, [{ move, input: { ...input, participantId }, providerId: referral.providerId }]);
    return { id: referral.id, reference: referral.reference, state: move.to };
  });
  return isRefusal(started) ? started : { ...started, referral: await seenAfter(actor, started.id) };
}

/** What is wrong with the day of an enrolment, where the day is asked for. */
const asAsked = (refusal: Refusal): Refusal =>
  refusal.field === 'enrolledOn' ? { ...refusal, field: 'on' } : refusal;

interface Referred {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  readonly postcode: string | null;
  /** as triage found out */
  readonly anchorId: string | null;
}

/** Makes the person of a referral a participant of the provider that takes them on, unless they are one already. */
async function enrolReferred(
  system: Tenant,
  { me }: Tenant,
  { id, providerId }: LockedReferral,
  on: CalendarDate,
): Promise<string | Refusal> {
  const who = await system.row<Referred>(
    `SELECT r.given_name AS "givenName", r.family_name AS "familyName", r.birth_date AS "birthDate", r.postcode,
       t.anchor_id AS "anchorId"
     FROM referral r
     LEFT JOIN referral_triage t ON t.partnership_id = r.partnership_id AND t.referral_id = r.id
     WHERE r.partnership_id = $1 AND r.id = $2`,
    [system.partnership.id, id],
  );
  if (!who || providerId === null) throw new Error('A referral that starts has a person and a provider.');
  const linkWorkerId =
    organisationsAs(me.held, 'LINK_WORKER').includes(providerId) && me.personId !== null
      ? me.personId
      : await workerInMind(system, id, providerId);
  const known = await recognisedIn(system, id);
  if (known !== null)
    return beginAgain(system, known, { providerId, linkWorkerId, anchorId: who.anchorId, on });
  const [enrolled] = await enrolParticipantsIn(system, [
    {
      ...who,
      cohort: 'NEW',
      providerId,
      enrolledOn: on,
      ...(linkWorkerId === null ? {} : { linkWorkerId }),
    },
  ]);
  if (enrolled === undefined) throw new Error('Whoever is enrolled has an id, or a refusal says why not.');
  return enrolled;
}

/** Whom of the provider the hub had in mind, if anybody and while they work there. @param system as the system */
async function workerInMind(system: Tenant, referralId: string, providerId: string): Promise<string | null> {
  const last = await system.row<{ workerId: string | null }>(
    `SELECT m.person_id AS "workerId" FROM (SELECT a.worker_id FROM allocation_choice a
       WHERE a.partnership_id = $1 AND a.referral_id = $2 AND a.provider_id = $3 ORDER BY a.id DESC LIMIT 1) c
     JOIN membership m ON m.partnership_id = $1 AND m.organisation_id = $3 AND m.person_id = c.worker_id
       AND m.state = 'ACTIVE' AND 'LINK_WORKER' = ANY (m.roles)`,
    [system.partnership.id, referralId, providerId],
  );
  return last?.workerId ?? null;
}
