import { randomUUID } from 'node:crypto';
import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';

/** Referrals that wait to be offered, declined and started, each for the mutation that does it, and one offered that stays. */
export async function addReferrals(
  owner: pg.Pool,
  scene: Scene,
  filled: EveryTable,
): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const add = async (nth: number, state: string, providerId: string | null): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO referral (partnership_id, id, reference, channel, safe_way, given_name, family_name, birth_date, lawful_basis, told,
         referred_on, received_at, moved_at, state, provider_id)
       VALUES ($1, $2, $3, 'SELF', 'CALL', 'Bea', 'Open', '1990-05-05', 'PUBLIC_TASK', 'All', '2025-06-01', '2025-06-01', '2025-06-02',
         $4, $5)`,
      [scene.partnershipId, id, `R-1${nth}`, state, providerId],
    );
    await owner.query(
      `INSERT INTO referral_agreement (partnership_id, referral_id, kind, said_on, how, recorded_at)
       VALUES ($1, $2, 'AGREED', '2025-06-02', 'SIGNED', '2025-06-02')`,
      [scene.partnershipId, id],
    );
    return id;
  };
  await add(1, 'OFFERED', provider);
  await owner.query(
    `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, reason, provider_id)
     VALUES ($1, $2, '2025-06-05', 'OFFERED', 'WAITING', 'NO_ROOM', $3)`,
    [scene.partnershipId, await add(6, 'WAITING', null), provider],
  );
  const recognised = await add(8, 'IN_TRIAGE', null);
  await owner.query(
    `INSERT INTO recognised_person (partnership_id, referral_id, participant_id, said_by, said_at)
     VALUES ($1, $2, $3, $4, '2025-06-06')`,
    [scene.partnershipId, recognised, filled.secondParticipantId, filled.people.ASSESSOR.personId],
  );
  return new Map([
    ['recognisePerson.referral', await add(7, 'IN_TRIAGE', null)],
    ['takeRecognitionBack.referral', recognised],
    ['offerReferral.referral', await add(2, 'ACCEPTED', null)],
    ['declineOffer.referral', await add(3, 'OFFERED', provider)],
    ['startSupport.referral', await add(4, 'OFFERED', provider)],
    ['recordTriage.referral', await add(5, 'IN_TRIAGE', null)],
  ]);
}

/** Files of an agency that wait, each for the mutation that decides on it. */
export async function addReferralFiles(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const clinic = await scene.organisation('Clinic');
  const add = async (): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO referral_file (partnership_id, id, source_id, sent_by, sent_at_hub, sent_at, file_name, size,
         storage_key, state, headings, checked_on, enters)
       VALUES ($1, $2, $3, $4, false, '2025-06-01', 'people.csv', 100, $2::uuid::text, 'CHECKED', '{First name,Other}',
         '2025-06-01', 1)`,
      [scene.partnershipId, id, clinic, people.REFERRER.personId],
    );
    await owner.query('INSERT INTO referral_file_progress (partnership_id, file_id) VALUES ($1, $2)', [
      scene.partnershipId,
      id,
    ]);
    return id;
  };
  return new Map([
    ['importReferrals.referral_file', await add()],
    ['cancelReferralFile.referral_file', await add()],
    ['chooseReferralColumns.referral_file', await add()],
  ]);
}
