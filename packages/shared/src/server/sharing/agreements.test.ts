import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, isRefusal, type SharingDraft } from '../../rules/index.js';
import { type ClaimScene, LINES, makeClaimScene } from '../../testing/claim-scene.js';
import { granted, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { NOW } from '../../testing/two-providers.js';
import { auditTrail } from '../audit/index.js';
import { getToday } from '../today/index.js';
import {
  endSharingAgreement,
  endSharingPerson,
  nameSharingPerson,
  saveSharingAgreement,
  sharingAgreement,
  sharingAgreements,
  sharingChoices,
  signSharingAgreement,
} from './index.js';

describe('information-sharing agreements', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let lead: Person;
  let councilId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner, {
      lines: [
        ...LINES,
        { code: 'JOB', title: 'A job', evidence: ['DOCUMENT', 'DATA_MATCH'] },
        {
          code: 'KEPT',
          title: '13 weeks of work',
          after: 'JOB',
          fullTimeWeeks: '13',
          evidence: ['DATA_MATCH'],
        },
      ],
    });
    lead = await scene.person('The Backbone', 'DATA_LEAD');
    councilId = await scene.organisation('The Council');
  });
  afterAll(() => database.close());

  const draft = (more: Partial<SharingDraft> = {}): SharingDraft => ({
    title: ' Employment records ',
    purpose: 'To show that work was kept, without asking for payslips.',
    lawfulBasis: 'PUBLIC_TASK',
    legalGateway: 'An Act of Parliament, section 1',
    kind: 'EMPLOYMENT',
    form: 'CLEAR',
    compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE'],
    receives: ['STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS'],
    startsOn: addDays(NOW, -10),
    expiresOn: addDays(NOW, 300),
    keepDays: 90,
    parties: [
      { name: 'The tax office', organisationId: null, part: 'CONTROLLER', supplies: true },
      { name: 'called otherwise', organisationId: councilId, part: 'JOINT_CONTROLLER', supplies: false },
    ],
    personIds: [lead.personId],
    evidence: [{ outcomeCode: 'KEPT', proves: 'SUSTAINED' }],
    ...more,
  });
  const save = async (more: Partial<SharingDraft> = {}, by: Person = lead) =>
    granted(await saveSharingAgreement(by, draft(more)));
  const paper = (agreementId: string) =>
    signSharingAgreement(lead, {
      agreementId,
      nth: 1,
      signedName: 'Somebody of the tax office',
      signedOn: addDays(NOW, -1),
    });
  const signed = async (more: Partial<SharingDraft> = {}) => {
    const { id } = await save(more);
    granted(await paper(id));
    return granted(await signSharingAgreement(scene.people.commissioner, { agreementId: id, nth: 2 }));
  };

  it('are written whole, changed whole, and read by those who rest on them', async () => {
    const made = await save();
    expect(made).toMatchObject({
      title: 'Employment records',
      state: 'DRAFT',
      isOpen: true,
      isNamed: true,
      parties: [
        { nth: 1, name: 'The tax office', organisation: null, supplies: true, wayToSign: 'RECORD' },
        { nth: 2, name: 'The Council', organisation: { id: councilId }, wayToSign: null },
      ],
      people: [{ person: { id: lead.personId }, namedBy: { id: lead.personId }, endedAt: null }],
      evidence: [{ outcomeCode: 'KEPT', title: '13 weeks of work', proves: 'SUSTAINED' }],
    });
    const { backbone } = scene.people;
    const change = draft({ title: 'Work', personIds: [backbone.personId], evidence: [] });
    const changed = granted(
      await saveSharingAgreement(lead, { ...change, id: made.id, basedOn: made.version }),
    );
    expect(changed).toMatchObject({ number: made.number, title: 'Work', evidence: [], isNamed: false });
    expect(changed.people.filter(({ endedAt }) => endedAt === null)).toMatchObject([
      { person: { id: backbone.personId } },
    ]);
    // who writes over what they have not read is told
    expect(await saveSharingAgreement(lead, { ...change, id: made.id, basedOn: made.version })).toMatchObject(
      { code: 'WRONG_STATE', field: 'basedOn' },
    );
    for (const reader of [scene.people.linkWorker, scene.people.verifier, scene.people.auditor])
      expect(await sharingAgreement(reader, made.id)).toMatchObject({ id: made.id, isNamed: false });
    for (const nobody of [scene.people.funder, await scene.person('University', 'ANALYST')])
      await expect(sharingAgreement(nobody, made.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const nobody of [scene.people.commissioner, scene.people.manager])
      await expect(saveSharingAgreement(nobody, draft())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are refused where they make no sense, each with the field and a sentence', async () => {
    const [tax, council] = draft().parties as [
      SharingDraft['parties'][number],
      SharingDraft['parties'][number],
    ];
    const wrong: readonly (readonly [Partial<SharingDraft>, string])[] = [
      [{ receives: ['STARTED_ON', 'VISIT_KIND'] }, 'receives'],
      // its tariff takes documents alone
      [{ evidence: [{ outcomeCode: 'ENTRY', proves: 'STARTED' }] }, 'evidence.0.outcomeCode'],
      [{ evidence: [{ outcomeCode: 'JOB', proves: 'SUSTAINED' }] }, 'evidence.0.proves'],
      [{ expiresOn: addDays(NOW, -11) }, 'expiresOn'],
      [{ parties: [tax] }, 'parties'],
      [{ parties: [{ ...tax, supplies: false }, council] }, 'parties'],
      [{ parties: [tax, { ...council, organisationId: randomUUID() }] }, 'parties.1.organisationId'],
      [{ parties: [tax, { ...council, organisationId: 'nothing' }] }, 'parties.1.organisationId'],
      [{ personIds: [] }, 'personIds'],
      [{ personIds: [scene.people.manager.personId] }, 'personIds'],
      [{ personIds: [randomUUID()] }, 'personIds'],
    ];
    for (const [more, field] of wrong) {
      const refused = await saveSharingAgreement(lead, draft(more));
      expect(refused).toMatchObject({ field });
      expect(isRefusal(refused) && refused.message).toMatch(/\.$/);
    }
  });

  it('offer to choose from who may look, and what a match may prove', async () => {
    const { people, outcomes } = await sharingChoices(lead);
    expect(people.map(({ id }) => id)).toContain(lead.personId);
    expect(people.map(({ id }) => id)).not.toContain(scene.people.manager.personId);
    expect(outcomes).toEqual([
      { outcomeCode: 'KEPT', title: '13 weeks of work', isSustained: true, addsUpHours: true },
      { outcomeCode: 'JOB', title: 'A job', isSustained: false, addsUpHours: false },
    ]);
  });

  it('are signed by each party for itself, hold from the last signature, and stay as they were signed', async () => {
    const { commissioner, backbone } = scene.people;
    const { id } = await save();
    // the council has people who sign, and the backbone is none of them
    await expect(signSharingAgreement(lead, { agreementId: id, nth: 2 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(signSharingAgreement(lead, { agreementId: id, nth: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await signSharingAgreement(lead, { agreementId: id, nth: 1 })).toMatchObject({
      field: 'signedName',
    });
    const later = { agreementId: id, nth: 1, signedName: 'Somebody', signedOn: addDays(NOW, 1) };
    expect(await signSharingAgreement(lead, later)).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'signedOn',
    });

    const own = granted(await signSharingAgreement(commissioner, { agreementId: id, nth: 2 }));
    expect(own).toMatchObject({ state: 'DRAFT', signedAt: null, isOpen: false });
    expect(own.parties[1]).toMatchObject({
      signedName: expect.stringContaining('COMMISSIONER'),
      signedOn: NOW,
      recordedBy: { id: commissioner.personId },
    });
    expect(await saveSharingAgreement(lead, { ...draft(), id })).toMatchObject({ code: 'WRONG_STATE' });

    // of two who record it at once the second is told
    const both = await Promise.all([paper(id), paper(id)]);
    expect(both.filter(isRefusal)).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(await sharingAgreement(backbone, id)).toMatchObject({ state: 'IN_FORCE', isOpen: false });
    const trail = await auditTrail(backbone, { first: 25, filter: { personId: commissioner.personId } });
    expect(trail.edges.map(({ node }) => node)).toContainEqual(
      expect.objectContaining({
        operation: 'CHANGE',
        action: 'signSharingAgreement',
        subject: 'partnership',
      }),
    );
  });

  it('are signed for an organisation none of whose people could sign here by recording it', async () => {
    const school = await scene.organisation('A school', 'ANCHOR');
    const [tax] = draft().parties as [SharingDraft['parties'][number]];
    const { id } = await save({
      parties: [tax, { name: '', organisationId: school, part: 'CONTROLLER', supplies: false }],
    });
    const recorded = granted(
      await signSharingAgreement(scene.people.backbone, {
        agreementId: id,
        nth: 2,
        signedName: ' The head ',
        signedOn: NOW,
      }),
    );
    expect(recorded.parties[1]).toMatchObject({ name: 'A school', signedName: 'The head' });
  });

  it('are signed as they were read, and not as somebody changed them meanwhile', async () => {
    const { commissioner } = scene.people;
    const read = await save();
    const sign = (basedOn: string) =>
      signSharingAgreement(commissioner, { agreementId: read.id, nth: 2, basedOn });
    const more = draft({ compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'PHONE'] });
    const changed = granted(await saveSharingAgreement(lead, { ...more, id: read.id }));
    expect(await sign(read.version)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await sharingAgreement(commissioner, read.id)).toMatchObject({ isOpen: true });
    // that another party signed meanwhile changes nothing of what was read
    expect(granted(await paper(read.id)).version).toBe(changed.version);
    expect(granted(await sign(changed.version))).toMatchObject({
      state: 'IN_FORCE',
      version: changed.version,
    });
  });

  it('begin and are over by their days', async () => {
    expect(await signed({ startsOn: addDays(NOW, 1) })).toMatchObject({ state: 'SIGNED' });
    const over = await save({ startsOn: addDays(NOW, -9), expiresOn: addDays(NOW, -1) });
    expect(over.state).toBe('EXPIRED');
    expect(await paper(over.id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(
      await nameSharingPerson(lead, { agreementId: over.id, personId: scene.people.backbone.personId }),
    ).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('wait in the day of who signs for a party, until that party has signed or they are given up', async () => {
    const { commissioner, backbone } = scene.people;
    const waits = async (by: Person) =>
      (await getToday(by)).find(({ kind }) => kind === 'SHARING_TO_SIGN')?.count ?? 0;
    const [council, hub] = [await waits(commissioner), await waits(backbone)];
    const { id } = await save();
    expect(await waits(commissioner)).toBe(council + 1);
    // neither the backbone nor who wrote it is of the party
    expect(await waits(backbone)).toBe(hub);
    granted(await signSharingAgreement(commissioner, { agreementId: id, nth: 2 }));
    expect(await waits(commissioner)).toBe(council);
    const given = await save();
    granted(await endSharingAgreement(lead, { agreementId: given.id, reason: 'Nobody wants it.' }));
    await save({ startsOn: addDays(NOW, -9), expiresOn: addDays(NOW, -1) });
    expect(await waits(commissioner)).toBe(council);
  });

  it('come up in the day of who is named in them, thirty days before they are over', async () => {
    const waits = async (by: Person) =>
      (await getToday(by)).find(({ kind }) => kind === 'SHARING_EXPIRES')?.count ?? 0;
    const before = await waits(lead);
    await signed({ expiresOn: addDays(NOW, 31) });
    expect(await waits(lead)).toBe(before);
    const { id } = await signed({ expiresOn: addDays(NOW, 30) });
    expect(await waits(lead)).toBe(before + 1);
    expect(await waits(scene.people.backbone)).toBe(0);
    granted(await endSharingAgreement(lead, { agreementId: id, reason: 'Over.' }));
    expect(await waits(lead)).toBe(before);
  });

  it('come up in the day of who signs them for their organisation, until it has signed', async () => {
    const { commissioner } = scene.people;
    const line = async (by: Person) =>
      (await getToday(by)).find(({ kind }) => kind === 'SHARING_TO_SIGN') ?? { count: 0 };
    const before = (await line(commissioner)).count;
    const { id } = await save();
    expect(await line(commissioner)).toMatchObject({ count: before + 1 });
    const toSign = async (by: Person) =>
      (await sharingAgreements(by, { first: 25, waiting: 'SHARING_TO_SIGN' })).edges.map(
        ({ node }) => node.id,
      );
    expect(await toSign(commissioner)).toContain(id);
    // nobody here signs for the tax office: its paper comes when it comes
    expect([await line(lead), await toSign(lead)]).toEqual([{ count: 0 }, []]);
    granted(await signSharingAgreement(commissioner, { agreementId: id, nth: 2 }));
    expect((await line(commissioner)).count).toBe(before);
    expect(await toSign(commissioner)).not.toContain(id);
  });

  it('are ended with a reason, once and for good', async () => {
    const { id } = await signed();
    const end = (reason: string, by: Person = scene.people.commissioner) =>
      endSharingAgreement(by, { agreementId: id, reason });
    await expect(end('Done.', scene.people.manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await end(' ')).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect(granted(await end('The trial is over.'))).toMatchObject({
      state: 'ENDED',
      endedBecause: 'The trial is over.',
      endedBy: { id: scene.people.commissioner.personId },
    });
    expect(await end('Again.')).toMatchObject({ code: 'WRONG_STATE' });
    const draftToo = await save();
    granted(await endSharingAgreement(lead, { agreementId: draftToo.id, reason: 'Nobody wants it.' }));
    expect(await saveSharingAgreement(lead, { ...draft(), id: draftToo.id })).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('name who looks: nobody lets themself in once it is signed, and somebody is always left', async () => {
    const { backbone, otherBackbone, manager } = scene.people;
    const { id } = await signed();
    const name = (by: Person, who: Person) =>
      nameSharingPerson(by, { agreementId: id, personId: who.personId });
    const unname = (by: Person, who: Person) =>
      endSharingPerson(by, { agreementId: id, personId: who.personId });
    expect(await name(backbone, backbone)).toMatchObject({ code: 'SAME_PERSON' });
    expect(await name(lead, manager)).toMatchObject({ code: 'INVALID', field: 'personId' });
    expect(await name(backbone, lead)).toMatchObject({ code: 'OVERLAP' });
    expect(await unname(lead, lead)).toMatchObject({ code: 'WRONG_STATE' });
    await expect(unname(lead, backbone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(granted(await name(lead, backbone)).isNamed).toBe(true);
    expect(await sharingAgreement(backbone, id)).toMatchObject({ isNamed: true });
    const left = granted(await unname(otherBackbone, lead));
    expect(left.people).toMatchObject([
      { person: { id: lead.personId }, endedAt: expect.any(Date) },
      { person: { id: backbone.personId }, endedAt: null },
    ]);
    // and is named anew
    granted(await name(backbone, lead));
  });

  it('stand in a list, the latest first, page by page', async () => {
    const numbers: number[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const page: Awaited<ReturnType<typeof sharingAgreements>> = await sharingAgreements(lead, {
        first: 2,
        after,
        count: true,
      });
      total = page.totalCount;
      numbers.push(...page.edges.map(({ node }) => node.number));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(total).toBeGreaterThan(4);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers.length).toBe(total);
    // two that are written at once get two numbers
    const [one, two] = await Promise.all([save(), save()]);
    expect(Math.abs(one.number - two.number)).toBe(1);
  });
});
