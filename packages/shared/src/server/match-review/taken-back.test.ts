import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatchDecision } from '../../rules/index.js';
import {
  granted,
  type MatchScene,
  makeMatchScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { matchRun, moveMatchThresholds } from '../matches/index.js';
import { decideMatch, matchPair } from './index.js';

/** 12.7 bits, 91 % and 28 %. */
const SURE = [0, 0, 0, 0];
const LIKELY = [0, 0, 1, 1];
const UNSURE = [0, 1, 1, 1];
const STRICTER = { matchFrom: 0.95, reviewFrom: 0.5 };
const AS_BEFORE = { matchFrom: 0.5, reviewFrom: 0.1 };

let database: TestDatabase;
let scene: MatchScene;
let agreementId: string;
beforeAll(async () => {
  database = await testDatabase();
  scene = await makeMatchScene(database.owner);
  agreementId = await scene.agreement();
});
afterAll(() => database.close());

type Given = readonly [person: number, record: string, levels: readonly number[]];

/** A run of these pairs, by the numbers of people who were told and the names of records. */
async function run(pairs: readonly Given[], people: readonly string[]) {
  return scene.run({
    agreementId,
    extractId: await scene.extract(agreementId, []),
    pairs: pairs.map(([person, recordId, levels]) => ({
      participantId: people[person] ?? '',
      recordId,
      levels,
    })),
  });
}
async function some(count: number): Promise<string[]> {
  const people: string[] = [];
  for (let nth = 0; nth < count; nth++) people.push((await scene.enrol()).id);
  await scene.told(agreementId, people);
  return people;
}
const say = async (pairId: string | undefined, decision: MatchDecision, seen: MatchDecision | null = null) =>
  granted(await decideMatch(scene.dataLead, { pairId: pairId ?? '', decision, seen }));
const move = async (runId: string, to: typeof STRICTER) =>
  granted(await moveMatchThresholds(scene.dataLead, runId, to));
const verdicts = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await matchPair(scene.dataLead, id))?.verdict));

describe('a decision that is taken back after the thresholds moved', () => {
  it.each([
    { decision: 'SAME', levels: LIKELY, from: AS_BEFORE, to: STRICTER, held: 'MATCH', now: 'REVIEW' },
    { decision: 'SAME', levels: UNSURE, from: AS_BEFORE, to: STRICTER, held: 'MATCH', now: 'BELOW' },
    { decision: 'DIFFERENT', levels: LIKELY, from: STRICTER, to: AS_BEFORE, held: 'BELOW', now: 'MATCH' },
    { decision: 'DIFFERENT', levels: UNSURE, from: STRICTER, to: AS_BEFORE, held: 'BELOW', now: 'REVIEW' },
  ] as const)('leaves what they say now: $decision, $held, is $now', async (given) => {
    const { runId, pairIds } = await run([[0, 'R', given.levels]], await some(1));
    await move(runId, given.from);
    await say(pairIds[0], given.decision);
    await move(runId, given.to);
    expect(await verdicts(pairIds)).toEqual([given.held]);
    const open = await say(pairIds[0], 'OPEN', given.decision);
    expect([open.verdict, open.decision]).toEqual([given.now, null]);
    expect(await verdicts(pairIds)).toEqual([given.now]);
    const now = await matchRun(scene.dataLead, runId);
    expect([now?.matches, now?.toReview, now?.below]).toEqual(
      ['MATCH', 'REVIEW', 'BELOW'].map((verdict) => (verdict === given.now ? 1 : 0)),
    );
  });

  it('gives back to others what it had taken from them, and leaves all else as it is', async () => {
    const people = await some(4);
    const { runId, pairIds } = await run(
      [
        [0, 'A', LIKELY],
        [1, 'A', SURE],
        [1, 'B', LIKELY],
        [2, 'B', SURE],
        [3, 'C', LIKELY],
      ],
      people,
    );
    await move(runId, AS_BEFORE);
    const alone = await verdicts(pairIds);
    expect(alone).toEqual(['BELOW', 'MATCH', 'BELOW', 'MATCH', 'MATCH']);
    await say(pairIds[0], 'SAME');
    await move(runId, AS_BEFORE);
    expect(await verdicts(pairIds)).toEqual(['MATCH', 'BELOW', 'BELOW', 'MATCH', 'MATCH']);
    // of a pair that nobody judges anew nothing changes
    await database.owner.query(`UPDATE match_pair SET verdict = 'REVIEW' WHERE id = $1`, [pairIds[4]]);
    await say(pairIds[0], 'OPEN', 'SAME');
    expect(await verdicts(pairIds)).toEqual([...alone.slice(0, 4), 'REVIEW']);
  });

  it('is judged anew too where another decision takes its place, and in every run that found the two', async () => {
    const people = await some(2);
    const first = await run([[0, 'D', LIKELY]], people);
    const second = await run(
      [
        [0, 'D', LIKELY],
        [1, 'D', LIKELY],
      ],
      people,
    );
    await say(first.pairIds[0], 'SAME');
    await move(first.runId, STRICTER);
    await move(second.runId, AS_BEFORE);
    expect(await verdicts([...first.pairIds, ...second.pairIds])).toEqual(['MATCH', 'MATCH', 'BELOW']);
    await say(first.pairIds[0], 'DIFFERENT', 'SAME');
    expect(await verdicts([...first.pairIds, ...second.pairIds])).toEqual(['BELOW', 'BELOW', 'MATCH']);
    await say(second.pairIds[0], 'OPEN', 'DIFFERENT');
    // two that weigh the same: somebody has to say
    expect(await verdicts([...first.pairIds, ...second.pairIds])).toEqual(['REVIEW', 'REVIEW', 'REVIEW']);
  });
});
