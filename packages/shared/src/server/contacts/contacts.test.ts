import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, calendarDate, isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { mergeParticipants } from '../merging/index.js';
import { type ParticipantsRequest, participants } from '../participants/index.js';
import { STORY_KINDS, story } from '../story/index.js';
import { withTenant } from '../tenancy/index.js';
import {
  type ContactInput,
  contactEntry,
  contactKinds,
  contacts,
  correctContact,
  lastSeenOf,
  recordContact,
} from './index.js';

describe('contacts', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const input = (participantId: string, given: Partial<ContactInput> = {}): ContactInput => ({
    participantId,
    clientKey: randomUUID(),
    kind: 'VISIT',
    on: calendarDate('2024-05-06'),
    seen: true,
    ...given,
  });
  const record = async (given: ContactInput, by: Person = scene.people.linkWorker) =>
    granted(await recordContact(by, given));
  const storyOf = async (participantId: string, by: Person = scene.people.linkWorker) =>
    (await contacts(by, { participantId, first: 50, count: true })).edges.map(({ node }) => node);
  const lastSeen = async (id: string) => (await lastSeenOf(scene.people.manager, [id])).get(id);

  it('say what, when, where, how long and who was there, the latest first', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager } = scene.people;
    await record(
      input(id, {
        at: '14:30',
        minutes: 50,
        place: ' The  library ',
        company: ['SCHOOL', 'FAMILY', 'SCHOOL'],
        jointWorkerIds: [manager.personId, linkWorker.personId],
        words: 'We read the letter together.',
      }),
    );
    await record(input(id, { kind: 'CALL', on: calendarDate('2024-05-09'), seen: false }));
    expect(await storyOf(id)).toMatchObject([
      {
        kindTitle: 'Telephone or video call',
        on: '2024-05-09',
        seen: false,
        minutes: null,
        jointWorkers: [],
      },
      {
        kind: 'VISIT',
        kindTitle: 'Visit at home',
        on: '2024-05-06',
        at: '14:30',
        minutes: 50,
        place: 'The library',
        company: ['FAMILY', 'SCHOOL'],
        jointWorkers: [{ id: manager.personId }],
        words: 'We read the letter together.',
        by: { id: linkWorker.personId },
        corrected: false,
      },
    ]);
    // an attempt counts apart
    expect(await lastSeen(id)).toEqual({ seenOn: '2024-05-06', triedOn: '2024-05-09' });
    expect((await contactKinds(linkWorker)).map(({ code }) => code)).toContain('VISIT');
  });

  it('are one however often they are sent, also at the same instant', async () => {
    const { id } = await scene.enrol();
    const sent = input(id, { words: 'Once.' });
    const answers = await Promise.all([1, 2, 3].map(() => record(sent)));
    const again = await record({ ...sent, words: ' Once. ' });
    expect(new Set([...answers, again].map((one) => one.id)).size).toBe(1);
    // whoever changed it on the device, while the answer was lost on the way, is told that this was not taken
    const other = await scene.enrol();
    for (const changed of [{ words: 'Changed on the way.' }, { seen: false }, { participantId: other.id }])
      expect(await recordContact(scene.people.linkWorker, { ...sent, ...changed })).toMatchObject({
        code: 'WRONG_STATE',
        field: 'clientKey',
      });
    expect(await storyOf(id)).toMatchObject([{ words: 'Once.', seen: true }]);
    expect(await storyOf(other.id)).toEqual([]);
    // another person's key is another entry, even if the same
    await record({ ...sent }, scene.people.manager);
    expect(await storyOf(id)).toHaveLength(2);
  });

  it('are one also where two records became one before the answer came', async () => {
    const [one, other] = [await scene.enrol(), await scene.enrol()];
    const sent = input(other.id, { words: 'On the stairs.' });
    const { id } = await record(sent);
    granted(
      await mergeParticipants(scene.people.backbone, {
        keptId: one.id,
        mergedId: other.id,
        nameFrom: 'KEPT',
        birthDateFrom: 'KEPT',
        postcodeFrom: 'KEPT',
        supportFrom: 'KEPT',
        baselines: [],
      }),
    );
    expect(await record(sent)).toMatchObject({ id, participantId: one.id });
    expect(await recordContact(scene.people.linkWorker, { ...sent, words: 'Changed.' })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await recordContact(scene.people.linkWorker, { ...sent, participantId: 'nobody' })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await storyOf(one.id)).toMatchObject([{ id, words: 'On the stairs.' }]);
  });

  it('that waited on a device are sent by nobody but who wrote them', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager } = scene.people;
    const waited = input(id, { writtenBy: linkWorker.personId });
    await expect(recordContact(manager, waited)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await record(waited);
    expect(await storyOf(id)).toHaveLength(1);
  });

  it('begin as the last one was: with this person, else with whomever', async () => {
    const there = await makeClaimScene(database.owner);
    const { linkWorker, manager, verifier } = there.people;
    const [{ id }, other, new1] = [await there.enrol(), await there.enrol(), await there.enrol()];
    const usual = async (of: string) =>
      (await contactEntry(linkWorker)).people.find(({ participant }) => participant.id === of)?.usual;
    expect(await usual(id)).toBeNull();
    const say = async (given: ContactInput, by: Person) => granted(await recordContact(by, given));
    await say(input(id, { place: 'School', minutes: 40 }), linkWorker);
    await say(input(id, { place: 'Office', on: calendarDate('2024-06-01') }), manager);
    await say(input(other.id, { kind: 'CALL', minutes: 10, on: calendarDate('2024-05-20') }), linkWorker);
    expect(await usual(id)).toMatchObject({ kind: 'VISIT', place: 'School', minutes: 40 });
    expect(await usual(new1.id)).toMatchObject({ kind: 'CALL', place: null, minutes: 10 });
    const entry = await contactEntry(linkWorker);
    expect(entry.kinds.map(({ code }) => code)).not.toContain('GROUP');
    expect(entry.colleagues.map((one) => one.id)).toEqual([manager.personId]);
    // nobody's link worker: only whom one asks for
    expect((await contactEntry(manager)).people).toEqual([]);
    expect((await contactEntry(manager, id)).people).toMatchObject([{ usual: { place: 'Office' } }]);
    await expect(contactEntry(verifier, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are put right by an entry in their place, and nothing is lost', async () => {
    const { id } = await scene.enrol();
    const { linkWorker } = scene.people;
    const early = await record(input(id, { on: calendarDate('2024-04-02') }));
    const wrong = await record(input(id, { words: 'Of somebody else.' }));
    const correction = {
      id: wrong.id,
      clientKey: randomUUID(),
      contact: { kind: 'MEETING', on: calendarDate('2024-05-01'), seen: true, words: 'Of her.' },
    };
    expect(isRefusal(await correctContact(linkWorker, correction))).toBe(false);
    expect(isRefusal(await correctContact(linkWorker, correction)), 'sent twice').toBe(false);
    expect(await lastSeen(id)).toMatchObject({ seenOn: '2024-05-01' });
    // in the person's story they stand as they are now, and as long as they stand
    const told = async () =>
      (await story(linkWorker, { participantId: id, first: 50 })).edges
        .filter(({ node }) => node.kind === 'CONTACT')
        .map(({ node }) => [node.on, node.words, node.by?.id]);
    expect(await told()).toEqual([
      ['2024-05-01', 'Of her.', linkWorker.personId],
      ['2024-04-02', null, linkWorker.personId],
    ]);
    // and are left out where the page tells of them apart: a page of the rest is full of the rest
    const rest = { participantId: id, first: 1, without: ['CONTACT'] } as const;
    expect((await story(linkWorker, rest)).edges.map(({ node }) => node.kind)).toEqual(['BEGAN']);
    expect(() => story(linkWorker, { ...rest, without: STORY_KINDS })).toThrow('leave out fewer');
    const [standing] = await storyOf(id);
    expect(standing).toMatchObject({ words: 'Of her.', corrected: true });
    expect(await correctContact(linkWorker, { id: wrong.id, clientKey: randomUUID() })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await correctContact(linkWorker, { ...correction, id: early.id })).toMatchObject({
      code: 'INVALID',
      field: 'clientKey',
    });
    // removed: it is no longer told, and kept
    for (const one of [standing?.id ?? '', early.id])
      expect(isRefusal(await correctContact(linkWorker, { id: one, clientKey: randomUUID() }))).toBe(false);
    expect(await storyOf(id)).toEqual([]);
    expect(await told()).toEqual([]);
    expect(await lastSeen(id)).toEqual({ seenOn: null, triedOn: null });
    const { rows } = await database.owner.query('SELECT words FROM contact WHERE participant_id = $1', [id]);
    expect(rows).toHaveLength(5);
    await expect(database.owner.query('DELETE FROM contact WHERE participant_id = $1', [id])).rejects.toThrow(
      /append|only|change/i,
    );
  });

  it('are refused with the field, and written by nobody who does not work with the person', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, verifier, backbone } = scene.people;
    const refused = async (given: Partial<ContactInput>) => {
      const answer = await recordContact(linkWorker, input(id, given));
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : answer;
    };
    expect(await refused({ kind: 'GROUP' })).toBe('INVALID kind');
    expect(await refused({ on: addDays(calendarDate('2024-05-06'), 9999) })).toBe('OUT_OF_RANGE on');
    expect(await refused({ clientKey: 'one' })).toBe('INVALID clientKey');
    expect(await refused({ jointWorkerIds: [randomUUID()] })).toBe('INVALID jointWorkerIds');
    expect(await refused({ words: 'x'.repeat(4001) })).toBe('INVALID words');
    await expect(recordContact(verifier, input(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = await scene.person('Second Steps', 'LINK_WORKER');
    const written = await record(input(id), backbone);
    for (const attempt of [
      () => recordContact(elsewhere, input(id)),
      () => recordContact(elsewhere, input(randomUUID())),
      () => correctContact(elsewhere, { id: written.id, clientKey: randomUUID() }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await storyOf(id, elsewhere)).toEqual([]);
    // behind the use cases: nobody writes in another's name, or says by hand when somebody was last seen
    const byHand = (sql: string) => withTenant(linkWorker, (tenant) => tenant.execute(sql));
    await expect(
      byHand(`INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen)
        VALUES ('${scene.partnershipId}', '${id}', '${backbone.personId}', now(), gen_random_uuid(), 'VISIT', '2024-05-06', true)`),
    ).rejects.toThrow(/row-level security/);
    await expect(
      byHand(`INSERT INTO last_seen VALUES ('${scene.partnershipId}', '${id}', '2024-05-06')`),
    ).rejects.toThrow(/row-level security/);
  });

  it('sort and filter the list of people by how long nobody has seen them', async () => {
    const there = await makeClaimScene(database.owner);
    const { linkWorker, verifier } = there.people;
    const now = new Date();
    const day = (ago: number) => addDays(calendarDate(now.toISOString().slice(0, 10)), -ago);
    const seen = async (ago: number | null) => {
      const { id, reference } = await there.enrol({ enrolledOn: day(300) });
      if (ago !== null) granted(await recordContact(linkWorker, input(id, { on: day(ago) })));
      return reference;
    };
    const [lately, long, never] = [await seen(3), await seen(40), await seen(null)];
    const list = async (by: Person, given: Partial<ParticipantsRequest>) => {
      const page = await participants(by, { first: 10, count: true, ...given });
      return { ...page, nodes: page.edges.map(({ node }) => node) };
    };
    const sorted = await list(linkWorker, { sort: { by: 'LAST_SEEN' } });
    expect(sorted.nodes.map(({ reference }) => reference)).toEqual([never, long, lately]);
    expect(sorted.nodes.map(({ lastSeenOn }) => lastSeenOn)).toEqual([null, day(40), day(3)]);
    const second = await list(linkWorker, {
      sort: { by: 'LAST_SEEN' },
      first: 1,
      after: sorted.edges[0]?.cursor ?? null,
    });
    expect(second.nodes.map(({ reference }) => reference)).toEqual([long]);
    const unseen = await list(linkWorker, { unseen: true });
    expect(unseen.totalCount).toBe(2);
    expect(unseen.nodes.map(({ reference }) => reference).sort()).toEqual([long, never].sort());
    expect((await list(verifier, { unseen: true })).totalCount).toBe(0);
  });
});
