import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, calendarDate, today } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { auditTrail, chainReads } from '../audit/index.js';
import { sealRecord } from '../sealing/index.js';
import { story } from '../story/index.js';
import {
  endSafeguardingLead,
  endSafetyNote,
  nameSafeguardingLead,
  reviewSafetyNote,
  safeguardingLeads,
  safety,
  writeSafetyNote,
} from './index.js';

const now = today('Europe/London', Date.now());
const SOON = addMonths(now, 3);

describe('safety notes', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let worker: Person;
  let colleague: Person;
  let manager: Person;
  let backbone: Person;
  let providerId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    ({ linkWorker: worker, manager, backbone, providerId } = scene.people);
    colleague = await scene.person('First Steps', 'LINK_WORKER');
  });
  afterAll(() => database.close());

  const write = (participantId: string, kind: 'SAFEGUARDING' | 'LONE_WORKING', actor = worker) =>
    writeSafetyNote(actor, { participantId, kind, words: ' There is a dog. ', reviewOn: SOON });
  const read = async (actor: Person, participantId: string) =>
    (await safety(actor, participantId)).notes.map(({ kind }) => kind);

  it('shows how to visit safely to who visits, and safeguarding to its author and to who leads it', async () => {
    const { id } = await scene.enrol();
    granted(await write(id, 'LONE_WORKING'));
    granted(await write(id, 'SAFEGUARDING'));
    expect(await read(worker, id)).toEqual(['SAFEGUARDING', 'LONE_WORKING']);
    expect(await read(colleague, id)).toEqual(['LONE_WORKING']);
    expect(await read(manager, id)).toEqual(['LONE_WORKING']);
    // the backbone does not visit
    expect(await read(backbone, id)).toEqual([]);
    const elsewhere = await scene.person('Another provider', 'LINK_WORKER');
    await expect(safety(elsewhere, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(safety(scene.people.verifier, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });

    granted(
      await nameSafeguardingLead(manager, { organisationId: providerId, personId: colleague.personId }),
    );
    expect(await read(colleague, id)).toEqual(['SAFEGUARDING', 'LONE_WORKING']);
    expect((await safety(worker, id)).leads.map((one) => one.id)).toEqual([colleague.personId]);
    const hub = await scene.organisation('The Backbone');
    await expect(
      nameSafeguardingLead(manager, { organisationId: hub, personId: manager.personId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    granted(await nameSafeguardingLead(backbone, { organisationId: hub, personId: backbone.personId }));
    // who leads it at the backbone does so for everybody
    expect(await read(backbone, id)).toEqual(['SAFEGUARDING', 'LONE_WORKING']);
    expect(
      await nameSafeguardingLead(backbone, { organisationId: hub, personId: worker.personId }),
    ).toMatchObject({ code: 'INVALID', field: 'personId' });
    granted(await endSafeguardingLead(manager, { organisationId: providerId, personId: colleague.personId }));
    expect(await read(colleague, id)).toEqual(['LONE_WORKING']);
    expect((await safeguardingLeads(manager)).map(({ organisation }) => organisation.id)).toEqual([
      providerId,
    ]);
    granted(await endSafeguardingLead(backbone, { organisationId: hub, personId: backbone.personId }));
  });

  it('have their leads said by whoever manages the provider, and not by who manages another one', async () => {
    const both = await scene.person('Another provider', 'PROVIDER_MANAGER');
    await database.owner.query(
      `INSERT INTO membership (partnership_id, person_id, organisation_id, roles)
       SELECT partnership_id, $1, id, '{LINK_WORKER}' FROM organisation WHERE id = $2`,
      [both.personId, providerId],
    );
    const { id } = await scene.enrol();
    granted(await write(id, 'SAFEGUARDING'));
    expect(await read(both, id)).toEqual([]);
    await expect(
      nameSafeguardingLead(both, { organisationId: providerId, personId: both.personId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await safeguardingLeads(both)).map(({ organisation }) => organisation.name)).toEqual([
      'Another provider',
    ]);
    expect(await read(both, id)).toEqual([]);
  });

  it('are looked at again, end and are kept, and never change', async () => {
    const { id } = await scene.enrol();
    const note = granted(await write(id, 'LONE_WORKING'));
    expect(note).toMatchObject({ words: 'There is a dog.', reviewOn: SOON, endedAt: null });
    for (const reviewOn of [now, addMonths(now, 13), calendarDate('2020-01-01')])
      expect(await reviewSafetyNote(worker, { id: note.id, reviewOn })).toMatchObject({
        code: 'OUT_OF_RANGE',
        field: 'reviewOn',
      });
    expect(await reviewSafetyNote(colleague, { id: note.id, reviewOn: addMonths(now, 6) })).toMatchObject({
      reviewOn: addMonths(now, 6),
      reviewedBy: { id: colleague.personId },
    });
    await expect(reviewSafetyNote(backbone, { id: note.id, reviewOn: SOON })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await endSafetyNote(worker, { id: note.id, reason: ' ' })).toMatchObject({ field: 'reason' });
    expect(await endSafetyNote(worker, { id: note.id, reason: 'The dog died.' })).toMatchObject({
      endedBecause: 'The dog died.',
      endedBy: { id: worker.personId },
    });
    await expect(endSafetyNote(worker, { id: note.id, reason: 'Again.' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await read(worker, id)).toEqual(['LONE_WORKING']);
  });

  it('stand apart from the story, and each reading in the audit trail', async () => {
    const { id } = await scene.enrol();
    granted(await write(id, 'SAFEGUARDING'));
    expect(JSON.stringify(await story(worker, { participantId: id, first: 25 }))).not.toContain('dog');
    await safety(colleague, id);
    await chainReads(database.appUrl);
    const trail = await auditTrail(backbone, { first: 25, filter: { recordId: id } });
    expect(trail.edges.map(({ node }) => [node.action, node.operation, node.person?.id])).toEqual(
      expect.arrayContaining([
        ['safety', 'READ', colleague.personId],
        ['writeSafetyNote', 'ADD', worker.personId],
      ]),
    );
  });

  it('of somebody who is sealed are for nobody but those who are named', async () => {
    const { id } = await scene.enrol();
    granted(await write(id, 'LONE_WORKING'));
    granted(
      await sealRecord(manager, {
        recordId: id,
        reason: 'Somebody looks for them.',
        personIds: [colleague.personId],
      }),
    );
    await expect(safety(worker, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await read(colleague, id)).toEqual(['LONE_WORKING']);
  });
});
