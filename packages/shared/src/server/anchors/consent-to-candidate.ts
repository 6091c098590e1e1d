import {
  type CalendarDate,
  type Consenter,
  checkReferral,
  consenterIn,
  type PartnershipTemplate,
  parseDate,
  type ReferralInput,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { announce } from '../outbox/index.js';
import { writeReferrals } from '../referrals/write-referrals.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type CandidateView, type LockedCandidate, lockCandidate, mustReadCandidate } from './candidates.js';

/** What is asked once a parent has consented, and never before. */
export interface CandidateConsentInput
  extends Pick<
    ReferralInput,
    | 'safeWay'
    | 'safeNote'
    | 'givenName'
    | 'familyName'
    | 'birthDate'
    | 'phone'
    | 'email'
    | 'postcode'
    | 'told'
  > {
  readonly id: string;
  /** the day on which the parent consented */
  readonly on: CalendarDate;
}

/**
 * A parent consents, or who is grown up themselves (rules/anchors): only now a name is entered, and the candidate becomes
 * a referral by the anchor, with that agreement on it. The anchor's words stay on its own list.
 * @returns the candidate; WRONG_STATE where a parent has consented already; OUT_OF_RANGE (on) for a day to come or
 *   before the parent was asked; the refusals of a referral with their fields.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function consentToCandidate(
  actor: Actor,
  input: CandidateConsentInput,
): Promise<CandidateView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('consentToCandidate');
    const { id, on, ...person } = input;
    const candidate = await lockCandidate(tenant, id);
    if (candidate.consentedOn) return refuse('WRONG_STATE', 'Consent was given already.');
    if (parseDate(on) === null || on > tenant.today)
      return refuse('OUT_OF_RANGE', 'Give the day of the consent, today or before.', 'on');
    if (candidate.askedOn && on < candidate.askedOn)
      return refuse('OUT_OF_RANGE', 'Nobody can have consented before they were asked.', 'on');
    const draft = checkReferral(
      { ...person, lawfulBasis: 'CONSENT', toldOn: on, referredOn: on },
      tenant.today,
    );
    if (Array.isArray(draft)) return draft[0] as Refusal;
    // who looks after the anchor refers in its name, and may not read what it referred before
    const system = await tenant.continueAsSystem();
    const from = { source: candidate.anchorId, channel: 'FORM', by: tenant.personId } as const;
    const [sent] = await writeReferrals(system, from, [{ draft, senderKey: null }]);
    if (!sent) throw new Error('What is no new referral was sent before.');
    await writeConsent(system, candidate, sent.id, on);
    await announce(system, { kind: 'mail.referral', referralId: sent.id });
    return mustReadCandidate(system, candidate.id);
  });
}

/** @param system for the person who recorded it */
async function writeConsent(
  system: Tenant,
  candidate: LockedCandidate,
  referralId: string,
  on: CalendarDate,
): Promise<void> {
  const how = (await consenterOf(system)) === 'PARENT' ? 'BY_A_PARENT' : 'SPOKEN';
  await system.execute(
    `INSERT INTO referral_agreement (partnership_id, referral_id, kind, said_on, how, recorded_by, recorded_at)
     VALUES ($1, $2, 'AGREED', $3, $4, $5, $6)`,
    [system.partnership.id, referralId, on, how, system.me.personId, system.now],
  );
  await system.execute(
    `UPDATE anchor_candidate SET asked_on = coalesce(asked_on, $3), consented_on = $3, referral_id = $4
     WHERE partnership_id = $1 AND id = $2`,
    [system.partnership.id, candidate.id, on, referralId],
  );
}

/** Whose consent it is in this partnership. */
async function consenterOf(system: Tenant): Promise<Consenter> {
  const here = await system.row<{ template: PartnershipTemplate }>(
    'SELECT template FROM partnership WHERE id = $1',
    [system.partnership.id],
  );
  if (!here) throw new Error('A partnership in which one acts is there.');
  return consenterIn(here.template);
}
