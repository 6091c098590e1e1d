import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../rules/index.js';
import { granted, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { makeTwoProviders, NOW, type TwoProviders } from '../../testing/two-providers.js';
import { auditTrail } from '../audit/index.js';
import { sealRecord } from '../sealing/index.js';
import {
  endSharingAgreement,
  participantSharing,
  recordSharingNotices,
  type SharingNoticesInput,
  saveSharingAgreement,
  sharingCounts,
  sharingPeopleToTell,
  signSharingAgreement,
} from './index.js';

describe('telling people what is shared about them', () => {
  let database: TestDatabase;
  let scene: TwoProviders;
  let lead: Person;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeTwoProviders(database);
    lead = await scene.person('The Backbone', 'DATA_LEAD');
  });
  afterAll(() => database.close());

  const agree = async (isSigned = true): Promise<string> => {
    const { id } = granted(
      await saveSharingAgreement(lead, {
        title: 'School roll',
        purpose: 'To see who is on roll.',
        lawfulBasis: 'PUBLIC_TASK',
        legalGateway: 'An Act of Parliament, section 2',
        kind: 'LIST',
        form: 'CLEAR',
        compares: ['FAMILY_NAME', 'BIRTH_DATE'],
        receives: [],
        startsOn: NOW,
        expiresOn: addDays(NOW, 30),
        keepDays: 30,
        parties: ['One', 'Two'].map((name) => ({
          name,
          organisationId: null,
          part: 'CONTROLLER',
          supplies: true,
        })),
        personIds: [lead.personId],
        evidence: [],
      }),
    );
    if (isSigned)
      for (const nth of [1, 2])
        granted(await signSharingAgreement(lead, { agreementId: id, nth, signedName: 'X', signedOn: NOW }));
    return id;
  };
  const say = (by: Person, agreementId: string, more: Partial<SharingNoticesInput>) =>
    recordSharingNotices(by, {
      agreementId,
      kind: 'TOLD',
      saidOn: NOW,
      how: 'LETTER',
      ...more,
    });
  const toTell = async (by: Person, agreementId: string, mine = false) =>
    (await sharingPeopleToTell(by, { agreementId, mine, first: 100, count: true })).edges.map(
      ({ node }) => node.id,
    );
  const mayBeMatched = async (agreementId: string, participantId: string): Promise<boolean> => {
    const { rows } = await database.owner.query<{ may: boolean }>(
      `SELECT coalesce((SELECT n.kind = 'TOLD' FROM sharing_notice n WHERE n.agreement_id = $1 AND n.participant_id = $2
         ORDER BY n.id DESC LIMIT 1), false) AS may`,
      [agreementId, participantId],
    );
    return rows[0]?.may ?? false;
  };

  it('is recorded by who works with them, for one or many, and taken back', async () => {
    const { linkWorker, manager, backbone } = scene.people;
    const one = await scene.enrol();
    const two = await scene.enrol();
    const id = await agree();
    const both = [one.id, two.id];
    expect(granted(await say(linkWorker, id, { participantIds: both, how: 'SPOKEN' }))).toEqual({
      recorded: 2,
      already: 0,
    });
    expect(granted(await say(manager, id, { participantIds: [...both, one.id] }))).toEqual({
      recorded: 0,
      already: 2,
    });
    granted(await say(linkWorker, id, { participantIds: [two.id], kind: 'TAKEN_BACK', how: 'SIGNED' }));
    expect([await mayBeMatched(id, one.id), await mayBeMatched(id, two.id)]).toEqual([true, false]);
    const about = (await participantSharing(linkWorker, two.id)).find(
      ({ agreementId }) => agreementId === id,
    );
    expect(about).toMatchObject({
      state: 'IN_FORCE',
      compares: ['FAMILY_NAME', 'BIRTH_DATE'],
      notice: { kind: 'TAKEN_BACK', how: 'SIGNED', saidOn: NOW, recordedBy: { id: linkWorker.personId } },
    });
    // told anew, they may be matched again
    granted(await say(backbone, id, { participantIds: [two.id] }));
    expect(await mayBeMatched(id, two.id)).toBe(true);
    const trail = await auditTrail(backbone, { first: 25, filter: { recordId: one.id, operation: 'ADD' } });
    expect(trail.edges.map(({ node }) => node.action)).toContain('recordSharingNotices');
  });

  it('is looked for by name or reference among those who were not told', async () => {
    const { linkWorker } = scene.people;
    const id = await agree();
    const [one, other] = [await scene.enrol(), await scene.enrol()];
    const { rows } = await database.owner.query<{ reference: string }>(
      `UPDATE participant SET family_name = 'O’Thérèse-Quill' WHERE id = $1 RETURNING reference`,
      [one.id],
    );
    const find = async (search: string, by: Person = linkWorker) => {
      const { edges, totalCount } = await sharingPeopleToTell(by, {
        agreementId: id,
        first: 5,
        count: true,
        search,
      });
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }) => node.id);
    };
    expect(await find("o'therese quill")).toEqual([one.id]);
    expect(await find(rows[0]?.reference ?? '')).toEqual([one.id]);
    expect(await find('therese nobody')).toEqual([]);
    expect(await find('therese', scene.third)).toEqual([]);
    granted(await say(linkWorker, id, { participantIds: [one.id] }));
    expect(await find('therese')).toEqual([]);
    expect(await toTell(linkWorker, id)).toContain(other.id);
  });

  it('is nobody’s who does not work with them, and of many all or nothing', async () => {
    const person = await scene.enrol();
    const own = await scene.enrol();
    const id = await agree();
    const { linkWorker, verifier } = scene.people;
    for (const by of [scene.worker, scene.third])
      await expect(say(by, id, { participantIds: [person.id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const by of [lead, verifier, scene.people.commissioner]) {
      await expect(say(by, id, { participantIds: [person.id] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(participantSharing(by, person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await participantSharing(scene.worker, person.id)).toEqual([]);
    await expect(say(linkWorker, id, { participantIds: [own.id, randomUUID()] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await mayBeMatched(id, own.id)).toBe(false);
    expect(await say(linkWorker, id, { participantIds: [] })).toMatchObject({ field: 'participantIds' });
    // who checks claims and works at a provider besides tells that provider's people alone
    const twoHats = await scene.person('Northgate', 'LINK_WORKER');
    await scene.joins(twoHats, 'The Council', 'VERIFIER');
    expect(await toTell(twoHats, id)).not.toContain(person.id);
    await expect(say(twoHats, id, { participantIds: [person.id] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('waits until the agreement is signed, and ends with it; a no is heard before', async () => {
    const person = await scene.enrol();
    const { linkWorker } = scene.people;
    const id = await agree(false);
    const told = () => say(linkWorker, id, { participantIds: [person.id] });
    expect(await told()).toMatchObject({ code: 'WRONG_STATE' });
    granted(await say(linkWorker, id, { participantIds: [person.id], kind: 'TAKEN_BACK' }));
    expect(
      await say(linkWorker, await agree(), { participantIds: [person.id], saidOn: addDays(NOW, 1) }),
    ).toMatchObject({ code: 'OUT_OF_RANGE', field: 'saidOn' });
    granted(await endSharingAgreement(lead, { agreementId: id, reason: 'Over.' }));
    expect(await told()).toMatchObject({ code: 'WRONG_STATE' });
    const shown = await participantSharing(linkWorker, person.id);
    expect(shown.find(({ agreementId }) => agreementId === id)).toMatchObject({ state: 'ENDED' });
  });

  it('is recorded for all who were never told at once: one’s own, a provider’s, or everybody', async () => {
    const { linkWorker, manager, backbone } = scene.people;
    const colleague = await scene.person('First Steps', 'LINK_WORKER');
    const mine = await scene.enrol({}, colleague);
    const refused = await scene.enrol();
    const closed = await scene.enrol();
    await database.owner.query(`UPDATE participant SET phase = 'CLOSED' WHERE id = $1`, [closed.id]);
    const id = await agree();
    granted(await say(linkWorker, id, { participantIds: [refused.id], kind: 'TAKEN_BACK' }));
    expect(await say(linkWorker, id, { kind: 'TAKEN_BACK', everybodyLeft: true })).toMatchObject({
      field: 'participantIds',
    });

    expect(await toTell(colleague, id, true)).toEqual([mine.id]);
    expect(granted(await say(colleague, id, { everybodyLeft: true, mine: true }))).toEqual({
      recorded: 1,
      already: 0,
    });
    const left = await toTell(manager, id);
    expect(left).not.toContain(mine.id);
    expect(left).not.toContain(refused.id);
    expect(left).not.toContain(closed.id);
    const all = (await sharingCounts(backbone, id))?.active ?? 0;
    const others = { closedTold: 0, takenBackInOurs: null };
    expect(await sharingCounts(manager, id)).toEqual({ active: all, told: 1, takenBack: 1, ...others });
    expect(granted(await say(manager, id, { everybodyLeft: true })).recorded).toBe(left.length);
    expect(await toTell(backbone, id)).toEqual([]);
    const now = { active: all, told: left.length + 1, takenBack: 1, ...others };
    expect(await sharingCounts(lead, id)).toEqual({ ...now, takenBackInOurs: 0 });
    expect(await sharingCounts(scene.worker, id)).toEqual({ active: 0, told: 0, takenBack: 0, ...others });
    // whose support is closed is matched as well, once they were told
    granted(await say(manager, id, { participantIds: [closed.id] }));
    for (const [by, takenBackInOurs] of [
      [manager, null],
      [lead, 0],
    ] as const)
      expect(await sharingCounts(by, id)).toEqual({ ...now, closedTold: 1, takenBackInOurs });
    for (const by of [scene.people.commissioner, scene.people.verifier, scene.people.auditor])
      expect(await sharingCounts(by, id)).toBeNull();
    expect(await sharingCounts(backbone, randomUUID())).toBeNull();
  });

  it('counts whose codes are still in our encoded file though they took it back', async () => {
    const id = await agree();
    const [one, later] = [await scene.enrol(), await scene.enrol()];
    const { linkWorker } = scene.people;
    const inOurs = async () => (await sharingCounts(lead, id))?.takenBackInOurs;
    granted(await say(linkWorker, id, { participantIds: [one.id] }));
    const sent = await database.owner.query<{ id: string }>(
      `INSERT INTO extract (partnership_id, id, agreement_id, number, sent_by, sent_at, file_name, size, sha256, storage_key,
         clean_key, side, describes_until, state, delete_after)
       VALUES ($1, gen_random_uuid(), $2, 1, $3, clock_timestamp(), 'our-encoded.csv', 9, repeat('a', 64), 'o', 'c', 'OURS', $4, 'CHECKED',
         '2099-12-31') RETURNING id`,
      [scene.partnershipId, id, lead.personId, NOW],
    );
    granted(await say(linkWorker, id, { participantIds: [later.id] }));
    expect(await inOurs()).toBe(0);
    for (const { id: participantId } of [one, later])
      granted(await say(linkWorker, id, { participantIds: [participantId], kind: 'TAKEN_BACK' }));
    // told after it was sent, the other one is not in it
    expect(await inOurs()).toBe(1);
    // of extracts nobody is told whom the agreement does not name
    const otherLead = await scene.person('The Backbone', 'DATA_LEAD');
    for (const by of [otherLead, scene.people.backbone, scene.people.manager, linkWorker])
      expect(await sharingCounts(by, id)).toMatchObject({ takenBack: 2, takenBackInOurs: null });
    await database.owner.query(
      `UPDATE extract SET state = 'CANCELLED', deleted_at = now(), storage_key = NULL, clean_key = NULL WHERE id = $1`,
      [sent.rows[0]?.id],
    );
    expect(await inOurs()).toBe(0);
  });

  it('tells nothing of somebody whose record is sealed from the reader', async () => {
    const person = await scene.enrol();
    const { manager, backbone, linkWorker } = scene.people;
    const id = await agree();
    const before = await sharingCounts(backbone, id);
    granted(
      await sealRecord(manager, {
        recordId: person.id,
        reason: 'A relative works there.',
        personIds: [backbone.personId],
      }),
    );
    expect(await toTell(linkWorker, id)).not.toContain(person.id);
    await expect(say(linkWorker, id, { participantIds: [person.id] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await participantSharing(linkWorker, person.id)).toEqual([]);
    // one figure for all who read it
    expect((await sharingCounts(backbone, id))?.active).toBe((before?.active ?? 0) - 1);
    const { takenBackInOurs: _inOurs, ...ofLead } = (await sharingCounts(lead, id)) ?? {};
    expect(await sharingCounts(backbone, id)).toMatchObject(ofLead);
    granted(await say(backbone, id, { participantIds: [person.id] }));
  });
});
