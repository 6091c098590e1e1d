import {
  type CalendarDate,
  checkBeginAgain,
  checkEnrolmentDates,
  type EarlierSupport,
  isRefusal,
  REFERRED_AGAIN,
  type Refusal,
} from '../../rules/index.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import type { Tenant } from '../tenancy/index.js';

/** Where and with whom support begins again. */
export interface NewEpisode {
  readonly providerId: string;
  readonly linkWorkerId: string | null;
  /** null: the one that they have already, if any */
  readonly anchorId: string | null;
  readonly on: CalendarDate;
}

/**
 * Whom the hub recognises in a referral.
 * @param system as the system, with the referral under lock: nobody says otherwise meanwhile
 */
export async function recognisedIn(system: Tenant, referralId: string): Promise<string | null> {
  const row = await system.row<{ id: string }>(
    'SELECT participant_id AS id FROM recognised_person WHERE partnership_id = $1 AND referral_id = $2',
    [system.partnership.id, referralId],
  );
  return row?.id ?? null;
}

/**
 * Begins a new episode of support of somebody who is on record. Name, birth date and postcode stay: they are put right by
 * whoever asks. What was paid is not paid again, since it is one participant. Milestones are judged anew.
 * @param system as the system, for whoever starts
 * @returns their id; WRONG_STATE while other support goes on; OUT_OF_RANGE for the day
 */
export async function beginAgain(
  system: Tenant,
  participantId: string,
  episode: NewEpisode,
): Promise<string | Refusal> {
  const { partnership, me, today, now } = system;
  const known = await lockKnown(system, participantId, episode.providerId);
  const refused =
    checkBeginAgain(known, episode.on) ??
    checkEnrolmentDates({ enrolledOn: episode.on, today, contractTo: partnership.contractTo })[0];
  if (isRefusal(refused)) return refused;
  const here = [partnership.id, participantId];
  await system.execute(
    `INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, recorded_by,
       recorded_at)
     VALUES ($1, $2, $3, 'ACTIVE', $4, $5, $6, $7)`,
    [...here, known.phase, episode.on, REFERRED_AGAIN, me.personId, now],
  );
  await system.execute(
    `INSERT INTO enrolment (partnership_id, participant_id, provider_id, anchor_id, cohort, enrolled_on, recorded_by,
       recorded_at)
     SELECT partnership_id, id, $3, coalesce($4, anchor_id), cohort, $5, $6, $7 FROM participant
     WHERE partnership_id = $1 AND id = $2`,
    [...here, episode.providerId, episode.anchorId, episode.on, me.personId, now],
  );
  // the participant's row says what the latest episode says
  await system.execute(
    `UPDATE participant SET provider_id = $3, anchor_id = coalesce($4, anchor_id), enrolled_on = $5, link_worker_id = $6,
       phase = 'ACTIVE'
     WHERE partnership_id = $1 AND id = $2`,
    [...here, episode.providerId, episode.anchorId, episode.on, episode.linkWorkerId],
  );
  await judgeMilestones(system, [participantId]);
  return participantId;
}

/** Two who start at once, and whoever closes or merges meanwhile, wait in turn. */
async function lockKnown(system: Tenant, id: string, providerId: string): Promise<EarlierSupport> {
  const found = await system.row<Pick<EarlierSupport, 'phase' | 'enrolledOn' | 'isOwn'>>(
    `SELECT phase, enrolled_on AS "enrolledOn", provider_id = $3 AS "isOwn" FROM participant
     WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
    [system.partnership.id, id, providerId],
  );
  if (!found) throw new MergedMeanwhile();
  // read once the lock is held: what was done meanwhile counts
  const last = await system.row<Pick<EarlierSupport, 'endedOn' | 'lastStepOn'>>(
    `SELECT (SELECT max(ended_on) FROM enrolment WHERE partnership_id = $1 AND participant_id = $2) AS "endedOn",
       (SELECT max(on_date) FROM phase_change WHERE partnership_id = $1 AND participant_id = $2) AS "lastStepOn"`,
    [system.partnership.id, id],
  );
  return { ...found, endedOn: last?.endedOn ?? null, lastStepOn: last?.lastStepOn ?? null };
}

/** The record went into another one between two statements: done anew, the kept one is found. */
class MergedMeanwhile extends Error {
  /** as the database's own serialization_failure, for which `withTenant` does the work anew */
  readonly code = '40001';

  constructor() {
    super('The record was merged meanwhile.');
  }
}
