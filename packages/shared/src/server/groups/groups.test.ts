import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { contacts, correctContact, lastSeenOf, recordContact } from '../contacts/index.js';
import { attendanceOf, group, groups, recordSitting, type SittingInput, saveGroup } from './index.js';

describe('groups', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let people: readonly string[];

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    people = [(await scene.enrol()).id, (await scene.enrol()).id, (await scene.enrol()).id];
  });
  afterAll(() => database.close());

  let names = 0;
  const make = async (participantIds: readonly string[] = people, by: Person = scene.people.linkWorker) => {
    names += 1;
    const { providerId } = scene.people;
    const given = { providerId, name: `Walking ${names}`, place: 'The park', weekday: 2, minutes: 90 };
    return granted(await saveGroup(by, { ...given, participantIds }));
  };
  const sit = async (groupId: string, on: string, ticks: string, given: Partial<SittingInput> = {}) =>
    granted(
      await recordSitting(scene.people.linkWorker, {
        groupId,
        on: calendarDate(on),
        clientKey: randomUUID(),
        marks: [...ticks].flatMap((tick, nth) => {
          const attendance = ({ p: 'PRESENT', a: 'ABSENT', s: 'APOLOGIES' } as const)[tick];
          return attendance ? [{ participantId: people[nth] ?? '', attendance }] : [];
        }),
        ...given,
      }),
    );

  it('are made and changed, and whoever leaves stays in what was', async () => {
    const made = await make();
    expect(made).toMatchObject({ place: 'The park', weekday: 2, memberCount: 3, sittings: [] });
    const { providerId } = scene.people;
    const [first = ''] = people;
    const changed = granted(
      await saveGroup(scene.people.manager, {
        id: made.id,
        providerId,
        name: 'Rowing',
        participantIds: [first],
      }),
    );
    expect(changed).toMatchObject({ id: made.id, name: 'Rowing', place: null, memberCount: 1 });
    const back = granted(
      await saveGroup(scene.people.manager, {
        id: made.id,
        providerId,
        name: 'Rowing',
        participantIds: people,
      }),
    );
    expect(back.memberCount).toBe(3);
    expect(
      await saveGroup(scene.people.manager, { providerId, name: 'rowing', participantIds: [] }),
    ).toMatchObject({ code: 'INVALID', field: 'name' });
    const twice = await Promise.all(
      [1, 2].map(() => saveGroup(scene.people.manager, { providerId, name: 'At once', participantIds: [] })),
    );
    expect(twice.filter(isRefusal)).toHaveLength(1);
    expect((await groups(scene.people.backbone)).map(({ name }) => name)).toContain('Rowing');
  });

  it('lose nobody whom somebody else added meanwhile: a list that does not know of them is refused', async () => {
    const { manager, linkWorker, providerId } = scene.people;
    const [one = '', two = '', three = ''] = people;
    const { id, version, name } = await make([one]);
    const save = (by: Person, participantIds: readonly string[], basedOn: string, more: object = {}) =>
      saveGroup(by, { id, providerId, name, participantIds, basedOn, ...more });
    // both have the form open, and save in the same instant
    const both = await Promise.all([
      save(manager, [one, two], version),
      save(linkWorker, [one, three], version),
    ]);
    const [refused, ...others] = both.filter(isRefusal);
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ code: 'WRONG_STATE', field: 'basedOn' });
    const now = await group(manager, id);
    expect(now?.memberCount).toBe(2);
    const all = granted(await save(linkWorker, [one, two, three], now?.version ?? ''));
    expect(all.memberCount).toBe(3);
    // also what is not a member: the place, or that it no longer meets
    granted(await save(manager, people, all.version, { place: 'The hall' }));
    expect(await save(linkWorker, people, all.version)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await group(linkWorker, id)).toMatchObject({ place: 'The hall', memberCount: 3 });
    // who has somebody ticked at a sitting changes nothing of it
    const { version: read } = (await group(linkWorker, id)) ?? { version: '' };
    await sit(id, '2024-05-07', 'p');
    granted(await save(linkWorker, [one], read, { place: 'The hall' }));
  });

  it('have sittings, at which each tick is a contact of its own kind and once', async () => {
    const { id } = await make();
    const clientKey = randomUUID();
    await sit(id, '2024-05-07', 'pas', { clientKey });
    const { sittings, members } = await sit(id, '2024-05-07', 'pas', { clientKey });
    expect(sittings).toHaveLength(1);
    expect(sittings[0]?.marks).toHaveLength(3);
    expect(members.map(({ present, sittings: of }) => `${present} of ${of}`).sort()).toEqual([
      '0 of 1',
      '0 of 1',
      '1 of 1',
    ]);
    // the answer got lost, and somebody else is ticked before it is sent again
    const again = await sit(id, '2024-05-07', 'pps', { clientKey });
    expect(again.members.reduce((sum, { present }) => sum + present, 0)).toBe(2);
    await sit(id, '2024-05-07', 'pas');
    const [first = '', second = '', third = ''] = people;
    const seen = await lastSeenOf(scene.people.manager, people);
    expect(seen.get(first)).toMatchObject({ seenOn: '2024-05-07' });
    // staying away is no attempt of the worker's
    expect(seen.get(second)).toEqual({ seenOn: null, triedOn: null });
    const story = (await contacts(scene.people.manager, { participantId: third, first: 5 })).edges;
    expect(story[0]?.node).toMatchObject({
      kind: 'GROUP',
      seen: false,
      attendance: 'APOLOGIES',
      minutes: null,
    });
  });

  it('are put right where they were ticked, and nothing is lost', async () => {
    const [one] = [(await scene.enrol()).id];
    const { id } = await make([one]);
    const tick = (attendance: 'PRESENT' | 'ABSENT') =>
      sit(id, '2024-06-04', '', { marks: [{ participantId: one, attendance }] });
    await tick('ABSENT');
    await tick('PRESENT');
    expect((await lastSeenOf(scene.people.manager, [one])).get(one)).toMatchObject({ seenOn: '2024-06-04' });
    await tick('ABSENT');
    expect((await lastSeenOf(scene.people.manager, [one])).get(one)).toMatchObject({ seenOn: null });
    const { rows } = await database.owner.query(
      'SELECT attendance FROM contact WHERE participant_id = $1 ORDER BY recorded_at',
      [one],
    );
    expect(rows.map((row) => row.attendance)).toEqual(['ABSENT', 'PRESENT', 'ABSENT']);
    const { edges } = await contacts(scene.people.manager, { participantId: one, first: 5 });
    expect(edges).toHaveLength(1);
    expect(
      await correctContact(scene.people.manager, { id: edges[0]?.node.id ?? '', clientKey: randomUUID() }),
    ).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('add up to how often somebody came, beside their contacts', async () => {
    const one = (await scene.enrol()).id;
    const { id } = await make([one]);
    for (const [day, attendance] of [
      ['03', 'PRESENT'],
      ['10', 'PRESENT'],
      ['17', 'APOLOGIES'],
    ] as const)
      await sit(id, `2024-09-${day}`, '', { marks: [{ participantId: one, attendance }] });
    granted(
      await recordContact(scene.people.linkWorker, {
        participantId: one,
        clientKey: randomUUID(),
        kind: 'VISIT',
        on: calendarDate('2024-09-04'),
        seen: true,
      }),
    );
    expect((await attendanceOf(scene.people.manager, [one])).get(one)).toEqual({
      contacts: 1,
      expected: 3,
      present: 2,
      percent: 66,
    });
    expect((await attendanceOf(scene.people.verifier, [one])).get(one)).toBeUndefined();
  });

  it('are another provider’s neither to see nor to write', async () => {
    const made = await make();
    const elsewhere = await scene.person('Second Steps', 'LINK_WORKER');
    const theirs = (await scene.enrol({ providerId: await scene.organisation('Second Steps') }, elsewhere))
      .id;
    expect(await groups(elsewhere)).toEqual([]);
    expect(await group(elsewhere, made.id)).toBeNull();
    const { providerId, linkWorker, verifier } = scene.people;
    const [first = ''] = people;
    const mark = { participantId: first, attendance: 'PRESENT' } as const;
    const sitting = {
      groupId: made.id,
      on: calendarDate('2024-05-07'),
      clientKey: randomUUID(),
      marks: [mark],
    };
    for (const attempt of [
      () => saveGroup(elsewhere, { providerId, name: 'Mine', participantIds: [] }),
      () => saveGroup(elsewhere, { id: made.id, providerId, name: 'Mine', participantIds: [] }),
      () => saveGroup(linkWorker, { providerId, name: 'Theirs too', participantIds: [theirs] }),
      () => recordSitting(elsewhere, sitting),
      () => recordSitting(linkWorker, { ...sitting, marks: [{ ...mark, participantId: theirs }] }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recordSitting(verifier, sitting)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const future = await recordSitting(linkWorker, { ...sitting, on: calendarDate('2999-01-01') });
    expect(isRefusal(future) && future.field).toBe('on');
  });
});
