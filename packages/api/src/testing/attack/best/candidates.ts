import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';

/** Candidates of the school to ask about, to consent to and to refuse; and the school, where an anchor is named. */
export async function addCandidates(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const school = await scene.organisation('School');
  for (const code of ['Y5-02', 'Y5-03', 'Y5-04'])
    await owner.query(
      `INSERT INTO anchor_candidate (partnership_id, anchor_id, code, reasons, suggested_by, suggested_at)
       VALUES ($1, $2, $3, 'Quieter than before', $4, '2025-05-01')`,
      [scene.partnershipId, school, code, people.ANCHOR.personId],
    );
  return new Map(
    ['assignAnchor', 'recordAnchorContact', 'agreeAnchorData'].map((name) => [
      `${name}.organisation`,
      school,
    ]),
  );
}
