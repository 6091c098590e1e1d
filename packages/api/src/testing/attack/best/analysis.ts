import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { firstOfAll, lastOfAll } from './first-and-last.js';

/** What the data lead ends and decides, beside what the analyst works in, who keeps theirs. */
export async function addAnalysis(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const here = scene.partnershipId;
  const accreditation = firstOfAll();
  await owner.query(
    `INSERT INTO analyst_accreditation (partnership_id, id, person_id, accredited_by, from_day, until_day, recorded_by, recorded_at)
     SELECT partnership_id, $2, person_id, 'The institute', from_day, until_day, recorded_by, recorded_at
     FROM analyst_accreditation WHERE partnership_id = $1`,
    [here, accreditation],
  );
  const project = firstOfAll();
  await owner.query(
    `INSERT INTO analyst_project (partnership_id, id, title, purpose, lawful_basis, fields, from_day, until_day, approved_by,
       approved_at)
     SELECT partnership_id, $2, 'Another question', purpose, lawful_basis, fields, from_day, until_day, approved_by, approved_at
     FROM analyst_project WHERE partnership_id = $1`,
    [here, project],
  );
  const output = async (): Promise<string> => {
    const id = lastOfAll();
    await owner.query(
      `INSERT INTO analyst_output (partnership_id, id, project_id, month, title, meant_for, asked, shown, asked_by, asked_at)
       SELECT partnership_id, $2, project_id, month, 'Another table', meant_for, asked, shown, asked_by, asked_at
       FROM analyst_output WHERE partnership_id = $1 LIMIT 1`,
      [here, id],
    );
    return id;
  };
  // one that was released, since only such a one becomes a file
  await owner.query(
    `UPDATE analyst_output SET state = 'RELEASED', decided_by = $2, decided_at = asked_at
     WHERE partnership_id = $1 AND id = $3`,
    [here, people.DATA_LEAD.personId, await output()],
  );
  const working = await owner.query<{ id: string }>(
    'SELECT project_id AS id FROM analyst_project_member WHERE partnership_id = $1',
    [here],
  );
  const own = working.rows[0]?.id ?? '';
  return new Map([
    ['endAccreditation.analyst_accreditation', accreditation],
    ['closeProject.analyst_project', project],
    ['projectRows.analyst_project', own],
    ['projectTable.analyst_project', own],
    ['requestOutput.analyst_project', own],
    ['releaseOutput.analyst_output', await output()],
    ['refuseOutput.analyst_output', await output()],
    ['recordAccreditation.person', people.ANALYST.personId],
    ['approveProject.person', people.ANALYST.personId],
  ]);
}
