import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal, type MatchDecision, type MatchQueue } from '../../rules/index.js';
import {
  granted,
  type MatchScene,
  makeMatchScene,
  type PairGiven,
  type Person,
  type TestDatabase,
  testDatabase,
  untilWaiting,
} from '../../testing/index.js';
import { matchRun } from '../matches/index.js';
import { sealRecord } from '../sealing/index.js';
import { decideMatch, matchPair, matchPairs, matchReview } from './index.js';

/** All the same, one field alike, one different, one alike and one different: heavier first. */
const SAME = [0, 0, 0, 0];
const ALIKE = [0, 1, 0, 0];
const OTHER = [0, 0, 2, 0];
const LEAST = [0, 1, 2, 0];

let database: TestDatabase;
let scene: MatchScene;
beforeAll(async () => {
  database = await testDatabase();
  scene = await makeMatchScene(database.owner);
});
afterAll(() => database.close());

interface Reviewed {
  readonly agreementId: string;
  readonly extractId: string;
  readonly runId: string;
  readonly ids: readonly string[];
  readonly people: readonly string[];
}

/** A run with these pairs, each of a participant of its own who was told, and a record of its own. */
async function reviewed(
  pairs: readonly (Partial<PairGiven> & { readonly levels: readonly number[] })[],
  named: readonly Person[] = [],
): Promise<Reviewed> {
  const agreementId = await scene.agreement({ named });
  const extractId = await scene.extract(agreementId, []);
  const people: string[] = [];
  for (const _ of pairs) people.push((await scene.enrol()).id);
  await scene.told(agreementId, people);
  const given = pairs.map((pair, nth) => ({
    participantId: people[nth] ?? '',
    recordId: `R${nth}`,
    ...pair,
  }));
  const { runId, pairIds } = await scene.run({
    agreementId,
    extractId,
    pairs: given,
    matchFrom: 0.95,
    reviewFrom: 0.05,
  });
  return { agreementId, extractId, runId, ids: pairIds, people };
}

const listed = async (actor: Person, runId: string, queue: MatchQueue = 'REVIEW'): Promise<string[]> =>
  (await matchPairs(actor, { runId, queue, first: 100 })).edges.map(({ node }) => node.id);
const said = (actor: Person, pairId: string | undefined, decision: MatchDecision, seen?: MatchDecision) =>
  decideMatch(actor, { pairId: pairId ?? '', decision, ...(seen ? { seen } : {}) });

describe('the queue of pairs to review', () => {
  it('holds what lies between the thresholds, the heaviest first, page after page', async () => {
    const { runId, ids } = await reviewed([
      { levels: LEAST },
      { levels: OTHER },
      { levels: SAME },
      { levels: OTHER },
    ]);
    const all = await listed(scene.dataLead, runId);
    expect(all).toEqual([...[ids[1], ids[3]].sort().reverse(), ids[0]]);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await matchPairs(scene.dataLead, { runId, queue: 'REVIEW', first: 1, after, count: true });
      expect(page.totalCount).toBe(3);
      paged.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all);
    expect(await listed(scene.dataLead, runId, 'MATCHES')).toEqual([ids[2]]);
    await expect(async () =>
      matchPairs(scene.dataLead, { runId, queue: 'CHECK', first: 1, after: 'WyJhIl0' }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('shows both sides of a pair, what else the record says, and why it weighs what it weighs', async () => {
    const { ids } = await reviewed([
      {
        levels: OTHER,
        ours: { GIVEN_NAME: 'Ann', FAMILY_NAME: 'Ahmed', BIRTH_DATE: '1984-03-05' },
        theirs: { GIVEN_NAME: 'Ann', FAMILY_NAME: 'Ahmed', BIRTH_DATE: '1991-12-31' },
        record: { STARTED_ON: '2024-05-01', EMPLOYER: 'A bakery' },
      },
    ]);
    const pair = await matchPair(scene.dataLead, ids[0] ?? '');
    expect(pair).toMatchObject({
      name: 'Ann Ahmed',
      theirName: 'Ann Ahmed',
      isDeleted: false,
      decision: null,
    });
    // a data lead does not read the record itself
    expect(pair?.participantId).toBeNull();
    expect(pair?.fields).toEqual([
      { field: 'GIVEN_NAME', ours: 'Ann', theirs: 'Ann' },
      { field: 'FAMILY_NAME', ours: 'Ahmed', theirs: 'Ahmed' },
      { field: 'BIRTH_DATE', ours: '1984-03-05', theirs: '1991-12-31' },
      { field: 'POSTCODE', ours: null, theirs: null },
    ]);
    expect(pair?.record).toEqual([
      { field: 'EMPLOYER', value: 'A bakery' },
      { field: 'STARTED_ON', value: '2024-05-01' },
    ]);
    expect(pair?.steps.map(({ title, words }) => `${title}: ${words}`)).toEqual([
      'To begin with: any two records, before they are compared',
      'First name: the same',
      'Last name: the same',
      'Date of birth: different',
      'Postcode: the same',
    ]);
    expect(pair?.steps.at(-1)?.total).toBe(pair?.weight);
    expect(pair?.steps.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(pair?.weight ?? 0, 9);
  });
});

describe('what a run comes to', () => {
  it('follows what people decide, at once and back again', async () => {
    const { runId, ids } = await reviewed([{ levels: SAME }, { levels: OTHER }, { levels: OTHER }]);
    const comesTo = async () => {
      const run = await matchRun(scene.dataLead, runId);
      return [run?.matches, run?.toReview, run?.below];
    };
    expect(await comesTo()).toEqual([1, 2, 0]);
    granted(await said(scene.dataLead, ids[1], 'SAME'));
    expect(await comesTo()).toEqual([2, 1, 0]);
    granted(await said(scene.dataLead, ids[2], 'DIFFERENT'));
    granted(await said(scene.dataLead, ids[0], 'DIFFERENT'));
    expect(await comesTo()).toEqual([1, 0, 2]);
    granted(await said(scene.dataLead, ids[1], 'OPEN', 'SAME'));
    expect(await comesTo()).toEqual([0, 1, 2]);
  });
});

describe('a pair is shown to nobody', () => {
  /** What somebody gets of a run and its first pair, by every way there is. */
  const seen = async (actor: Person, { runId, ids }: Reviewed) => ({
    pairs: [
      ...(await listed(actor, runId)),
      ...(await listed(actor, runId, 'CHECK')),
      ...(await listed(actor, runId, 'DECIDED')),
      ...(await listed(actor, runId, 'MATCHES')),
    ].length,
    pair: (await matchPair(actor, ids[0] ?? '')) !== null,
    decides: await said(actor, ids[0], 'SAME').then(
      () => true,
      (fault: { code: string }) => fault.code,
    ),
  });
  const NOTHING = { pairs: 0, pair: false, decides: 'NOT_FOUND' };

  it('who is not named in the agreement, or has no role for it', async () => {
    const made = await reviewed([{ levels: OTHER }]);
    const elsewhere = await makeMatchScene(database.owner);
    for (const actor of [scene.otherLead, scene.people.backbone, elsewhere.dataLead]) {
      expect(await seen(actor, made)).toEqual(NOTHING);
      expect(await matchReview(actor, made.runId)).toBeNull();
    }
    const { manager, verifier, commissioner } = scene.people;
    for (const actor of [manager, verifier, commissioner]) {
      await expect(matchPair(actor, made.ids[0] ?? '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(said(actor, made.ids[0], 'SAME')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await seen(scene.dataLead, made)).toEqual({ pairs: 1, pair: true, decides: true });
  });

  it('once the agreement is over', async () => {
    const made = await reviewed([{ levels: OTHER }, { levels: SAME }]);
    granted(await said(scene.dataLead, made.ids[1], 'SAME'));
    await scene.endAgreement(made.agreementId);
    expect(await seen(scene.dataLead, made)).toEqual(NOTHING);
    expect(await matchReview(scene.dataLead, made.runId)).toMatchObject({
      isInForce: false,
      toReview: 0,
      decided: 0,
    });
  });

  it('of whom was never told, or took it back', async () => {
    const made = await reviewed([{ levels: OTHER }, { levels: OTHER }]);
    await scene.told(made.agreementId, made.people.slice(0, 1), 'TAKEN_BACK');
    expect(await listed(scene.dataLead, made.runId)).toEqual([made.ids[1]]);
    expect(await matchPair(scene.dataLead, made.ids[0] ?? '')).toBeNull();
    const neverTold = await scene.enrol();
    const { runId } = await scene.run({
      agreementId: made.agreementId,
      extractId: made.extractId,
      pairs: [{ participantId: neverTold.id, recordId: 'R9', verdict: 'REVIEW' }],
    });
    expect(await listed(scene.dataLead, runId)).toEqual([]);
    await scene.told(made.agreementId, made.people.slice(0, 1));
    expect(await listed(scene.dataLead, made.runId)).toHaveLength(2);
  });

  it('of a sealed record, but to those who open it', async () => {
    const { backbone, otherBackbone } = scene.people;
    const made = await reviewed([{ levels: OTHER }], [backbone, otherBackbone]);
    granted(
      await sealRecord(backbone, {
        recordId: made.people[0] ?? '',
        reason: 'Somebody who hurt them looks for them.',
        personIds: [otherBackbone.personId],
      }),
    );
    expect(await seen(scene.dataLead, made)).toEqual(NOTHING);
    expect((await matchReview(scene.dataLead, made.runId))?.toReview).toBe(0);
    expect(await seen(otherBackbone, made)).toEqual({ pairs: 1, pair: true, decides: true });
  });
});

describe('a decision on a pair', () => {
  it('is kept for ever, and the latest holds', async () => {
    const { runId, ids } = await reviewed([{ levels: OTHER }]);
    const [id] = ids;
    const same = granted(await said(scene.dataLead, id, 'SAME'));
    expect(same.decision).toMatchObject({
      decision: 'SAME',
      by: { id: scene.dataLead.personId },
      note: null,
    });
    expect([await listed(scene.dataLead, runId), await listed(scene.dataLead, runId, 'DECIDED')]).toEqual([
      [],
      ids,
    ]);
    const open = granted(await said(scene.dataLead, id, 'OPEN', 'SAME'));
    expect(open.decision).toBeNull();
    expect(await listed(scene.dataLead, runId)).toEqual(ids);
    const noted = granted(
      await decideMatch(scene.dataLead, { pairId: id ?? '', decision: 'DIFFERENT', note: ' Twins. ' }),
    );
    expect(noted.history.map(({ decision, note }) => [decision, note])).toEqual([
      ['DIFFERENT', 'Twins.'],
      ['OPEN', null],
      ['SAME', null],
    ]);
    for (const change of [
      `UPDATE match_decision SET decision = 'SAME' WHERE pair_id = $1`,
      'DELETE FROM match_decision WHERE pair_id = $1',
    ])
      await expect(database.owner.query(change, [id])).rejects.toThrow(/append|changed|only/i);
  });

  it('is refused where there is nothing to take back, and for a note that is too long', async () => {
    const { ids } = await reviewed([{ levels: OTHER }]);
    expect(await said(scene.dataLead, ids[0], 'OPEN')).toMatchObject({ code: 'WRONG_STATE' });
    expect(
      await decideMatch(scene.dataLead, { pairId: ids[0] ?? '', decision: 'SAME', note: 'x'.repeat(1001) }),
    ).toMatchObject({ code: 'INVALID', field: 'note' });
  });

  it('holds in later runs: nobody is asked twice', async () => {
    const first = await reviewed([{ levels: OTHER }, { levels: OTHER }]);
    granted(await said(scene.dataLead, first.ids[0], 'DIFFERENT'));
    const extractId = await scene.extract(first.agreementId, []);
    const { runId, pairIds } = await scene.run({
      agreementId: first.agreementId,
      extractId,
      matchFrom: 0.95,
      reviewFrom: 0.05,
      pairs: first.people.map((participantId, nth) => ({
        participantId,
        recordId: `R${nth}`,
        levels: OTHER,
      })),
    });
    expect(await listed(scene.dataLead, runId)).toEqual([pairIds[1]]);
    const again = await matchPair(scene.dataLead, pairIds[0] ?? '');
    expect(again?.decision).toMatchObject({ decision: 'DIFFERENT' });
    // and what is taken back in the later one is open in both
    granted(await said(scene.dataLead, pairIds[0], 'OPEN', 'DIFFERENT'));
    expect(await listed(scene.dataLead, first.runId)).toHaveLength(2);
  });

  it('of two people at once is one, and who came second is told what the first one said', async () => {
    const { backbone } = scene.people;
    const { ids } = await reviewed([{ levels: OTHER }], [backbone]);
    const holder = await database.owner.connect();
    const answers: Promise<Awaited<ReturnType<typeof decideMatch>>>[] = [];
    try {
      await holder.query('BEGIN; LOCK TABLE match_decision IN EXCLUSIVE MODE');
      answers.push(said(scene.dataLead, ids[0], 'SAME'));
      await untilWaiting(database, 1);
      answers.push(said(backbone, ids[0], 'DIFFERENT'));
      await untilWaiting(database, 2);
      await holder.query('COMMIT');
    } finally {
      holder.release(true);
    }
    const [one, other] = await Promise.all(answers);
    expect(isRefusal(one)).toBe(false);
    expect(other).toMatchObject({ code: 'WRONG_STATE' });
    expect(isRefusal(other) && other.message).toMatch(/has decided since you looked: the same person/);
    const pair = await matchPair(backbone, ids[0] ?? '');
    expect(pair?.history).toHaveLength(1);
    // who says the same as holds changes nothing; who has seen it may say otherwise
    granted(await said(backbone, ids[0], 'SAME'));
    expect((await matchPair(backbone, ids[0] ?? ''))?.history).toHaveLength(1);
    expect(granted(await said(backbone, ids[0], 'DIFFERENT', 'SAME')).decision?.decision).toBe('DIFFERENT');
  });

  it('on one of two records of a participant is told beside the other', async () => {
    const made = await reviewed([{ levels: OTHER }]);
    const { pairIds } = await scene.run({
      agreementId: made.agreementId,
      extractId: made.extractId,
      pairs: ['A', 'B'].map((recordId) => ({
        participantId: made.people[0] ?? '',
        recordId,
        verdict: 'REVIEW' as const,
      })),
    });
    const told = async () => {
      const pair = await matchPair(scene.dataLead, pairIds[1] ?? '');
      return [pair?.isOtherInDoubt, pair?.isOtherSame];
    };
    expect(await told()).toEqual([true, false]);
    granted(await said(scene.dataLead, pairIds[0], 'SAME'));
    expect(await told()).toEqual([false, true]);
    granted(await said(scene.dataLead, pairIds[0], 'DIFFERENT', 'SAME'));
    expect(await told()).toEqual([false, false]);
  });

  it('cannot be made of what is deleted, and can be taken back', async () => {
    const { ids, runId, extractId } = await reviewed([{ levels: OTHER }, { levels: OTHER }]);
    granted(await said(scene.dataLead, ids[0], 'SAME'));
    await database.owner.query(
      `UPDATE match_pair SET ours = '{}', theirs = '{}', record = '{}' WHERE extract_id = $1`,
      [extractId],
    );
    await database.owner.query(
      `UPDATE extract SET state = 'DELETED', deleted_at = now(), clean_key = NULL WHERE id = $1`,
      [extractId],
    );
    expect(await listed(scene.dataLead, runId)).toEqual([]);
    expect(await matchPair(scene.dataLead, ids[1] ?? '')).toMatchObject({
      isDeleted: true,
      fields: [],
      record: [],
      steps: [],
      name: null,
    });
    expect(await said(scene.dataLead, ids[1], 'SAME')).toMatchObject({ code: 'WRONG_STATE' });
    expect(granted(await said(scene.dataLead, ids[0], 'OPEN', 'SAME')).decision).toBeNull();
    expect(await matchReview(scene.dataLead, runId)).toMatchObject({ isDeleted: true, toReview: 0 });
  });
});

describe('the audit trail', () => {
  it('names every look at a pair, and every decision', async () => {
    const { runId, ids, people } = await reviewed([{ levels: OTHER }, { levels: OTHER }]);
    await listed(scene.dataLead, runId);
    await matchPair(scene.dataLead, ids[0] ?? '');
    granted(await said(scene.dataLead, ids[1], 'DIFFERENT'));
    const { rows } = await database.owner.query<{ operation: string; action: string; ids: string[] }>(
      `SELECT operation, action, array_agg(DISTINCT record_id ORDER BY record_id) AS ids FROM (
         SELECT operation, action, unnest(record_ids)::text AS record_id FROM (
           SELECT partnership_id, person_id, subject, operation, action, record_ids FROM audit_note
           UNION ALL SELECT partnership_id, person_id, subject, operation, action, record_ids FROM audit_entry) every
         WHERE partnership_id = $1 AND person_id = $2 AND subject = 'participant') n
       WHERE record_id = ANY ($3) GROUP BY 1, 2 ORDER BY 2, 1`,
      [scene.partnershipId, scene.dataLead.personId, people],
    );
    expect(rows).toEqual([
      { operation: 'ADD', action: 'decideMatch', ids: [people[1]] },
      { operation: 'READ', action: 'decideMatch', ids: [people[1]] },
      { operation: 'READ', action: 'matchPair', ids: [people[0]] },
      { operation: 'READ', action: 'matchPairs', ids: [...people].sort() },
    ]);
  });
});

describe('how good a run is', () => {
  it('is said once enough of every part is decided, and a part of all matches is offered to be checked', async () => {
    const { runId, ids } = await reviewed([
      ...Array.from({ length: 25 }, () => ({ levels: SAME })),
      ...Array.from({ length: 6 }, () => ({ levels: ALIKE })),
      ...Array.from({ length: 4 }, () => ({ levels: OTHER })),
      ...Array.from({ length: 3 }, () => ({ levels: LEAST, verdict: 'BELOW' as const })),
    ]);
    const before = await matchReview(scene.dataLead, runId);
    expect(before).toMatchObject({ toReview: 4, toCheck: 20 + 6 + 3, decided: 0, isInForce: true });
    expect(before?.quality).toMatchObject({
      precision: null,
      recall: null,
      precisionNeeds: 10,
      recallNeeds: 17,
    });

    const toCheck = await listed(scene.dataLead, runId, 'CHECK');
    expect(toCheck).toHaveLength(29);
    // one of each part, by turns
    const partOf = (id: string): number => [24, 30, 34].findIndex((last) => ids.indexOf(id) <= last);
    expect(new Set(toCheck.slice(0, 3).map(partOf)).size).toBe(3);
    for (const id of toCheck.slice(0, 15))
      granted(await said(scene.dataLead, id, ids.indexOf(id) < 31 ? 'SAME' : 'DIFFERENT'));
    const reviewIds = await listed(scene.dataLead, runId);
    for (const [nth, id] of reviewIds.entries())
      granted(await said(scene.dataLead, id, nth === 0 ? 'SAME' : 'DIFFERENT'));
    const after = await matchReview(scene.dataLead, runId);
    expect(after).toMatchObject({ toReview: 0, decided: 19 });
    expect(after?.quality.precision).toMatchObject({ value: 1, to: 1 });
    expect(after?.quality.precision?.from).toBeLessThan(1);
    // 31 taken, one missed
    expect(after?.quality.recall?.value).toBeCloseTo(31 / 32, 9);
  });

  it('is not made better by a verdict that followed what people said', async () => {
    const { runId } = await reviewed(Array.from({ length: 40 }, () => ({ levels: SAME })));
    const toCheck = await listed(scene.dataLead, runId, 'CHECK');
    for (const [nth, id] of toCheck.slice(0, 10).entries())
      granted(await said(scene.dataLead, id, nth < 2 ? 'DIFFERENT' : 'SAME'));
    const before = await matchReview(scene.dataLead, runId);
    expect(before?.quality.precision?.value).toBeCloseTo(0.8, 9);
    await database.owner.query(`UPDATE match_pair SET verdict = 'BELOW' WHERE id = ANY ($1)`, [
      toCheck.slice(0, 2),
    ]);
    const after = await matchReview(scene.dataLead, runId);
    expect(after?.quality).toEqual(before?.quality);
  });
});
