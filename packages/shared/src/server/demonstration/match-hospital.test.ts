import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_SECRET, type TestDatabase, testDatabase } from '../../testing/index.js';
import { openExtractStore } from '../extracts/index.js';
import { openFileStore } from '../files/index.js';
import { DEMONSTRATION_ACCOUNTS } from './accounts.js';
import { enrolAll } from './enact-people.js';
import { agreeCard } from './enact-terms.js';
import { matchHospital } from './match-hospital.js';
import { planTyne, tyneCard } from './plan-tyne.js';
import { setUp, writePeople } from './stage.js';
import { TYNE_PARTNERSHIP, TYNE_PLACES } from './tyne-partnership.js';

describe('the hospital’s list of the demonstration', () => {
  let db: TestDatabase;
  const home = mkdtempSync(join(tmpdir(), 'weft-hospital-'));
  const matching = join(home, 'matching');
  const rows = async <T>(sql: string): Promise<T[]> => (await db.owner.query(sql)).rows as T[];

  beforeAll(async () => {
    db = await testDatabase();
    await db.owner.query('UPDATE app.installation SET dates_back = true');
    const operator = { email: 'operator@weft.example', name: 'Ngozi Parkin' };
    const ids = await writePeople(db.owner, [operator, ...DEMONSTRATION_ACCOUNTS, ...TYNE_PARTNERSHIP.staff]);
    const operatorId = ids.get(operator.email) ?? '';
    await db.owner.query('UPDATE person SET is_operator = true WHERE id = $1', [operatorId]);
    const stage = await setUp(
      {
        owner: db.owner,
        files: openFileStore(home),
        extracts: openExtractStore(home),
        matching,
        log: () => undefined,
        secret: TEST_SECRET,
        operatorId,
      },
      TYNE_PARTNERSHIP,
      ids,
    );
    await agreeCard(stage, '2024-02-27', tyneCard());
    // those who began earlier have ended their support, and were not told
    const participants = planTyne().participants.filter(
      ({ enrolledOn }) => enrolledOn >= '2025-09-01' && enrolledOn < '2026-05-01',
    );
    const enrolled = await enrolAll(stage, participants, TYNE_PLACES);
    const began = performance.now();
    await matchHospital(stage, participants, enrolled);
    console.log(`The hospital's list was matched in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    rmSync(home, { recursive: true });
  });

  it('came encoded, as our participants did, by one key', async () => {
    const files = await rows<{ side: string; state: string; many: boolean; id: string; encoding: object }>(
      `SELECT side, state, good > 150 AND stays_out = 0 AS many, id, encoding FROM extract ORDER BY number`,
    );
    expect(files).toMatchObject([
      { side: 'OURS', state: 'READY', many: true },
      { side: 'THEIRS', state: 'READY', many: true },
    ]);
    expect(files[0]?.encoding).toEqual(files[1]?.encoding);
    expect(await rows('SELECT our_extract_id AS ours, extract_id AS theirs, state FROM match_run')).toEqual([
      { ours: files[0]?.id, theirs: files[1]?.id, state: 'DONE' },
    ]);
  });

  it('leads to matches and to pairs that wait, of whose other side a code is all that is known', async () => {
    const pairs = await rows<{ verdict: string; theirs: object; record: { CODE: string } }>(
      'SELECT verdict, theirs, record FROM match_pair',
    );
    const many = (verdict: string): number => pairs.filter((pair) => pair.verdict === verdict).length;
    expect(many('MATCH')).toBeGreaterThan(60);
    // by the key, which is another each time, a few more or less
    expect(many('REVIEW')).toBeGreaterThan(2);
    for (const { theirs, record } of pairs) {
      expect(theirs).toEqual({});
      expect(record).toEqual({ CODE: expect.stringMatching(/^p[\w-]{22}$/) });
    }
  });

  it('was matched on the day that it came, and not when the demonstration is loaded', async () => {
    const days = await rows<{ day: string }>(
      `SELECT DISTINCT at::date::text AS day FROM (
         SELECT unnest(ARRAY[asked_at, started_at, ended_at]) AS at FROM match_run
         UNION ALL SELECT unnest(ARRAY[sent_at, accepted_at]) FROM extract
         UNION ALL SELECT verdict_at FROM match_pair WHERE verdict_at IS NOT NULL) every`,
    );
    expect(days).toEqual([{ day: '2026-10-28' }]);
  });

  it('leaves nothing that the worker would have to do, and no name, number or key in any folder', async () => {
    expect(
      await rows(`SELECT kind FROM outbox WHERE done_at IS NULL AND kind ~ '^(extracts|matching)[.]'`),
    ).toEqual([]);
    expect(readdirSync(matching)).toEqual([]);
    const kept = readdirSync(join(home, 'extracts'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(kept).toHaveLength(2);
    for (const { parentPath, name } of kept)
      expect(readFileSync(join(parentPath, name), 'utf8').split('\n')[1]).toBe('id,names,birth,address');
  });
});
