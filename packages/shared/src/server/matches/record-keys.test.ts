import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addParticipants,
  type CleanRow,
  chanceFrom,
  granted,
  type MatchScene,
  madePeople,
  makeMatchScene,
  recordsOf,
  TEST_SECRET,
  type TestDatabase,
  tellAll,
  testDatabase,
} from '../../testing/index.js';
import { type FileStore, openFileStore } from '../files/index.js';
import { systemActor } from '../tenancy/index.js';
import { carryOutMatchRun, estimateMatchRun, matchRun, reckonMatchRun, startMatchRun } from './index.js';
import { RecordKeys } from './record-keys.js';

/** What a number of the National Insurance looks like: few enough to try them all. */
const NUMBER = 'QQ 12 34 56 C';

describe('how the database calls records', () => {
  it('is the same for one number of one agreement, and another for every other', () => {
    const key = new RecordKeys(TEST_SECRET, 'one').of(NUMBER);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new RecordKeys(TEST_SECRET, 'one').of(NUMBER)).toBe(key);
    const others = [
      new RecordKeys(TEST_SECRET, 'other').of(NUMBER),
      new RecordKeys('another secret of thirty-two bytes', 'one').of(NUMBER),
      new RecordKeys(TEST_SECRET, 'one').of('QQ 12 34 56 D'),
      new RecordKeys(TEST_SECRET, 'one').ofRow([NUMBER]).toString('hex'),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });

  it('leads from the mark of a key to no key', () => {
    const keys = new RecordKeys(TEST_SECRET, 'one');
    expect(keys.mark).toMatch(/^[0-9a-f]{16}$/);
    expect(createHmac('sha256', Buffer.from(keys.mark, 'hex')).update(NUMBER).digest('hex')).not.toBe(
      keys.of(NUMBER),
    );
    expect(() => keys.mustBeThoseOf([])).not.toThrow();
    expect(() => keys.mustBeThoseOf([keys.mark])).not.toThrow();
    expect(() => keys.mustBeThoseOf([keys.mark, '0'.repeat(16)])).toThrow('another secret');
  });
});

describe('the records of runs', () => {
  let db: TestDatabase;
  let home: string;
  let files: FileStore;
  let scene: MatchScene;
  let agreementId: string;
  let rows: CleanRow[];
  const people = madePeople(150, chanceFrom(5));
  const secret = (of: string) => ({ folder: join(home, 'matching'), memory: '500MB', secret: of });

  beforeAll(async () => {
    db = await testDatabase();
    home = mkdtempSync(join(tmpdir(), 'weft-keys-'));
    files = openFileStore(join(home, 'extracts'));
    scene = await makeMatchScene(db.owner, home);
    await addParticipants(db.owner, scene, people);
    rows = recordsOf(people.slice(0, 100), chanceFrom(6));
    agreementId = await scene.agreement();
    await tellAll(db.owner, scene, agreementId, people);
  });
  afterAll(async () => {
    await db.close();
    rmSync(home, { recursive: true });
  });

  const reckoned = async (under: string, of: string) => {
    const { id } = granted(
      await estimateMatchRun(scene.dataLead, { extractId: await scene.extract(under, rows) }),
    );
    await reckonMatchRun(systemActor(scene.partnershipId), files, id, secret(of));
    return id;
  };
  const done = async (): Promise<string[]> => {
    const id = await reckoned(agreementId, TEST_SECRET);
    granted(await startMatchRun(scene.dataLead, id));
    await carryOutMatchRun(systemActor(scene.partnershipId), files, id, secret(TEST_SECRET));
    expect(await matchRun(scene.dataLead, id)).toMatchObject({ state: 'DONE' });
    const found = await db.owner.query<{ key: string }>(
      'SELECT record_key AS key FROM match_pair WHERE run_id = $1 ORDER BY record_key',
      [id],
    );
    return found.rows.map(({ key }) => key);
  };

  it('are called the same in every run, and found by nobody who tries all numbers', async () => {
    const keys = await done();
    expect(keys.length).toBeGreaterThan(80);
    expect(await done()).toEqual(keys);
    const { rows: marks } = await db.owner.query<{ mark: string }>(
      'SELECT DISTINCT key_mark AS mark FROM match_run WHERE agreement_id = $1',
      [agreementId],
    );
    expect(marks).toHaveLength(1);
    // with all that the database knows beside the records themselves
    const known = [agreementId, scene.partnershipId, ...marks.map(({ mark }) => mark)];
    const tried = rows.flatMap(({ RECORD_ID: id }) =>
      [id, ...known.map((one) => `${one}:${id}`)].flatMap((text) => [
        createHash('sha256').update(text).digest('hex'),
        ...known.map((one) => createHmac('sha256', one).update(text).digest('hex')),
      ]),
    );
    const kept = new Set(keys);
    expect(tried.filter((one) => kept.has(one))).toEqual([]);
  });

  it('are matched by no other secret, by which nothing that was decided would be found again', async () => {
    const changed = 'a secret that somebody made anew since then';
    await done();
    const id = await reckoned(agreementId, changed);
    const refused = await matchRun(scene.dataLead, id);
    expect(refused?.state).toBe('REFUSED');
    expect(refused?.problem).toContain('put the earlier secret back, or sign a new agreement');
    // under a new one nothing was decided
    const fresh = await scene.agreement();
    await tellAll(db.owner, scene, fresh, people);
    expect(await matchRun(scene.dataLead, await reckoned(fresh, changed))).toMatchObject({
      state: 'ESTIMATED',
    });
  });
});
