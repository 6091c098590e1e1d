import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { firstOfAll, lastOfAll } from './first-and-last.js';

/** The agreement that is in force, and another one to end. */
export async function addAgreements(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const inForce = await owner.query<{ id: string }>(
    'SELECT id FROM sharing_agreement WHERE partnership_id = $1 ORDER BY number LIMIT 1',
    [scene.partnershipId],
  );
  const toEnd = firstOfAll();
  await owner.query(
    `INSERT INTO sharing_agreement (partnership_id, id, number, title, purpose, lawful_basis, legal_gateway, kind, form,
       compares, receives, starts_on, expires_on, keep_days, drafted_by, drafted_at)
     VALUES ($1, $2, 90, 'To end', 'To be ended', 'PUBLIC_TASK', 'A law', 'LIST', 'CLEAR', '{BIRTH_DATE}', '{}',
       '2025-01-01', '2099-12-31', 30, $3, '2025-01-01')`,
    [scene.partnershipId, toEnd, people.BACKBONE.personId],
  );
  await owner.query(
    `INSERT INTO sharing_person (partnership_id, agreement_id, person_id, named_by, named_at)
     VALUES ($1, $2, $3, $4, '2025-01-01')`,
    [scene.partnershipId, toEnd, people.DATA_LEAD.personId, people.BACKBONE.personId],
  );
  await addEncoded(owner, scene, people);
  return new Map([
    ['sharing_agreement', inForce.rows[0]?.id ?? ''],
    ['saveSharingAgreement.person', people.DATA_LEAD.personId],
    ['endSharingPerson.person', people.DATA_LEAD.personId],
    // whoever is named no more in the other one would see none of its runs
    ['endSharingPerson.sharing_agreement', toEnd],
  ]);
}

/** An agreement about encodings that names the backbone, under which everybody was told; and a match of which a code is known. */
async function addEncoded(owner: pg.Pool, scene: Scene, people: EveryTable['people']): Promise<void> {
  const here = scene.partnershipId;
  const agreement = lastOfAll();
  await owner.query(
    `INSERT INTO sharing_agreement (partnership_id, id, number, title, purpose, lawful_basis, legal_gateway, kind, form,
       compares, receives, starts_on, expires_on, keep_days, drafted_by, drafted_at, signed_at)
     VALUES ($1, $2, 91, 'By codes', 'To know who is on both lists', 'PUBLIC_TASK', 'A law', 'LIST', 'ENCODED',
       '{GIVEN_NAME,FAMILY_NAME,BIRTH_DATE}', '{}', '2025-01-01', '2099-12-31', 30, $3, '2025-01-01', '2025-01-02')`,
    [here, agreement, people.BACKBONE.personId],
  );
  await owner.query(
    `INSERT INTO sharing_person (partnership_id, agreement_id, person_id, named_by, named_at)
     VALUES ($1, $2, $3, $3, '2025-01-02')`,
    [here, agreement, people.BACKBONE.personId],
  );
  await owner.query(
    `INSERT INTO sharing_notice (partnership_id, agreement_id, participant_id, kind, said_on, how, recorded_by, recorded_at)
     SELECT $1, $2, id, 'TOLD', '2025-02-01', 'LETTER', $3, '2025-02-01' FROM participant
     WHERE partnership_id = $1 AND merged_into IS NULL`,
    [here, agreement, people.BACKBONE.personId],
  );
  await owner.query(
    `UPDATE match_pair SET record = record || '{"CODE": "=1+1"}' WHERE partnership_id = $1 AND record <> '{}'`,
    [here],
  );
}
