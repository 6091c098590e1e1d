import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnchorField, calendarDate as on } from '../../rules/index.js';
import {
  countStatements,
  granted,
  type MoneyScene,
  makeMoneyScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { executeRun, runPayments } from '../payments/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  agreeAnchorData,
  agreeAnchorPlaces,
  anchor,
  anchorPack,
  assignAnchor,
  listAnchors,
  ownAnchors,
  recordAnchorContact,
  recordAnchorPromise,
  removeAnchorContact,
  settleAnchorPromise,
} from './index.js';

describe('anchors', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let school: string;
  let head: Person;
  let stranger: Person;
  let otherWorker: Person;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    const { backbone, manager, linkWorker } = scene.people;
    school = await scene.organisation('Canal School', 'ANCHOR', 'FUNDER');
    head = await scene.person('Canal School', 'ANCHOR');
    stranger = await scene.person('Hill School', 'ANCHOR');
    otherWorker = await scene.person('Second Steps', 'LINK_WORKER');
    await scene.agree([
      { label: 'Schools', anchorPays: true, kind: 'PERCENT', percent: 1200 },
      { label: 'Rest', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    await scene.claims({ code: 'HOME', count: 9, anchorId: school });
    await scene.claims({ code: 'CALM', count: 3, anchorId: school, domain: 'Mental health' });
    await scene.claims({
      code: 'HOME',
      count: 2,
      anchorId: school,
      providerId: await scene.organisation('Second Steps'),
    });
    const run = granted(await runPayments(backbone, { periodEnd: on('2024-03-31') }));
    await executeRun(systemActor(scene.partnershipId), run.id);
    granted(
      await assignAnchor(manager, { anchorId: school, personId: linkWorker.personId, looksAfter: true }),
    );
  });
  afterAll(() => database.close());

  const agreed = async (...fields: AnchorField[]): Promise<void> => {
    granted(await agreeAnchorData(scene.people.backbone, { anchorId: school, fields }));
  };

  it('are seen by the provider whose people look after them, and by no other', async () => {
    const { linkWorker, manager, backbone, verifier } = scene.people;
    const names = async (by: Person, mine = false) =>
      (await listAnchors(by, { first: 10, mine, count: true })).edges.map(({ node }) => node.name);
    expect(await names(linkWorker, true)).toEqual(['Canal School']);
    expect(await names(otherWorker)).toEqual([]);
    expect(await names(manager)).toEqual(['Canal School', 'Hill School']);
    expect(await names(manager, true)).toEqual([]);
    expect(await anchor(otherWorker, school)).toBeNull();
    await expect(anchor(verifier, school)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(anchor(head, school)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // whoever looks after it sees what it pays, and of money nothing else; not where it pays for two of another provider's
    expect(await anchor(linkWorker, school)).toMatchObject({
      payments: [{ periodEnd: '2024-03-31', amount: null }],
    });
    // a manager of another provider finds the school, to say who looks after it, and nothing that is recorded of it
    const other = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    expect(await anchor(other, school)).toMatchObject({
      workers: [],
      contacts: [],
      people: [{}, {}],
      payments: null,
    });
    expect(await anchor(backbone, school)).toMatchObject({
      people: { length: 14 },
      payments: [{ periodEnd: '2024-03-31', amount: { amount: 84_000n } }],
    });
    expect(await countStatements(() => listAnchors(backbone, { first: 10, count: true }))).toBe(1);
  });

  it('are assigned by a manager to their own people, and the page closes when nobody is', async () => {
    const { manager, linkWorker } = scene.people;
    expect(
      await assignAnchor(manager, { anchorId: school, personId: otherWorker.personId, looksAfter: true }),
    ).toMatchObject({ code: 'INVALID', field: 'personId' });
    const assign = (looksAfter: boolean) =>
      assignAnchor(manager, { anchorId: school, personId: linkWorker.personId, looksAfter });
    expect(granted(await assign(false)).workers).toEqual([]);
    expect(await anchor(linkWorker, school)).toBeNull();
    await expect(
      agreeAnchorPlaces(linkWorker, {
        anchorId: school,
        from: on('2025-09-01'),
        to: on('2026-08-31'),
        places: 5,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(granted(await assign(true)).workers).toMatchObject([{ id: linkWorker.personId }]);
  });

  it('have contacts, places and promises, each put right and settled', async () => {
    const { linkWorker } = scene.people;
    const contact = {
      anchorId: school,
      name: 'Ms Odum',
      job: 'Deputy head',
      phone: '020 7946 0101',
      email: 'odum@canal.example',
    };
    const [made] = granted(await recordAnchorContact(linkWorker, contact)).contacts;
    expect(made).toMatchObject({ name: 'Ms Odum', phone: '+442079460101' });
    expect(await recordAnchorContact(linkWorker, { ...contact, phone: '12' })).toMatchObject({
      field: 'phone',
    });
    expect(
      granted(await recordAnchorContact(linkWorker, { ...contact, id: made?.id ?? '', job: 'Head' }))
        .contacts,
    ).toMatchObject([{ job: 'Head' }]);
    await expect(removeAnchorContact(otherWorker, made?.id ?? '')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await removeAnchorContact(linkWorker, made?.id ?? '')).contacts).toEqual([]);

    const year = { anchorId: school, from: on('2019-09-01'), to: on('2039-08-31'), places: 20 };
    expect(granted(await agreeAnchorPlaces(linkWorker, year)).places).toEqual({
      from: year.from,
      to: year.to,
      places: 20,
      used: null,
    });
    expect((await anchor(scene.people.backbone, school))?.places).toMatchObject({ used: 14 });
    expect(granted(await agreeAnchorPlaces(linkWorker, { ...year, places: 30 })).allPlaces).toMatchObject([
      { places: 30 },
    ]);
    expect(await agreeAnchorPlaces(linkWorker, { ...year, from: on('2020-01-01') })).toMatchObject({
      code: 'OVERLAP',
    });
    expect(await agreeAnchorPlaces(linkWorker, { ...year, places: 0 })).toMatchObject({ field: 'places' });

    const promise = {
      anchorId: school,
      reviewOn: on('2026-01-10'),
      words: 'A quiet room on Thursdays',
      promisedBy: 'ANCHOR',
      who: 'Ms Odum',
      dueOn: on('2026-01-20'),
    } as const;
    const promised = granted(await recordAnchorPromise(linkWorker, promise));
    expect(promised).toMatchObject({ lastReviewOn: '2026-01-10', openPromises: 1, latePromises: 1 });
    expect(await recordAnchorPromise(linkWorker, { ...promise, dueOn: on('2026-01-09') })).toMatchObject({
      field: 'dueOn',
    });
    const id = promised.promises[0]?.id ?? '';
    await expect(settleAnchorPromise(otherWorker, id, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await settleAnchorPromise(linkWorker, id, false)).toMatchObject({
      openPromises: 0,
      promises: [{ kept: false }],
    });
  });

  it('see a rounded number of their own people, and no more, until something is agreed', async () => {
    await agreed();
    const [own, ...others] = await ownAnchors(head);
    expect(others).toEqual([]);
    expect(own).toMatchObject({ id: school, fields: [], people: [], payments: null });
    expect(own?.figures).toEqual([{ kind: 'SUPPORTED', label: null, count: 15 }]);
    expect(await ownAnchors(stranger)).toMatchObject([
      { name: 'Hill School', people: [], figures: [{ count: 0 }] },
    ]);
    await expect(ownAnchors(scene.people.linkWorker)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('see each field of the agreement and none besides, hidden small where names are not agreed', async () => {
    await agreed('PHASE', 'OUTCOMES');
    const [counted] = await ownAnchors(head);
    expect(counted?.people).toEqual([]);
    // of a sensitive kind its domain, and three of them not at all
    expect(counted?.figures).toEqual([
      { kind: 'OUTCOME', label: 'Home', count: 10 },
      { kind: 'OUTCOME', label: 'Mental health', count: null },
      { kind: 'PHASE', label: 'ACTIVE', count: 15 },
      { kind: 'SUPPORTED', label: null, count: 15 },
    ]);
    await agreed('NAME');
    const [named] = await ownAnchors(head);
    expect(named?.people).toHaveLength(14);
    for (const person of named?.people ?? [])
      expect(person).toMatchObject({
        name: 'Given Family',
        startedOn: null,
        phase: null,
        linkWorker: null,
        lastSeenOn: null,
        outcomes: null,
      });
    expect(named?.figures).toEqual([{ kind: 'SUPPORTED', label: null, count: 14 }]);
    await database.owner.query(
      `INSERT INTO last_seen (partnership_id, participant_id, seen_on) SELECT partnership_id, id, '2026-02-03' FROM participant
       WHERE anchor_id = $1`,
      [school],
    );
    await agreed('NAME', 'STARTED', 'LAST_SEEN', 'OUTCOMES', 'PAYS');
    const [told] = await ownAnchors(head);
    expect(told?.people.find(({ outcomes }) => outcomes?.length)).toMatchObject({
      startedOn: '2020-01-01',
      phase: null,
      outcomes: [{ achievedOn: '2024-03-15' }],
    });
    // beside a name not even the domain of what is sensitive
    const titles = new Set(told?.people.flatMap(({ outcomes }) => outcomes?.map(({ title }) => title) ?? []));
    expect([...titles]).toEqual(['Home']);
    // nor, where everybody is known by name, how many: three of three would be all of them
    expect(told?.figures).toEqual([
      { kind: 'OUTCOME', label: 'Home', count: 11 },
      { kind: 'OUTCOME', label: 'Mental health', count: null },
      { kind: 'SUPPORTED', label: null, count: 14 },
    ]);
    // 12 % of fourteen at £500.00
    expect(told?.payments).toEqual([
      { periodEnd: '2024-03-31', amount: { amount: 84_000n, currency: 'GBP' } },
    ]);
    const reads = await database.owner.query(
      `SELECT FROM audit_note WHERE action = 'ownAnchors' AND person_id = $1 AND subject = 'participant'`,
      [head.personId],
    );
    expect(reads.rowCount).toBeGreaterThan(0);
  });

  it('tell who works for a provider as well nothing of a few of others’, their own taken away', async () => {
    await agreed('PHASE', 'OUTCOMES');
    const both = await scene.person('Canal School', 'ANCHOR');
    await scene.joins(both, 'First Steps', 'LINK_WORKER');
    // twelve of fourteen or fifteen are their own provider's, of the outcomes nine of eleven
    const figures = (await ownAnchors(both))[0]?.figures;
    expect(figures?.map(({ count }) => count)).toEqual([null, null, null, null]);
    expect((await ownAnchors(head))[0]?.figures.map(({ count }) => count)).toEqual([10, null, 15, 15]);
  });

  it('take a pack to the review that holds what they may know, whoever prints it', async () => {
    const { linkWorker, backbone } = scene.people;
    await agreed('PHASE');
    expect(await anchorPack(backbone, school)).toMatchObject({
      phases: [{ label: 'ACTIVE', count: 15 }],
      outcomes: null,
      paid: null,
      promises: [{ kept: false }],
    });
    await agreed('NAME', 'PHASE', 'PAYS');
    expect(await anchorPack(linkWorker, school)).toMatchObject({ fields: ['NAME', 'PHASE', 'PAYS'] });
    expect(await anchorPack(backbone, school)).toMatchObject({
      phases: [{ count: 14 }],
      paid: { currency: 'GBP' },
    });
    await agreed('NAME', 'OUTCOMES');
    await database.owner.query(`UPDATE anchor_promise SET review_on = '2024-01-01' WHERE anchor_id = $1`, [
      school,
    ]);
    expect(await anchorPack(backbone, school)).toMatchObject({
      outcomes: [
        { label: 'Home', count: 11 },
        { label: 'Mental health', count: null },
      ],
    });
    await expect(anchorPack(otherWorker, school)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
