import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, ROLES, type Role } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { approveClaim, claim, rejectClaim, reverseClaim, submitClaim, verifyClaim } from '../claims/index.js';
import { likelySameAs } from '../met-before/index.js';
import { recordStatus } from '../milestones/index.js';
import { correctParticipant, participant, participants, recordBaseline } from '../participants/index.js';
import { searchEverything } from '../search/index.js';
import type { Actor } from '../tenancy/index.js';
import {
  keepApart,
  likelySame,
  type MergeInput,
  mergeParticipants,
  mergePreview,
  mergesOf,
  undoMerge,
} from './index.js';

const on = calendarDate;
const HUB: readonly Role[] = ['BACKBONE', 'ASSESSOR'];

describe('two records of one person', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let assessor: Actor & { personId: string };
  let second: Actor & { personId: string };
  let secondProvider: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    second = await scene.person('Second Chance', 'LINK_WORKER');
    secondProvider = await scene.organisation('Second Chance', 'PROVIDER');
  });
  afterAll(() => database.close());

  const inputOf = (keptId: string, mergedId: string, given: Partial<MergeInput> = {}): MergeInput => ({
    keptId,
    mergedId,
    nameFrom: 'KEPT',
    birthDateFrom: 'KEPT',
    postcodeFrom: 'KEPT',
    supportFrom: 'KEPT',
    baselines: [],
    ...given,
  });
  const merged = async (
    keptId: string,
    mergedId: string,
    given: Partial<MergeInput> = {},
  ): Promise<string> => {
    granted(await mergeParticipants(assessor, inputOf(keptId, mergedId, given)));
    const [merge] = await mergesOf(assessor, keptId);
    return merge?.id ?? '';
  };
  let families = 0;
  /** Two records of one person: the first provider's, and a later one of the second's. */
  const twice = async () => {
    families += 1;
    const name = { givenName: 'Adaeze', familyName: `Okonkwo-${String.fromCharCode(97 + families)}x` };
    const known = { ...name, birthDate: on('1988-04-12'), postcode: 'HD1 2AB' };
    const one = await scene.enrol(known);
    const other = await scene.enrol(
      { ...known, providerId: secondProvider, enrolledOn: on('2024-06-01'), postcode: 'LS1 1AA' },
      second,
    );
    return { one, other };
  };
  const stateOf = async (id: string) => (await claim(scene.people.backbone, id))?.state;

  it('become one: the claim keeps its price, its people and its state, and everybody finds the kept record', async () => {
    const { one, other } = await twice();
    const made = granted(await submitClaim(second, scene.input(other.id, { achievedOn: on('2024-07-01') })));
    granted(await approveClaim(scene.people.backbone, made));
    const before = (await database.owner.query('SELECT * FROM claim WHERE id = $1', [made.id])).rows[0];
    await merged(one.id, other.id, { postcodeFrom: 'MERGED' });
    const after = (await database.owner.query('SELECT * FROM claim WHERE id = $1', [made.id])).rows[0];
    expect(after).toEqual({ ...before, participant_id: one.id });
    expect(await participant(assessor, one.id)).toMatchObject({
      reference: one.reference,
      postcode: 'LS1 1AA',
      provider: { name: 'First Steps' },
    });
    // an old link leads to the kept record, and no list, search or hint has the merged one
    expect((await participant(assessor, other.id))?.id).toBe(one.id);
    const listed = await participants(assessor, { first: 50, search: one.familyName ?? '' });
    expect(listed.edges.map(({ node }) => node.id)).toEqual([one.id]);
    const found = JSON.stringify(await searchEverything(assessor, { text: other.reference }));
    expect(found).not.toContain(other.id);
    expect((await likelySameAs(assessor, one.id)).map(({ id }) => id)).not.toContain(other.id);
    // separation of duties: who submitted and approved are whom they were
    expect(granted(await verifyClaim(scene.people.verifier, made)).state).toBe('VERIFIED');
  });

  it('are not one while an outcome is claimed under both; what ends a claim is the moves there are', async () => {
    const { one, other } = await twice();
    const first = await scene.submitted({ participantId: one.id });
    const again = granted(await submitClaim(second, scene.input(other.id, { achievedOn: on('2024-07-01') })));
    expect((await mergePreview(assessor, one.id, other.id)).claims).toMatchObject([
      { other: { claimId: null } },
    ]);
    expect((await mergePreview(scene.people.backbone, one.id, other.id)).claims).toMatchObject([
      { outcomeCode: 'ENTRY', one: { state: 'SUBMITTED' }, other: { claimId: again.id } },
    ]);
    expect(await mergeParticipants(scene.people.backbone, inputOf(one.id, other.id))).toMatchObject({
      code: 'WRONG_STATE',
      claimId: again.id,
    });
    // the database refuses it as well, whatever the use case says
    await expect(
      database.owner.query(`UPDATE claim SET participant_id = $1 WHERE id = $2`, [one.id, again.id]),
    ).rejects.toMatchObject({ code: '23514' });
    granted(await approveClaim(scene.people.backbone, again));
    granted(
      await rejectClaim(scene.people.verifier, { id: again.id, reason: 'Claimed twice for one person.' }),
    );
    await merged(one.id, other.id);
    expect([await stateOf(first.id), await stateOf(again.id)]).toEqual(['SUBMITTED', 'REJECTED']);
    // once for one person, also afterwards
    expect(
      await submitClaim(scene.people.linkWorker, scene.input(one.id, { achievedOn: on('2024-03-02') })),
    ).toMatchObject({ code: 'ALREADY_CLAIMED' });
  });

  it('wait for a claim that is reversed and not yet given back', async () => {
    const { one, other } = await twice();
    await scene.submitted({ participantId: one.id });
    const paid = await scene.verified({ participantId: (await scene.enrol()).id });
    await database.owner.query('ALTER TABLE claim DISABLE TRIGGER guard');
    await database.owner.query(`UPDATE claim SET participant_id = $1, state = 'PAID' WHERE id = $2`, [
      other.id,
      paid.id,
    ]);
    await database.owner.query('ALTER TABLE claim ENABLE TRIGGER guard');
    granted(await reverseClaim(scene.people.backbone, { id: paid.id, reason: 'Paid twice for one person.' }));
    expect(await mergeParticipants(scene.people.backbone, inputOf(one.id, other.id))).toMatchObject({
      code: 'WRONG_STATE',
      claimId: paid.id,
    });
  });

  it('are two again: each has back what was theirs, with what was said since about it, and are never proposed', async () => {
    const { one, other } = await twice();
    const theirs = granted(
      await submitClaim(second, scene.input(other.id, { achievedOn: on('2024-07-01') })),
    );
    const merge = await merged(one.id, other.id, { nameFrom: 'MERGED' });
    // since then: a claim for the first provider's time, how the second's goes on, and a name put right
    const mine = granted(
      await submitClaim(
        scene.people.linkWorker,
        scene.input(one.id, { outcomeCode: 'COURSE', achievedOn: on('2024-02-01') }),
      ),
    );
    granted(
      await recordStatus(assessor, {
        participantId: one.id,
        outcomeCode: 'ENTRY',
        held: true,
        from: on('2024-10-01'),
        reason: 'CONFIRMED',
      }),
    );
    const now = await participant(scene.people.backbone, one.id);
    granted(
      await correctParticipant(scene.people.backbone, {
        id: one.id,
        givenName: 'Ada',
        familyName: now?.familyName ?? '',
        birthDate: now?.birthDate ?? null,
        postcode: now?.postcode ?? null,
        enrolledOn: now?.enrolledOn ?? on('2024-01-01'),
        linkWorkerId: now?.linkWorker?.id ?? null,
      }),
    );
    granted(await undoMerge(assessor, merge));
    const owner = async (id: string) =>
      (await database.owner.query('SELECT participant_id FROM claim WHERE id = $1', [id])).rows[0]
        ?.participant_id;
    expect([await owner(theirs.id), await owner(mine.id)]).toEqual([other.id, one.id]);
    const said = await database.owner.query(
      'SELECT participant_id FROM status_spell WHERE participant_id = ANY ($1)',
      [[one.id, other.id]],
    );
    expect(said.rows).toEqual([{ participant_id: other.id }]);
    expect((await participant(assessor, one.id))?.givenName).toBe('Ada');
    expect((await participant(assessor, other.id))?.id).toBe(other.id);
    const milestones = await database.owner.query<{ participant_id: string }>(
      'SELECT DISTINCT participant_id FROM milestone WHERE participant_id = ANY ($1)',
      [[one.id, other.id]],
    );
    expect(milestones.rows).toEqual([{ participant_id: other.id }]);
    expect((await likelySameAs(assessor, one.id)).map(({ id }) => id)).not.toContain(other.id);
    const proposed = (await likelySame(assessor, null)).pairs.map(({ newer, older }) => [newer.id, older.id]);
    expect(proposed.filter((pair) => pair.includes(one.id) && pair.includes(other.id))).toEqual([]);
    expect(await undoMerge(assessor, merge)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('are two again with a claim that was made since for the time of an episode that goes back', async () => {
    const { one, other } = await twice();
    const merge = await merged(one.id, other.id, { supportFrom: 'MERGED' });
    const along = granted(await submitClaim(second, scene.input(one.id, { achievedOn: on('2024-07-01') })));
    granted(await undoMerge(assessor, merge));
    const { rows } = await database.owner.query('SELECT participant_id FROM claim WHERE id = $1', [along.id]);
    expect(rows).toEqual([{ participant_id: other.id }]);
  });

  it('go on with the support that was chosen: a new episode from today where the other began last', async () => {
    const { one, other } = await twice();
    const merge = await merged(one.id, other.id);
    const today = (
      await database.owner.query(`SELECT (now() AT TIME ZONE 'Europe/London')::date::text AS on`)
    ).rows[0]?.on;
    expect(await participant(assessor, one.id)).toMatchObject({
      provider: { name: 'First Steps' },
      enrolledOn: today,
    });
    const claimed = granted(
      await submitClaim(scene.people.linkWorker, scene.input(one.id, { achievedOn: today })),
    );
    granted(await undoMerge(assessor, merge));
    // the claim rests on the new episode, which therefore stays
    expect(await claim(scene.people.backbone, claimed.id)).toMatchObject({ state: 'SUBMITTED' });
    expect(await participant(assessor, one.id)).toMatchObject({ enrolledOn: today });
    const third = await twice();
    const taken = await merged(third.one.id, third.other.id, { supportFrom: 'MERGED' });
    expect(await participant(assessor, third.one.id)).toMatchObject({
      provider: { name: 'Second Chance' },
      enrolledOn: '2024-06-01',
    });
    expect((await participant(scene.people.linkWorker, third.one.id))?.id).toBeUndefined();
    granted(await undoMerge(assessor, taken));
    expect((await participant(scene.people.linkWorker, third.one.id))?.id).toBe(third.one.id);
  });

  it('say on which day what both have from before was achieved', async () => {
    const days = ['2023-03-01', '2023-05-01'];
    const ids: string[] = [];
    for (const day of days) {
      const { id } = await scene.enrol({ cohort: 'HISTORIC', familyName: 'Whitfield' });
      granted(
        await recordBaseline(assessor, { participantId: id, outcomeCode: 'STAY_3', achievedOn: on(day) }),
      );
      ids.push(id);
    }
    const [kept = '', other = ''] = ids;
    expect(await mergeParticipants(assessor, inputOf(kept, other))).toMatchObject({
      code: 'INVALID',
      field: 'baselines',
    });
    const merge = await merged(kept, other, { baselines: [{ outcomeCode: 'STAY_3', from: 'MERGED' }] });
    const day = async () =>
      (await database.owner.query('SELECT achieved_on::text FROM baseline WHERE participant_id = $1', [kept]))
        .rows;
    expect(await day()).toEqual([{ achieved_on: '2023-05-01' }]);
    granted(await undoMerge(assessor, merge));
    expect(await day()).toEqual([{ achieved_on: '2023-03-01' }]);
  });

  it('are undone in the other order, and lead over several merges to the last', async () => {
    const { one, other } = await twice();
    const third = await scene.enrol({ familyName: 'Third' });
    const first = await merged(one.id, other.id);
    const later = await merged(third.id, one.id);
    expect((await participant(assessor, other.id))?.id).toBe(third.id);
    await expect(undoMerge(assessor, first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    granted(await undoMerge(assessor, later));
    const next = await merged(one.id, third.id);
    expect(await undoMerge(assessor, first)).toMatchObject({ code: 'WRONG_STATE' });
    granted(await undoMerge(assessor, next));
    granted(await undoMerge(assessor, first));
    const apart = await database.owner.query(
      'SELECT count(*)::int AS pairs FROM different_people WHERE one_id = ANY ($1) AND other_id = ANY ($1)',
      [[one.id, other.id, third.id]],
    );
    expect(apart.rows).toEqual([{ pairs: 2 }]);
  });

  it('are proposed, with why, until somebody says that they are two people', async () => {
    const { one, other } = await twice();
    const pair = async () =>
      (await likelySame(assessor, null)).pairs.find(({ newer, older }) =>
        [newer.id, older.id].every((id) => id === one.id || id === other.id),
      );
    expect(await pair()).toMatchObject({ newer: { id: other.id }, older: { id: one.id }, verdict: 'LIKELY' });
    granted(await keepApart(assessor, other.id, one.id));
    expect(await pair()).toBeUndefined();
    expect((await likelySameAs(assessor, one.id)).map(({ id }) => id)).not.toContain(other.id);
    expect((await mergePreview(assessor, one.id, other.id)).knownApartSince).toBeInstanceOf(Date);
  });

  it('race: two merges of one record, and a claim submitted meanwhile, end in one right state', async () => {
    const { one, other } = await twice();
    const third = await scene.enrol({ familyName: 'Third' });
    const done = await Promise.allSettled([
      mergeParticipants(assessor, inputOf(one.id, other.id)),
      mergeParticipants(scene.people.backbone, inputOf(third.id, other.id)),
      submitClaim(scene.people.linkWorker, scene.input(one.id)),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(2);
    const rows = await database.owner.query<{ wrong: number; claims: number }>(
      `SELECT count(*) FILTER (WHERE p.merged_into IS NOT NULL)::int AS wrong, count(*)::int AS claims
       FROM claim c JOIN participant p ON p.id = c.participant_id WHERE p.id = ANY ($1)`,
      [[one.id, other.id, third.id]],
    );
    expect(rows.rows).toEqual([{ wrong: 0, claims: 1 }]);
  });

  it('are read and merged in sight: the trail has both records', async () => {
    const { one, other } = await twice();
    await merged(one.id, other.id);
    const trail = await database.owner.query<{ operation: string; ids: string[] }>(
      `SELECT operation, array_agg(DISTINCT id::text) AS ids FROM (
         SELECT operation, unnest(record_ids) AS id FROM audit_entry WHERE action = 'mergeParticipants'
         UNION ALL SELECT operation, unnest(record_ids) FROM audit_note WHERE action = 'mergeParticipants') x
       GROUP BY operation`,
    );
    for (const operation of ['READ', 'CHANGE'])
      expect(trail.rows.find((row) => row.operation === operation)?.ids).toEqual(
        expect.arrayContaining([one.id, other.id]),
      );
  });

  it.each(ROLES.filter((role) => !HUB.includes(role)))('are not for %s to know of', async (role) => {
    const { one, other } = await twice();
    const somebody = await scene.person(role === 'LINK_WORKER' ? 'First Steps' : `Office of ${role}`, role);
    const forbidden = { code: 'FORBIDDEN' };
    await expect(mergeParticipants(somebody, inputOf(one.id, other.id))).rejects.toMatchObject(forbidden);
    await expect(mergePreview(somebody, one.id, other.id)).rejects.toMatchObject(forbidden);
    await expect(likelySame(somebody, null)).rejects.toMatchObject(forbidden);
    await expect(keepApart(somebody, one.id, other.id)).rejects.toMatchObject(forbidden);
    await expect(undoMerge(somebody, one.id)).rejects.toMatchObject(forbidden);
  });
});
