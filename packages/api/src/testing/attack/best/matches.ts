import { randomUUID } from 'node:crypto';
import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';

/** Runs that wait for a yes, each of an agreement of its own and for the mutation that decides on it. */
export async function addMatchRuns(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const lead = people.DATA_LEAD.personId;
  let number = 40;
  const add = async (): Promise<string> => {
    const [agreement, extract, run] = [randomUUID(), randomUUID(), randomUUID()];
    number += 1;
    // as the agreement that there is, with the same person named
    await owner.query(
      `INSERT INTO sharing_agreement (partnership_id, id, number, title, purpose, lawful_basis, legal_gateway, kind, form,
         compares, receives, starts_on, expires_on, keep_days, drafted_by, drafted_at, signed_at)
       SELECT partnership_id, $2, $3, title, purpose, lawful_basis, legal_gateway, kind, form, compares, receives, starts_on,
         expires_on, keep_days, drafted_by, drafted_at, signed_at
       FROM sharing_agreement WHERE partnership_id = $1 ORDER BY number LIMIT 1`,
      [scene.partnershipId, agreement, number],
    );
    await owner.query(
      `INSERT INTO sharing_person (partnership_id, agreement_id, person_id, named_by, named_at)
       VALUES ($1, $2, $3, $4, now())`,
      [scene.partnershipId, agreement, lead, people.BACKBONE.personId],
    );
    await owner.query(
      `INSERT INTO extract (partnership_id, id, agreement_id, number, sent_by, sent_at, file_name, size, sha256, clean_key,
         describes_until, state, good, accepted_by, accepted_at, delete_after)
       VALUES ($1, $2, $3, $4, $5, now(), 'employment.csv', 100, repeat('e', 64), $2::uuid::text, '2025-05-31', 'READY', 1, $5,
         now(), '2098-12-31')`,
      [scene.partnershipId, extract, agreement, number, lead],
    );
    await owner.query(
      `INSERT INTO match_run (partnership_id, id, number, agreement_id, extract_id, asked_by, asked_at, state, match_from,
         review_from)
       VALUES ($1, $2, $3, $4, $5, $6, now(), 'ESTIMATED', 0.5, 0.1)`,
      [scene.partnershipId, run, number, agreement, extract, lead],
    );
    await owner.query('INSERT INTO match_run_progress (partnership_id, run_id) VALUES ($1, $2)', [
      scene.partnershipId,
      run,
    ]);
    return run;
  };
  const done = await owner.query<{ run: string; extract: string }>(
    `SELECT r.id AS run, r.extract_id AS extract FROM match_run r
     WHERE r.partnership_id = $1 AND r.state = 'DONE' ORDER BY r.number LIMIT 1`,
    [scene.partnershipId],
  );
  const { run = '', extract = '' } = done.rows[0] ?? {};
  return new Map([
    ['estimateMatchRun.match_run', run],
    ['estimateMatchRun.extract', extract],
    ['startMatchRun.match_run', await add()],
    ['cancelMatchRun.match_run', await add()],
  ]);
}
