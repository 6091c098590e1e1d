import { randomUUID } from 'node:crypto';
import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';

/** Extracts that wait, and one that is ready, each for the mutation that decides on it. */
export async function addExtracts(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  let number = 90;
  const add = async (isReady: boolean): Promise<string> => {
    const id = randomUUID();
    number += 1;
    await owner.query(
      `INSERT INTO extract (partnership_id, id, agreement_id, number, sent_by, sent_at, file_name, size, sha256, storage_key,
         clean_key, describes_until, state, headings, mapping, good, accepted_by, accepted_at, delete_after)
       SELECT $1, $2, a.id, $3, $4, '2025-06-01', 'employment.csv', 100, repeat('e', 64),
         CASE WHEN $5 THEN NULL ELSE $2::uuid::text END, $2::uuid::text || '-clean', '2025-05-31',
         CASE WHEN $5 THEN 'READY' ELSE 'CHECKED' END, '{A,B,C,D}',
         '[[0, "RECORD_ID"], [1, "GIVEN_NAME"], [2, "FAMILY_NAME"], [3, "STARTED_ON"]]', 1,
         CASE WHEN $5 THEN $4::uuid END, CASE WHEN $5 THEN '2025-06-01'::timestamptz END, '2098-12-31'
       FROM sharing_agreement a WHERE a.partnership_id = $1 AND EXISTS (SELECT FROM sharing_person n
         WHERE n.partnership_id = a.partnership_id AND n.agreement_id = a.id AND n.person_id = $4)
       ORDER BY a.number LIMIT 1`,
      [scene.partnershipId, id, number, people.DATA_LEAD.personId, isReady],
    );
    await owner.query('INSERT INTO extract_progress (partnership_id, extract_id) VALUES ($1, $2)', [
      scene.partnershipId,
      id,
    ]);
    return id;
  };
  return new Map([
    ['chooseExtractColumns.extract', await add(false)],
    ['acceptExtract.extract', await add(false)],
    ['cancelExtract.extract', await add(false)],
    ['deleteExtract.extract', await add(true)],
  ]);
}
