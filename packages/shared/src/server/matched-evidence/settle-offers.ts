import type { CalendarDate, WantedOffer } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { STANDS } from './load-matched-people.js';

/** An offer that is open, or that a person set aside, with how its match stands now. */
export interface KnownOffer {
  readonly id: string;
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly state: 'OFFERED' | 'SET_ASIDE';
  readonly pairId: string;
  /** its match stands */
  readonly stands: boolean;
}

/** Why the system takes an offer back: sentences that whoever finds it gone can read. */
export const WITHDRAWN = {
  match: 'The match was decided to be another person.',
  takenBack: 'The person was not told of this sharing, or took it back.',
  over: 'The agreement under which the record came is over.',
  claimed: 'It is claimed already.',
  otherwise: 'What is known now no longer shows it.',
} as const;

/** Offers of these participants under one agreement that are open or were set aside. One statement. */
export const loadOffers = (
  system: Tenant,
  agreementId: string,
  participantIds: readonly string[],
): Promise<KnownOffer[]> =>
  system.rows<KnownOffer>(
    `SELECT o.id, o.participant_id AS "participantId", o.outcome_code AS "outcomeCode", o.achieved_on AS "achievedOn",
       o.state, o.pair_id AS "pairId", ${STANDS} AS stands
     FROM match_offer o JOIN match_pair m ON m.partnership_id = o.partnership_id AND m.id = o.pair_id
     WHERE o.partnership_id = $1 AND o.agreement_id = $2 AND o.participant_id = ANY ($3)
       AND o.state IN ('OFFERED', 'SET_ASIDE')`,
    [system.partnership.id, agreementId, participantIds],
  );

/** An open offer that is taken back, and why. */
export interface Withdrawal {
  readonly id: string;
  readonly reason: string;
}

/**
 * Takes open offers back, and with them what they said of a record, which may be a stranger's; what somebody claimed or
 * set aside meanwhile stays. One statement or none.
 */
export async function withdrawOffers(system: Tenant, withdrawals: readonly Withdrawal[]): Promise<void> {
  if (withdrawals.length === 0) return;
  await system.execute(
    `UPDATE match_offer o SET state = 'WITHDRAWN', statement = NULL, reason = x.reason, settled_at = $2
     FROM unnest($3::uuid[], $4::text[]) AS x(id, reason)
     WHERE o.partnership_id = $1 AND o.id = x.id AND o.state = 'OFFERED'`,
    [
      system.partnership.id,
      system.now,
      withdrawals.map(({ id }) => id),
      withdrawals.map(({ reason }) => reason),
    ],
  );
}

/** A claim to be offered, and whose. */
export interface NewOffer extends WantedOffer {
  readonly participantId: string;
}

/** Offers claims; where one for the same outcome is open already, that one stays. One statement or none. */
export async function insertOffers(
  system: Tenant,
  agreementId: string,
  offers: readonly NewOffer[],
): Promise<void> {
  if (offers.length === 0) return;
  await system.execute(
    `INSERT INTO match_offer (partnership_id, agreement_id, run_id, pair_id, participant_id, outcome_code, achieved_on,
       statement, offered_at)
     SELECT $1, $2, m.run_id, m.id, x."participantId", x."outcomeCode", x."achievedOn", x.statement, $3
     FROM json_to_recordset($4) AS x("pairId" uuid, "participantId" uuid, "outcomeCode" text, "achievedOn" date,
       statement text)
     JOIN match_pair m ON m.partnership_id = $1 AND m.id = x."pairId"
     ORDER BY x."participantId", x."outcomeCode"
     ON CONFLICT DO NOTHING`,
    [system.partnership.id, agreementId, system.now, JSON.stringify(offers)],
  );
}
