import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../rules/index.js';
import {
  addParticipants,
  type CleanRow,
  chanceFrom,
  granted,
  type MadePerson,
  type MatchScene,
  madePeople,
  makeMatchScene,
  recordKeyOf,
  recordsOf,
  TEST_SECRET,
  type TestDatabase,
  tellAll,
  testDatabase,
} from '../../testing/index.js';
import { type FileStore, openFileStore } from '../files/index.js';
import { sealRecord } from '../sealing/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  cancelMatchRun,
  carryOutMatchRun,
  estimateMatchRun,
  matchRun,
  matchRuns,
  matchThresholdPreview,
  moveMatchThresholds,
  type RunWork,
  reckonMatchRun,
  startMatchRun,
} from './index.js';

const PEOPLE = 300;

describe('runs of matching', () => {
  let db: TestDatabase;
  let home: string;
  let files: FileStore;
  let scene: MatchScene;
  let people: MadePerson[];
  let rows: CleanRow[];
  let agreementId: string;
  let extractId: string;
  let work: RunWork;

  beforeAll(async () => {
    db = await testDatabase();
    home = mkdtempSync(join(tmpdir(), 'weft-matches-'));
    files = openFileStore(join(home, 'extracts'));
    work = { folder: join(home, 'matching'), secret: TEST_SECRET, memory: '500MB', lookEvery: 20 };
  });
  afterAll(async () => {
    await db.close();
    rmSync(home, { recursive: true });
  });
  beforeEach(async () => {
    scene = await makeMatchScene(db.owner, home);
    const chance = chanceFrom(5);
    people = madePeople(PEOPLE, chance);
    await addParticipants(db.owner, scene, people);
    agreementId = await scene.agreement();
    await tellAll(db.owner, scene, agreementId, people);
    rows = [...recordsOf(people.slice(0, 200), chance), ...recordsOf(madePeople(100, chance), chance, 200)];
    extractId = await scene.extract(agreementId, rows);
  });

  const system = () => systemActor(scene.partnershipId);
  const asked = async (given: { extractId?: string; goesOnFrom?: string } = {}) =>
    granted(await estimateMatchRun(scene.dataLead, { extractId, ...given }));
  const reckoned = async (given: Parameters<typeof asked>[0] = {}) => {
    const { id } = await asked(given);
    await reckonMatchRun(system(), files, id, work);
    return mustBe(id);
  };
  const mustBe = async (id: string) => {
    const run = await matchRun(scene.dataLead, id);
    if (!run) throw new Error('The run is gone.');
    return run;
  };
  const started = async (given: Parameters<typeof asked>[0] = {}) =>
    granted(await startMatchRun(scene.dataLead, (await reckoned(given)).id));
  const done = async (given: Parameters<typeof asked>[0] = {}) => {
    const { id } = await started(given);
    await carryOutMatchRun(system(), files, id, work);
    return mustBe(id);
  };
  const pairsOf = async (runId: string) =>
    (
      await db.owner.query<{
        participant_id: string;
        record_key: string;
        ours: object;
        theirs: object;
        record: object;
        weight: number;
        verdict: string;
      }>(
        `SELECT participant_id, record_key, ours, theirs, record, weight, verdict FROM match_pair WHERE run_id = $1
         ORDER BY weight DESC, participant_id, record_key`,
        [runId],
      )
    ).rows;
  /** The person that a record is about; null for a stranger. */
  const truth = () =>
    new Map(
      rows.map((row, nth) => [recordKeyOf(agreementId, row.RECORD_ID), nth < 200 ? people[nth]?.id : null]),
    );
  const nothingLeft = async (runId: string): Promise<void> => {
    expect(await pairsOf(runId)).toEqual([]);
    expect(existsSync(work.folder) ? readdirSync(work.folder) : []).toEqual([]);
  };

  it('reckon first, compare when somebody says yes, and find who is who', async () => {
    const estimated = await reckoned();
    expect(estimated).toMatchObject({ state: 'ESTIMATED', number: 1, people: PEOPLE, records: 300 });
    expect(estimated.estimates).toEqual([{ rule: 'Everybody with every record', pairs: 90_000 }]);
    expect(await pairsOf(estimated.id)).toEqual([]);
    granted(await startMatchRun(scene.dataLead, estimated.id));
    await carryOutMatchRun(system(), files, estimated.id, work);
    const run = await mustBe(estimated.id);
    expect(run).toMatchObject({ state: 'DONE', compared: 90_000, problem: null, stage: null });
    const found = (await pairsOf(run.id)).filter(({ verdict }) => verdict === 'MATCH');
    const isRight = truth();
    expect(
      found.filter((pair) => isRight.get(pair.record_key) === pair.participant_id).length,
    ).toBeGreaterThan(190);
    expect(found.filter((pair) => isRight.get(pair.record_key) !== pair.participant_id).length).toBeLessThan(
      3,
    );
    expect(run.matches).toBe(found.length);
    expect(run.histogram.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(90_000);
    expect(run.stages.map(({ stage }) => stage)).toEqual([
      'GATHERING',
      'READING',
      'CHOOSING',
      'ESTIMATING',
      'COMPARING',
      'LEARNING',
      'SCORING',
      'DECIDING',
      'WRITING',
    ]);
    expect(run.model?.fields.map(({ title }) => title)).toEqual([
      'First name',
      'Last name',
      'Date of birth',
      'Postcode',
    ]);
    expect(run.model?.fields[2]?.levels[0]).toMatchObject({ words: 'the same' });
    expect(JSON.parse(run.settings ?? '{}')).toMatchObject({ settings: { matchFrom: 0.5 }, model: {} });
    expect(existsSync(work.folder) ? readdirSync(work.folder) : []).toEqual([]);
  });

  it('keep of a pair what the agreement names, and what its owner calls a record only as a hash', async () => {
    const run = await done();
    const [pair] = await pairsOf(run.id);
    expect(Object.keys(pair?.ours ?? {}).sort()).toEqual([
      'BIRTH_DATE',
      'FAMILY_NAME',
      'GIVEN_NAME',
      'POSTCODE',
    ]);
    expect(Object.keys(pair?.theirs ?? {}).sort()).toEqual(Object.keys(pair?.ours ?? {}).sort());
    expect(pair?.record).toEqual({
      EMPLOYER: 'Mill & Sons, "Ltd"',
      STARTED_ON: '2025-05-01',
      WEEKLY_HOURS: '30',
    });
    const { rows: kept } = await db.owner.query<{ row: string }>(
      'SELECT match_pair::text AS row FROM match_pair WHERE run_id = $1',
      [run.id],
    );
    expect(kept.some(({ row }) => /\bE\d{1,3}\b/.test(row))).toBe(false);
  });

  it('pass over who was not told, who took it back, and who is sealed', async () => {
    const [untold, back, sealed] = people;
    if (!untold || !back || !sealed) throw new Error('There are people.');
    agreementId = await scene.agreement();
    extractId = await scene.extract(agreementId, rows);
    await tellAll(db.owner, scene, agreementId, people.slice(1));
    await scene.told(agreementId, [back.id], 'TAKEN_BACK');
    granted(
      await sealRecord(scene.people.backbone, {
        recordId: sealed.id,
        reason: 'Somebody looks for them.',
        personIds: [scene.people.otherBackbone.personId],
      }),
    );
    const run = await done();
    expect(run.people).toBe(PEOPLE - 3);
    const found = (await pairsOf(run.id)).map((pair) => pair.participant_id);
    for (const { id } of [untold, back, sealed]) expect(found).not.toContain(id);
  });

  it('come to the same when they are done again', async () => {
    const [first, second] = [await done(), await done()];
    expect(second.number).toBe(first.number + 1);
    expect(await pairsOf(second.id)).toEqual(await pairsOf(first.id));
    expect(second.settings).toBe(first.settings);
    expect((await matchRuns(scene.dataLead, agreementId)).map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('say how far they are while they go on', async () => {
    const { id } = await started();
    const seen: (readonly [string | null, number])[] = [];
    const look = async () => {
      const run = await mustBe(id);
      seen.push([run.stage, run.fraction]);
    };
    await carryOutMatchRun(system(), files, id, { ...work, onLook: look });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen[0]?.[0]).toBe('GATHERING');
    const fractions = seen.filter(([stage]) => stage !== null).map(([, fraction]) => fraction);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
  });

  it('go on from a run that is done: only what is new is compared, by what was learnt', async () => {
    const first = await done();
    const chance = chanceFrom(77);
    const more = recordsOf(people.slice(200, 250), chance, 300);
    const later = await scene.extract(agreementId, [...rows.slice(1), ...more]);
    const second = await done({ extractId: later, goesOnFrom: first.id });
    expect(second).toMatchObject({ goesOnFrom: first.number, compared: PEOPLE * more.length, state: 'DONE' });
    const key = (nth: number) => recordKeyOf(agreementId, `E${nth}`);
    const matched = (await pairsOf(second.id)).filter(({ verdict }) => verdict === 'MATCH');
    const right = matched.filter((pair) => {
      const nth = Array.from({ length: 50 }, (_, at) => at).find((at) => key(300 + at) === pair.record_key);
      return nth !== undefined && people[200 + nth]?.id === pair.participant_id;
    });
    expect(right.length).toBeGreaterThan(45);
    // the record that is gone has no pair any more, the others keep theirs
    const before = (await pairsOf(first.id)).filter(
      (pair) => pair.record_key !== key(0) && pair.verdict === 'MATCH',
    );
    const still = new Set(matched.map((pair) => `${pair.participant_id} ${pair.record_key}`));
    expect(matched.some((pair) => pair.record_key === key(0))).toBe(false);
    expect(before.length).toBeGreaterThan(190);
    expect(before.filter((pair) => !still.has(`${pair.participant_id} ${pair.record_key}`))).toEqual([]);
  });

  it('say so where nothing can go on from an earlier run, since its extract is deleted', async () => {
    const first = await done();
    await db.owner.query(
      `UPDATE extract SET state = 'DELETED', deleted_at = now(), clean_key = NULL, storage_key = NULL WHERE id = $1`,
      [extractId],
    );
    const later = await scene.extract(agreementId, rows);
    const run = await reckoned({ extractId: later, goesOnFrom: first.id });
    expect(run).toMatchObject({
      state: 'REFUSED',
      problem: 'What the earlier run compared is deleted, so nothing can go on from it. Match all rows anew.',
    });
    const gone = await estimateMatchRun(scene.dataLead, { extractId });
    expect(gone).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('move thresholds: a preview says what would change, and nothing that a person decided does', async () => {
    const run = await done();
    const [heaviest] = await pairsOf(run.id);
    if (!heaviest) throw new Error('There is a pair.');
    const preview = await matchThresholdPreview(scene.dataLead, run.id, {
      matchFrom: 0.99999,
      reviewFrom: 0.9,
    });
    expect(preview.matches + preview.toReview + preview.below).toBe(run.matches + run.toReview + run.below);
    expect(preview.lostMatches).toBeGreaterThan(0);
    expect(preview.matches).toBe(run.matches - preview.lostMatches + preview.newMatches);
    expect(await mustBe(run.id)).toMatchObject({ matches: run.matches, matchFrom: 0.5 });
    await db.owner.query(
      `INSERT INTO match_decision (partnership_id, agreement_id, participant_id, record_key, pair_id, run_id, probability,
         decision, decided_by, decided_at)
       SELECT partnership_id, agreement_id, participant_id, record_key, id, run_id, probability, 'DIFFERENT', $2, now()
       FROM match_pair WHERE run_id = $1 ORDER BY weight DESC, participant_id, record_key LIMIT 1`,
      [run.id, scene.dataLead.personId],
    );
    const moved = granted(
      await moveMatchThresholds(scene.dataLead, run.id, { matchFrom: 0.99999, reviewFrom: 0.9 }),
    );
    expect(moved).toMatchObject({ matchFrom: 0.99999, reviewFrom: 0.9, matches: preview.matches - 1 });
    expect((await pairsOf(run.id))[0]).toMatchObject({ record_key: heaviest.record_key, verdict: 'BELOW' });
    // a later run begins with them, and does not ask again
    const next = await done();
    expect(next).toMatchObject({ matchFrom: 0.99999, reviewFrom: 0.9, matches: moved.matches });
    const again = (await pairsOf(next.id)).find(
      (pair) => pair.record_key === heaviest.record_key && pair.participant_id === heaviest.participant_id,
    );
    expect(again?.verdict).toBe('BELOW');
  });

  it.each([
    [{ matchFrom: 1, reviewFrom: 0.1 }, 'matchFrom'],
    [{ matchFrom: 0.5, reviewFrom: 0.001 }, 'reviewFrom'],
    [{ matchFrom: 0.5, reviewFrom: 0.6 }, 'reviewFrom'],
    [{ matchFrom: Number.NaN, reviewFrom: 0.1 }, 'matchFrom'],
  ])('refuse thresholds that are none: %o', async (thresholds, field) => {
    const { runId } = await scene.run({ agreementId, extractId, pairs: [] });
    expect(await moveMatchThresholds(scene.dataLead, runId, thresholds)).toMatchObject({
      code: 'INVALID',
      field,
    });
  });

  it('are for people named in the agreement', async () => {
    const { runId } = await scene.run({ agreementId, extractId, pairs: [] });
    expect(await matchRun(scene.otherLead, runId)).toBeNull();
    expect(await matchRuns(scene.otherLead, agreementId)).toEqual([]);
    await expect(estimateMatchRun(scene.otherLead, { extractId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(cancelMatchRun(scene.otherLead, runId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(matchRuns(scene.people.linkWorker, agreementId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(startMatchRun(scene.people.verifier, runId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are begun under an agreement in force alone', async () => {
    const waiting = await reckoned();
    await scene.endAgreement(agreementId);
    expect(await estimateMatchRun(scene.dataLead, { extractId })).toMatchObject({ code: 'WRONG_STATE' });
    expect(await startMatchRun(scene.dataLead, waiting.id)).toMatchObject({
      code: 'WRONG_STATE',
      message: 'This agreement is not in force: nothing is matched under it. Sign a new one to go on.',
    });
  });

  it('come one at a time: of two asked for at once one is refused, and says which is under way', async () => {
    const both = await Promise.all([1, 2].map(() => estimateMatchRun(scene.dataLead, { extractId })));
    const refused = both.filter(isRefusal);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      code: 'IN_USE',
      message: 'Run 1 of this agreement is under way. Wait until it is done, or cancel it.',
    });
    const [run] = await matchRuns(scene.dataLead, agreementId);
    granted(await cancelMatchRun(scene.dataLead, run?.id ?? ''));
    expect(await asked()).toMatchObject({ number: 2, state: 'ESTIMATING' });
  });

  it('stop when somebody cancels them, and keep nothing', async () => {
    const { id } = await started();
    let cancelled: Promise<unknown> | null = null;
    await carryOutMatchRun(system(), files, id, {
      ...work,
      onLook: async () => {
        cancelled ??= cancelMatchRun(scene.dataLead, id);
        await cancelled;
      },
    });
    expect(await mustBe(id)).toMatchObject({ state: 'CANCELLED', model: null, problem: null });
    await nothingLeft(id);
    expect(await cancelMatchRun(scene.dataLead, id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await startMatchRun(scene.dataLead, id)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('are stopped when their agreement ends while they go on, and keep nothing', async () => {
    const { id } = await started();
    let ended: Promise<unknown> | null = null;
    const onLook = async () => {
      ended ??= scene.endAgreement(agreementId);
      await ended;
    };
    await carryOutMatchRun(system(), files, id, { ...work, onLook });
    expect(await readAsOwner(id)).toEqual({
      state: 'CANCELLED',
      problem:
        'The agreement ended while this run was under way, so the run was stopped and nothing was kept. Sign a new agreement to match again.',
    });
    await nothingLeft(id);
  });

  it('are stopped also where it ends at the last moment', async () => {
    const { id } = await started();
    let ended: Promise<unknown> | null = null;
    const onLook = async () => {
      ended ??= scene.endAgreement(agreementId);
      await ended;
    };
    // it looks once, before the agreement ends, and not again before it writes
    await carryOutMatchRun(system(), files, id, { ...work, lookEvery: 3_600_000, onLook });
    expect(await readAsOwner(id)).toMatchObject({ state: 'CANCELLED' });
    await nothingLeft(id);
  });

  it('keep nothing where the extract is deleted while they go on', async () => {
    const { id } = await started();
    let deleted: Promise<unknown> | null = null;
    const onLook = async () => {
      deleted ??= db.owner.query(
        `UPDATE extract SET state = 'DELETED', deleted_at = now(), clean_key = NULL WHERE id = $1`,
        [extractId],
      );
      await deleted;
    };
    await carryOutMatchRun(system(), files, id, { ...work, onLook });
    expect(await readAsOwner(id)).toEqual({
      state: 'FAILED',
      problem:
        'The extract was deleted while this run was under way, so nothing was kept. Send it again to match it.',
    });
    await nothingLeft(id);
  });

  it('count nobody who took it back since, and nobody once the agreement is over', async () => {
    const run = await done();
    const [pair] = await pairsOf(run.id);
    await scene.told(agreementId, [pair?.participant_id ?? ''], 'TAKEN_BACK');
    expect((await mustBe(run.id)).matches).toBe(run.matches - 1);
    const preview = await matchThresholdPreview(scene.dataLead, run.id, run);
    expect(preview).toMatchObject({ matches: run.matches - 1, newMatches: 0, lostMatches: 0 });
    expect(run.isInForce).toBe(true);
    await scene.endAgreement(agreementId);
    expect(await matchThresholdPreview(scene.dataLead, run.id, run)).toMatchObject({ matches: 0 });
    expect((await mustBe(run.id)).isInForce).toBe(false);
  });

  it('are given up where the disk is full, with a sentence, and keep nothing', async () => {
    const chance = chanceFrom(9);
    const many = recordsOf(madePeople(20_000, chance), chance);
    extractId = await scene.extract(agreementId, many);
    const { id } = await started();
    await carryOutMatchRun(system(), files, id, { ...work, memory: '25MB', disk: '1MB' });
    expect(await readAsOwner(id)).toMatchObject({
      state: 'FAILED',
      problem: expect.stringMatching(/^(The disk is full|Matching needs more memory)/) as string,
    });
    await nothingLeft(id);
  });

  it('are refused before they begin where they would compare too much', async () => {
    const alike = Array.from({ length: 4_000 }, (_, nth) => ({
      RECORD_ID: `E${nth}`,
      GIVEN_NAME: 'John',
      FAMILY_NAME: 'Smith',
      BIRTH_DATE: '1980-01-01',
      POSTCODE: 'HD1 1AA',
    }));
    extractId = await scene.extract(agreementId, alike);
    await db.owner.query(
      `UPDATE participant SET given_name = 'John', family_name = 'Smith' WHERE partnership_id = $1`,
      [scene.partnershipId],
    );
    await db.owner.query(
      `UPDATE participant_detail SET birth_date = '1980-01-01', postcode = 'HD1 1AA' WHERE partnership_id = $1`,
      [scene.partnershipId],
    );
    const run = await reckoned();
    expect(run.state).toBe('REFUSED');
    expect(run.problem).toMatch(/[.]$/);
    expect(run.problem).not.toContain(home);
    await nothingLeft(run.id);
  });

  it('are refused where nobody was told, and say what to do', async () => {
    agreementId = await scene.agreement();
    extractId = await scene.extract(agreementId, rows);
    expect(await reckoned()).toMatchObject({
      state: 'REFUSED',
      problem: 'Nobody can be matched: no participant was told of this sharing. Record first who was told.',
    });
  });

  it('find nothing left to do where another worker was done first', async () => {
    const { id } = await started();
    await Promise.all([
      carryOutMatchRun(system(), files, id, work),
      carryOutMatchRun(system(), files, id, work),
    ]);
    const run = await mustBe(id);
    expect(run.state).toBe('DONE');
    const pairs = await pairsOf(id);
    expect(new Set(pairs.map((pair) => `${pair.participant_id} ${pair.record_key}`)).size).toBe(pairs.length);
  });

  const readAsOwner = async (id: string) =>
    (await db.owner.query('SELECT state, problem FROM match_run WHERE id = $1', [id])).rows[0] as object;
});
