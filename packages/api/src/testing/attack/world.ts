import { fileEverybody, systemActor } from '@weft/shared/server';
import { type EveryTable, fillEveryTable, makeScene, type Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { addAnalysis } from './best/analysis.js';
import { addJointWorks, addTransfers } from './best/between-providers.js';
import { addCandidates } from './best/candidates.js';
import { addClashDecision, addReturnedClaim } from './best/claims.js';
import { addExtracts } from './best/extracts.js';
import { addMatchRuns } from './best/matches.js';
import { addReferralFiles, addReferrals } from './best/referrals.js';
import { addSealed } from './best/sealed.js';
import { addAgreements } from './best/sharing.js';
import { addContact, addService, addSupported } from './best/support.js';

/** A partnership with a row in every table, and words in it that nobody outside may read. */
export interface Place extends EveryTable {
  readonly scene: Scene;
  /** every id that the partnership has, by table */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** records with which most can be done, by table, or by field and table where a field wants others */
  readonly best: ReadonlyMap<string, string>;
}

/** Stands in every text of a partnership that is not the caller's. */
export const ELSEWHERE = 'Kept-elsewhere';
/** Stands in what the second provider wrote. */
export const OF_THE_SECOND = 'Kept-by-the-second';

/** Fills a partnership and writes `ELSEWHERE` into its words when it is not the one that callers belong to. */
export async function makePlace(owner: pg.Pool, isElsewhere: boolean): Promise<Place> {
  const scene = await makeScene(owner);
  const filled = await fillEveryTable(owner, scene);
  const here = scene.partnershipId;
  if (isElsewhere) {
    const words: readonly (readonly [table: string, column: string])[] = [
      ['organisation', 'name'],
      ['participant', 'given_name'],
      ['participant', 'family_name'],
    ];
    for (const [table, column] of words)
      await owner.query(`UPDATE ${table} SET ${column} = $2 || ${column} WHERE partnership_id = $1`, [
        here,
        ELSEWHERE,
      ]);
    await owner.query('UPDATE partnership SET name = $2 WHERE id = $1', [here, ELSEWHERE]);
  } else
    await owner.query('UPDATE participant SET given_name = $2, family_name = $2 WHERE id = $1', [
      filled.secondParticipantId,
      OF_THE_SECOND,
    ]);
  const best = new Map([
    ...(await addReturnedClaim(owner, scene, filled)),
    ...(await addReferrals(owner, scene, filled)),
    ['correctContact.contact', await addContact(owner, scene, filled)] as const,
    ...(await addCandidates(owner, scene, filled)),
    ...(await addReferralFiles(owner, scene, filled)),
    ...(await addMatchRuns(owner, scene, filled)),
    ...(await addExtracts(owner, scene, filled)),
    ...(await addService(owner, scene, filled)),
    ...(await addClashDecision(owner, scene, filled)),
    ['workerCaseload.person', filled.people.LINK_WORKER.personId],
    ['matchOffers.participant', filled.firstParticipantId],
    ['recordSupportWorker.person', filled.people.LINK_WORKER.personId],
    ['recordTriage.organisation', await scene.organisation('School')],
    ...(await addSupported(owner, scene, filled)),
    ...(await addTransfers(owner, scene, filled)),
    ...(await addJointWorks(owner, scene, filled)),
    ...(await addAgreements(owner, scene, filled)),
    ...(await addSealed(owner, scene, filled)),
    ...(await addAnalysis(owner, scene, filled)),
  ]);
  // so that everybody who asks at once finds the same people
  await fileEverybody(systemActor(here));
  return { ...filled, scene, best, ids: await idsOf(owner, here) };
}

/** Tables whose rows have ids. */
async function tablesWithIds(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT c.table_name AS name FROM information_schema.columns c
    JOIN information_schema.columns p USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'id' AND c.data_type = 'uuid' AND p.column_name = 'partnership_id'
    ORDER BY 1`);
  return rows.map(({ name }) => name);
}

async function idsOf(owner: pg.Pool, partnershipId: string): Promise<Map<string, string[]>> {
  const read = async (sql: string): Promise<string[]> =>
    (await owner.query<{ id: string }>(sql, [partnershipId])).rows.map(({ id }) => id);
  const ids = new Map<string, string[]>();
  // the id of a merged record leads to the kept one, and is no other record's
  for (const table of await tablesWithIds(owner))
    ids.set(
      table,
      await read(
        `SELECT id FROM ${table} WHERE partnership_id = $1 ${table === 'participant' ? 'AND merged_into IS NULL' : ''} ORDER BY id`,
      ),
    );
  ids.set(
    'person',
    await read('SELECT person_id AS id FROM membership WHERE partnership_id = $1 ORDER BY 1'),
  );
  return ids;
}
