import type { Filling, People } from './filling.js';

/** A participant of each provider, and another record of the first, merged with it. */
export async function fillPeople({
  owner,
  insert,
  people,
  firstProvider,
  secondProvider,
  at,
}: Filling): Promise<People> {
  const enrol = async (providerId: string, reference: string): Promise<{ id: string; enrolment: string }> => {
    const id = await insert('participant', {
      reference,
      given_name: 'Ada',
      family_name: reference,
      provider_id: providerId,
      enrolled_on: '2025-01-01',
    });
    await insert('participant_detail', { participant_id: id, birth_date: '1990-02-28', postcode: 'AB1 2CD' });
    const enrolment = await insert('enrolment', {
      participant_id: id,
      provider_id: providerId,
      cohort: 'NEW',
      enrolled_on: '2025-01-01',
      recorded_at: at,
    });
    await insert('participant_correction', {
      participant_id: id,
      field: 'givenName',
      old_value: 'Adda',
      new_value: 'Ada',
      corrected_by: people.BACKBONE.personId,
      corrected_at: at,
    });
    await insert('baseline', {
      participant_id: id,
      outcome_code: 'BEFORE',
      achieved_on: '2024-01-01',
      recorded_at: at,
    });
    return { id, enrolment };
  };
  const first = await enrol(firstProvider, 'P-1');
  const second = await enrol(secondProvider, 'P-2');
  // another record of the first, merged with it: nobody sees that one any more
  const { rows: of } = await owner.query<{ was: object }>(
    `SELECT to_jsonb(x) AS was FROM (SELECT given_name, family_name, cohort, provider_id, anchor_id, link_worker_id,
       enrolled_on, phase, birth_date, postcode FROM participant JOIN participant_detail ON participant_id = id WHERE id = $1) x`,
    [first.id],
  );
  const merged = await insert('participant', {
    reference: 'P-0',
    given_name: 'Ada',
    family_name: 'P-0',
    provider_id: firstProvider,
    enrolled_on: '2025-01-01',
    merged_into: first.id,
  });
  const merge = await insert('participant_merge', {
    kept_id: first.id,
    merged_id: merged,
    merged_reference: 'P-0',
    merged_name: 'Ada P-0',
    before: of[0]?.was,
    after: of[0]?.was,
    decided_by: people.ASSESSOR.personId,
    decided_at: at,
  });
  await insert('merge_move', { merge_id: merge, table_name: 'claim', key: { id: merged } });
  const [one = '', other = ''] = [first.id, second.id].sort();
  await insert('different_people', {
    one_id: one,
    other_id: other,
    said_by: people.ASSESSOR.personId,
    said_at: at,
  });
  return { first, second };
}
