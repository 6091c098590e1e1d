import type { CalendarDate, ReferralState } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type EpisodeView, episodeColumns } from './episode-view.js';

/** A referral of the same person that came before. */
export interface EarlierReferralView {
  readonly id: string;
  readonly reference: string;
  readonly referredOn: CalendarDate;
  readonly source: OrganisationView | null;
  readonly state: ReferralState;
  readonly movedAt: Date;
  /** why it was declined, of the partnership's list */
  readonly reason: string | null;
}

/** What is known of the person of a referral from before it, as far as the actor may know. */
export interface KnownPersonView {
  readonly referralId: string;
  /** null: their record is not the actor's to see */
  readonly participant: ParticipantView | null;
  /** who of the hub recognised them, and when; null: nobody had to, or it is not the actor's to know */
  readonly saidBy: PersonView | null;
  readonly saidAt: Date | null;
  /** support before this referral led to any, the first episode first */
  readonly episodes: readonly EpisodeView[];
  /** those before this one that the actor sees, the latest first */
  readonly referrals: readonly EarlierReferralView[];
}

/**
 * What is known of the person of a referral from before: for the hub their record, every earlier episode and what became
 * of every earlier referral; for the provider to whom it is offered on which days others supported them, and no more than
 * that unless it sees the participant. Null where nothing is known, and for a referral that is not the actor's to see.
 * @throws Fault FORBIDDEN
 */
export function knownPerson(actor: Actor, referralId: string): Promise<KnownPersonView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('knownPerson');
    return isId(referralId) ? readKnownPerson(tenant, referralId.toLowerCase()) : null;
  });
}

interface Found {
  readonly participantId: string | null;
  readonly saidBy: PersonView | null;
  readonly saidAt: Date | null;
}

/** The same inside a transaction, in four statements. */
export async function readKnownPerson(tenant: Tenant, referralId: string): Promise<KnownPersonView | null> {
  const place = tenant.partnership.id;
  tenant.showed('referral', [referralId]);
  const found = await tenant.row<Found>(
    `SELECT coalesce(r.participant_id, k.participant_id) AS "participantId", ${personOf('k.said_by')} AS "saidBy",
       k.said_at AS "saidAt"
     FROM referral r
     LEFT JOIN recognised_person k ON k.partnership_id = r.partnership_id AND k.referral_id = r.id
     WHERE r.partnership_id = $1 AND r.id = $2`,
    [place, referralId],
  );
  if (!found) return null;
  const episodes = await tenant.rows<EpisodeView>(
    `SELECT ${episodeColumns('$1')} FROM app.episodes_before($2) e ORDER BY e.enrolled_on`,
    [place, referralId],
  );
  const { participantId } = found;
  if (participantId === null)
    return episodes.length === 0
      ? null
      : { referralId, participant: null, saidBy: null, saidAt: null, episodes, referrals: [] };
  tenant.showed('participant', [participantId]);
  const participant = await readParticipant(tenant, participantId);
  const referrals = await readEarlier(tenant, referralId, participantId);
  if (found.saidAt === null && episodes.length === 0 && referrals.length === 0) return null;
  return { referralId, participant, saidBy: found.saidBy, saidAt: found.saidAt, episodes, referrals };
}

async function readEarlier(
  tenant: Tenant,
  referralId: string,
  participantId: string,
): Promise<EarlierReferralView[]> {
  const rows = await tenant.rows<EarlierReferralView>(
    `SELECT r.id, r.reference, r.referred_on AS "referredOn", ${organisationOf('r.source_id', 'r.partnership_id')} AS source,
       r.state, r.moved_at AS "movedAt", CASE WHEN r.state = 'DECLINED' THEN (
         SELECT d.title FROM referral_event h
         JOIN decline_reason d ON d.partnership_id = h.partnership_id AND d.code = h.reason
         WHERE h.partnership_id = r.partnership_id AND h.referral_id = r.id AND h.to_state = 'DECLINED'
         ORDER BY h.id DESC LIMIT 1) END AS reason
     FROM referral this
     JOIN referral r ON r.partnership_id = this.partnership_id AND (r.received_at, r.id) < (this.received_at, this.id)
     WHERE this.partnership_id = $1 AND this.id = $2 AND (r.participant_id = $3 OR EXISTS (
       SELECT FROM recognised_person k
       WHERE k.partnership_id = r.partnership_id AND k.referral_id = r.id AND k.participant_id = $3))
     ORDER BY r.received_at DESC, r.id DESC`,
    [tenant.partnership.id, referralId, participantId],
  );
  tenant.showed(
    'referral',
    rows.map(({ id }) => id),
  );
  return rows;
}
