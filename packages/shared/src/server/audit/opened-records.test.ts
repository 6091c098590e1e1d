import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../rules/index.js';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { enrolParticipant, participant, participants } from '../participants/index.js';
import { type Actor, systemActor } from '../tenancy/index.js';
import { auditTrail } from './audit-trail.js';
import { chainReads } from './chain-reads.js';
import { closeRecord } from './close-record.js';
import { openRecord } from './open-record.js';
import { openedRecords } from './opened-records.js';
import { recordLooks } from './record-looks.js';
import { verifyAudit } from './verify-audit.js';

const REASON = 'A request for access that the participant has made in writing.';

describe('break-glass', () => {
  let database: TestDatabase;
  let scene: Scene;
  let backbone: Actor & { personId: string };
  let dataLead: Actor & { personId: string };
  let manager: Actor & { personId: string };
  let ada: { id: string; reference: string };
  let eve: { id: string; reference: string };

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeScene(database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
    dataLead = await scene.person('The Backbone', 'DATA_LEAD');
    manager = await scene.person('First Steps', 'PROVIDER_MANAGER');
    ada = await enrol('Ada', 'First Steps');
    eve = await enrol('Eve', 'Second Steps');
  });

  const enrol = async (givenName: string, provider: string): Promise<{ id: string; reference: string }> => {
    const made = await enrolParticipant(backbone, {
      givenName,
      familyName: 'Moss',
      cohort: 'NEW',
      providerId: await scene.organisation(provider, 'PROVIDER'),
      enrolledOn: '2025-03-01' as CalendarDate,
    });
    if (!('id' in made)) throw new Error(JSON.stringify(made));
    return made;
  };
  const open = async (reference: string, hours = 2) => {
    const opened = await openRecord(dataLead, { reference, reason: REASON, hours });
    if (!('id' in opened)) throw new Error(JSON.stringify(opened));
    return opened;
  };
  const seen = async () =>
    (await participants(dataLead, { first: 25 })).edges.map(({ node }) => node.givenName);

  it('shows the data lead no person’s record, then the one that was opened, until its time is over', async () => {
    expect(await seen()).toEqual([]);
    expect(await participant(dataLead, ada.id)).toBeNull();
    await open(ada.reference.toLowerCase());
    expect(await seen()).toEqual(['Ada']);
    expect(await participant(dataLead, ada.id)).toMatchObject({ givenName: 'Ada', birthDate: null });
    expect(await participant(dataLead, eve.id)).toBeNull();

    const other = await scene.person('The Backbone', 'DATA_LEAD');
    expect((await participants(other, { first: 25 })).edges).toEqual([]);
  });

  it('is over when its time is', async () => {
    const past = { ...dataLead, at: new Date(Date.now() - 3 * 3_600_000) };
    const opened = await openRecord(past, { reference: ada.reference, reason: REASON, hours: 2 });
    expect(opened).toMatchObject({ isOpen: false });
    expect(await seen()).toEqual([]);
  });

  it('is over when it was given back, or when the backbone closes it', async () => {
    const mine = await open(ada.reference);
    expect(await closeRecord(dataLead, mine.id)).toMatchObject({ isOpen: false });
    expect(await seen()).toEqual([]);
    const again = await open(eve.reference);
    expect(await closeRecord(backbone, again.id)).toMatchObject({ isOpen: false });
    expect(await seen()).toEqual([]);
    expect(await closeRecord(backbone, again.id)).toMatchObject({ code: 'WRONG_STATE' });
    const other = await scene.person('The Backbone', 'DATA_LEAD');
    const third = await open(eve.reference);
    await expect(closeRecord(other, third.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('asks for a reason, a known reference and hours that are few', async () => {
    const wrong = async (given: Partial<Parameters<typeof openRecord>[1]>) => {
      const answer = await openRecord(dataLead, {
        reference: ada.reference,
        reason: REASON,
        hours: 2,
        ...given,
      });
      return 'code' in answer ? `${answer.code} ${answer.field}` : 'opened';
    };
    expect(await wrong({ reason: ' ' })).toBe('INVALID reason');
    // letters of two units each: the database counts letters
    for (const reason of ['because', '𐀀'.repeat(9)]) expect(await wrong({ reason })).toBe('INVALID reason');
    expect(await wrong({ reference: 'P-999999' })).toBe('INVALID reference');
    for (const hours of [0, 9, 1.5, -1, Number.NaN]) expect(await wrong({ hours })).toBe('INVALID hours');
    for (const actor of [backbone, manager])
      await expect(
        openRecord(actor, { reference: ada.reference, reason: REASON, hours: 1 }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells the backbone, by mail and on a list, and stands in the trail', async () => {
    const opened = await open(ada.reference);
    const { rows } = await database.owner.query(
      `SELECT kind, payload FROM outbox WHERE partnership_id = $1 AND kind = 'mail.openedRecord'`,
      [scene.partnershipId],
    );
    expect(rows).toEqual([{ kind: 'mail.openedRecord', payload: { openedRecordId: opened.id } }]);
    expect(await openedRecords(backbone)).toMatchObject([
      {
        id: opened.id,
        participantId: ada.id,
        reason: REASON,
        isOpen: true,
        person: { id: dataLead.personId },
      },
    ]);
    await expect(openedRecords(manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const trail = await auditTrail(backbone, { first: 25, filter: { recordId: ada.id }, count: true });
    expect(trail.edges[0]?.node).toMatchObject({
      operation: 'ADD',
      action: 'openRecord',
      person: { id: dataLead.personId },
    });
    expect(trail.totalCount).toBe(trail.edges.length);
  });

  it('shows on a person’s page who has looked, to those who answer for it', async () => {
    await open(ada.reference);
    await participant(dataLead, ada.id);
    await participant(manager, ada.id);
    await participants(manager, { first: 25 });
    const looks = async (actor: Actor) =>
      (await recordLooks(actor, ada.id)).map(({ person, times }) => [person?.id, times]);
    const expected = [
      [manager.personId, 2],
      [dataLead.personId, 1],
    ];
    // before and after the worker has entered them in the chain
    expect(await looks(backbone)).toEqual(expected);
    await chainReads(database.appUrl);
    expect(await looks(manager)).toEqual(expected);
    expect(await looks(dataLead)).toEqual(expected);
    expect(await recordLooks(manager, eve.id)).toEqual([]);
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    await expect(recordLooks(worker, ada.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await verifyAudit(systemActor(scene.partnershipId))).findings).toEqual([]);
  });

  it('pages and filters the trail', async () => {
    await participants(backbone, { first: 25 });
    await chainReads(database.appUrl);
    const all = await auditTrail(backbone, { first: 100 });
    const numbers = all.edges.map(({ node }) => node.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const first = await auditTrail(backbone, { first: 2 });
    const second = await auditTrail(backbone, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map(({ node }) => node.number)).toEqual(numbers.slice(0, 4));
    const reads = await auditTrail(backbone, {
      first: 25,
      filter: { operation: 'READ', personId: backbone.personId },
    });
    expect(reads.edges.map(({ node }) => node.action)).toEqual(['participants']);
    const today = new Date().toISOString().slice(0, 10) as CalendarDate;
    const none = await auditTrail(backbone, { first: 25, filter: { to: '2020-01-01' as CalendarDate } });
    expect([
      none.edges.length,
      (await auditTrail(backbone, { first: 25, filter: { from: today } })).edges.length > 0,
    ]).toEqual([0, true]);
    await expect(auditTrail(manager, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
