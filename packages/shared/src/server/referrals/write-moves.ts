import type { CalendarDate, ReferralMove, ReferralVerb } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { keepDeclineReasons } from './decline-reasons.js';

/** What somebody gives for a move; which of it is needed, rules/referrals say. */
export interface MoveReferralInput {
  readonly id: string;
  /** to whom it is offered */
  readonly providerId?: string | null;
  /** whom of that provider the hub has in mind; left out: whoever has room there */
  readonly workerId?: string | null;
  /** of the partnership's list */
  readonly reason?: string | null;
  readonly words?: string | null;
  readonly on?: CalendarDate | null;
}

/** A move that was judged, as it is to be written. */
export interface JudgedMove {
  readonly move: ReferralMove;
  /** The referral's id, and what was given for the move. */
  readonly input: MoveReferralInput & { readonly participantId?: string };
  /** To whom the person was allocated before it. */
  readonly providerId: string | null;
  /** Records of the past say when; otherwise it is now. */
  readonly at?: Date;
}

/** After which verbs it is nobody's any more. */
const GIVES_BACK: readonly ReferralVerb[] = ['declineOffer', 'takeOfferBack', 'withdrawReferral'];

/**
 * Writes moves of different referrals, and their history, by a fixed number of statements.
 * @param tenant as the system
 */
export async function writeMoves(tenant: Tenant, moves: readonly JudgedMove[]): Promise<void> {
  const { partnership, me, now } = tenant;
  if (moves.some(({ move }) => move.needs.includes('REASON'))) await keepDeclineReasons(tenant);
  const rows = moves.map(({ move: { verb, from, to, needs }, input, providerId, at }, nth) => {
    const concerned = verb === 'offerReferral' ? (input.providerId ?? null) : providerId;
    return {
      nth,
      id: input.id,
      from,
      to,
      at: at ?? now,
      stays: GIVES_BACK.includes(verb) ? null : concerned,
      participant: input.participantId ?? null,
      on: needs.includes('DAY') ? input.on : null,
      reason: needs.includes('REASON') ? input.reason : null,
      words: input.words?.trim() || null,
      concerned,
    };
  });
  await tenant.execute(
    `UPDATE referral r SET state = x.to, moved_at = x.at, provider_id = x.stays, participant_id = x.participant
     FROM json_to_recordset($2) AS x(id uuid, "from" text, "to" text, at timestamptz, stays uuid, participant uuid)
     WHERE r.partnership_id = $1 AND r.id = x.id AND r.state = x.from`,
    [partnership.id, JSON.stringify(rows)],
  );
  await tenant.execute(
    `INSERT INTO referral_event (partnership_id, referral_id, at, by_person, from_state, to_state, happened_on, reason,
       words, provider_id)
     SELECT $1, x.id, x.at, $2, x.from, x.to, x.on, x.reason, x.words, x.concerned
     FROM json_to_recordset($3) AS x(nth int, id uuid, "from" text, "to" text, at timestamptz, "on" date, reason text,
       words text, concerned uuid) ORDER BY x.nth`,
    [partnership.id, me.personId, JSON.stringify(rows)],
  );
}
