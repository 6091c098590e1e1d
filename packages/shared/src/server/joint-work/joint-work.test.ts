import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, isRefusal } from '../../rules/index.js';
import { granted, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { ago, makeTwoProviders, NOW, type TwoProviders } from '../../testing/two-providers.js';
import { ownCaseload, workerCaseload } from '../caseloads/index.js';
import { claims, submitClaim } from '../claims/index.js';
import { contactEntry, contacts, correctContact, recordContact } from '../contacts/index.js';
import { mergeParticipants, mergesOf, undoMerge } from '../merging/index.js';
import { laddersOf, participant, participants } from '../participants/index.js';
import { plansOf, writePlan } from '../plans/index.js';
import { safety, writeSafetyNote } from '../safety/index.js';
import { sealRecord } from '../sealing/index.js';
import { story } from '../story/index.js';
import { closeSupport } from '../support/index.js';
import { withTenant } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import { askForTransfer, takeOnTransfer } from '../transfers/index.js';
import {
  agreeToJointWork,
  askForJointWork,
  declineJointWork,
  endJointWork,
  type JointWorkInput,
  jointWorks,
  participantJointWorks,
  withdrawJointWork,
} from './index.js';

describe('joint work', () => {
  let database: TestDatabase;
  let scene: TwoProviders;
  let worker: Person;
  let colleague: Person;
  let otherManager: Person;
  let third: Person;
  let assessor: Person;
  let otherId: string;
  let met: TwoProviders['met'];
  let wordsOf: TwoProviders['wordsOf'];

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeTwoProviders(database);
    ({ worker, colleague, otherManager, third, assessor, otherId, met, wordsOf } = scene);
  });
  afterAll(() => database.close());

  const asking = (participantId: string, more: Partial<JointWorkInput> = {}): JointWorkInput => ({
    participantId,
    toId: otherId,
    ourPart: 'The tenancy.',
    theirPart: 'The cooking group.',
    fromOn: ago(20),
    agreedOn: ago(30),
    agreedHow: 'SPOKEN',
    ...more,
  });
  const ask = async (participantId: string, more: Partial<JointWorkInput> = {}) =>
    granted(await askForJointWork(scene.people.manager, asking(participantId, more))).id;
  const agree = (id: string, by: Person = otherManager, share = 40) =>
    agreeToJointWork(by, { id, workerId: worker.personId, share });
  /** Somebody with whom Northgate works jointly since twenty days ago. */
  const together = async () => {
    const person = await scene.enrol();
    const id = await ask(person.id);
    granted(await agree(id));
    return { person, id };
  };
  const all = async (by: Person) => (await jointWorks(by, { first: 100 })).edges.map(({ node }) => node);
  const sees = async (participantId: string, by: Person = worker) =>
    (await participant(by, participantId)) !== null;

  it('is asked for by who supports the person, and agreed to without knowing who it is', async () => {
    const person = await scene.enrol();
    const { linkWorker, manager, verifier, backbone } = scene.people;
    // a colleague is not their link worker
    const beside = await scene.person('First Steps', 'LINK_WORKER');
    await expect(askForJointWork(beside, asking(person.id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(askForJointWork(third, asking(person.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await askForJointWork(linkWorker, asking(person.id, { fromOn: ago(31) }))).toMatchObject({
      field: 'fromOn',
    });
    const { id } = granted(await askForJointWork(linkWorker, asking(person.id)));
    expect(await askForJointWork(manager, asking(person.id))).toMatchObject({ code: 'OVERLAP' });
    const seenBy = async (by: Person) => (await all(by)).find((one) => one.id === id);
    expect(await seenBy(assessor)).toMatchObject({ side: 'HUB', participant: { id: person.id } });
    expect(await seenBy(linkWorker)).toMatchObject({ side: 'SUPPORTS', state: 'ASKED', holds: false });
    expect(await seenBy(otherManager)).toMatchObject({ side: 'BESIDE', participant: null, phase: null });
    expect(await seenBy(worker)).toBeUndefined();
    expect(await seenBy(third)).toBeUndefined();
    await expect(jointWorks(verifier, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await participantJointWorks(otherManager, person.id)).toEqual([]);
    for (const by of [manager, third])
      await expect(agree(id, by)).rejects.toMatchObject({
        code: by === manager ? 'FORBIDDEN' : 'NOT_FOUND',
      });
    expect(await agreeToJointWork(otherManager, { id, workerId: third.personId, share: 40 })).toMatchObject({
      field: 'workerId',
    });
    expect(await agree(id, otherManager, 0)).toMatchObject({ field: 'share' });
    const declined = granted(await declineJointWork(otherManager, { id, words: 'We are full.' }));
    expect(declined).toMatchObject({ state: 'DECLINED', participant: null });
    expect(await seenBy(linkWorker)).toMatchObject({ state: 'DECLINED', decidedWords: 'We are full.' });
    const again = await ask(person.id);
    expect(granted(await withdrawJointWork(backbone, { id: again, words: 'Not now.' })).state).toBe(
      'WITHDRAWN',
    );
    expect(await agree(again)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is agreed to once by two who agree at once', async () => {
    const id = await ask((await scene.enrol()).id);
    const second = await scene.person('Northgate', 'PROVIDER_MANAGER');
    const answers = await Promise.all([agree(id), agree(id, second), agree(id)]);
    expect(answers.filter(isRefusal).map(({ code }) => code)).toEqual(['WRONG_STATE', 'WRONG_STATE']);
  });

  it('shows the manager and the named worker what they need from its first day, and lets them claim nothing', async () => {
    const { linkWorker, manager } = scene.people;
    const { person, id } = await together();
    granted(
      await writePlan(linkWorker, {
        participantId: person.id,
        basedOn: 0,
        strengths: 'Sings.',
        aspirations: '',
        goals: [],
      }),
    );
    for (const kind of ['LONE_WORKING', 'SAFEGUARDING'] as const)
      granted(
        await writeSafetyNote(linkWorker, {
          participantId: person.id,
          kind,
          words: `Of ${kind}.`,
          reviewOn: addDays(NOW, 30),
        }),
      );
    granted(await met(person.id, ago(25), 'Before', linkWorker));
    granted(await met(person.id, ago(10), 'Since', linkWorker));
    granted(await submitClaim(linkWorker, scene.input(person.id)));

    for (const by of [worker, otherManager]) {
      expect(await participant(by, person.id)).toMatchObject({
        givenName: 'Sam',
        lastSeenOn: ago(10),
        birthDate: null,
        postcode: null,
        provider: null,
        anchor: null,
      });
      expect(await participantJointWorks(by, person.id)).toMatchObject([
        { id, side: 'BESIDE', holds: true, phase: 'ACTIVE', worker: { id: worker.personId }, share: 40 },
      ]);
      expect((await plansOf(by, [person.id])).get(person.id)).toMatchObject({ strengths: 'Sings.' });
      expect(await wordsOf(person.id, by)).toEqual(['Since']);
      expect((await safety(by, person.id)).notes.map(({ words }) => words)).toEqual(['Of LONE_WORKING.']);
      expect((await laddersOf(by, [person.id])).get(person.id) ?? []).toEqual([]);
      expect((await claims(by, { first: 10 })).edges).toEqual([]);
      // lists of those whom they support know nothing of it
      expect((await participants(by, { first: 100 })).edges).toEqual([]);
    }
    for (const by of [colleague, third]) {
      expect(await sees(person.id, by)).toBe(false);
      await expect(safety(by, person.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(
      writeSafetyNote(worker, {
        participantId: person.id,
        kind: 'LONE_WORKING',
        words: 'x',
        reviewOn: addDays(NOW, 30),
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      submitClaim(worker, scene.input(person.id, { outcomeCode: 'COURSE' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      writePlan(worker, { participantId: person.id, basedOn: 1, strengths: 'x', aspirations: '', goals: [] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      askForTransfer(otherManager, {
        ...asking(person.id),
        reason: 'NEARER',
        about: 'x',
        toId: await scene.organisation('Third provider'),
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const changed = await withTenant(worker, async (tenant) => {
      await tenant.worksJointly();
      return tenant.execute(`UPDATE participant SET phase = 'CLOSED' WHERE id = $1`, [person.id]);
    });
    expect(changed).toBe(0);

    // a contact that the worker beside writes is seen by both; each corrects their own
    const key = randomUUID();
    const input = {
      participantId: person.id,
      clientKey: key,
      kind: 'VISIT',
      on: ago(2),
      seen: true,
      company: [],
    };
    const made = granted(await recordContact(worker, { ...input, words: 'Cooked.' }));
    expect(granted(await recordContact(worker, { ...input, words: 'Cooked.' })).id).toBe(made.id);
    expect(await recordContact(worker, { ...input, words: 'Changed since' })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await met(person.id, ago(21), 'Too early', worker)).toMatchObject({ field: 'on' });
    expect(await wordsOf(person.id, worker)).toEqual(['Cooked.', 'Since']);
    expect(await wordsOf(person.id, manager)).toEqual(['Cooked.', 'Since', 'Before']);
    expect((await participant(linkWorker, person.id))?.lastSeenOn).toBe(ago(2));
    const theirs = (await contacts(worker, { participantId: person.id, first: 20 })).edges[1]?.node.id ?? '';
    const removing = (contactId: string) =>
      correctContact(worker, { id: contactId, clientKey: randomUUID() });
    expect(await removing(theirs)).toMatchObject({ code: 'WRONG_STATE' });
    granted(await removing(made.id));
    expect(await wordsOf(person.id, manager)).toEqual(['Since', 'Before']);
    const entry = await contactEntry(worker);
    expect(entry.people.map((one) => one.participant.id)).toContain(person.id);
    expect((await contactEntry(colleague)).people).toEqual([]);
  });

  it('is carried by the worker who was named, by the share that was agreed', async () => {
    const named = await scene.person('Northgate', 'LINK_WORKER');
    const { backbone, manager } = scene.people;
    const person = await scene.enrol();
    const id = await ask(person.id);
    expect((await getToday(otherManager)).map(({ kind }) => kind)).toContain('JOINT_WORK_TO_ANSWER');
    granted(await agreeToJointWork(otherManager, { id, workerId: named.personId, share: 40 }));
    granted(await met(person.id, ago(3), 'Cooked.', named));
    const carries = { caseloads: [{ providerId: otherId, people: 1, load: 40, unseen: 0 }], supported: 1 };
    expect(await ownCaseload(named)).toMatchObject({
      ...carries,
      people: [
        { jointly: true, weight: 40, participant: { givenName: 'Sam', phase: 'ACTIVE', lastSeenOn: ago(3) } },
      ],
    });
    for (const by of [otherManager, backbone])
      expect(await workerCaseload(by, named.personId)).toMatchObject(carries);
    // whoever supports them carries them whole, as before
    const supporter = await workerCaseload(manager, scene.people.linkWorker.personId);
    expect(supporter?.people.find((one) => one.participant.id === person.id)).toMatchObject({
      jointly: false,
      weight: 100,
    });
    const told = (await story(manager, { participantId: person.id, first: 20 })).edges.map(
      ({ node }) => node.sentence,
    );
    expect(told).toContainEqual(expect.stringMatching(/of Northgate works with them beside First Steps/));
    granted(await endJointWork(named, { id, on: NOW, words: 'Done.' }));
    expect(await ownCaseload(named)).toMatchObject({ supported: 0, people: [] });
  });

  it('is seen by nobody beside before its first day, after its last, or once somebody ended it', async () => {
    const person = await scene.enrol();
    granted(await agree(await ask(person.id, { fromOn: addDays(NOW, 3) })));
    expect(await sees(person.id)).toBe(false);
    const { person: second, id } = await together();
    await database.owner.query(`UPDATE joint_work SET until_on = $2 WHERE id = $1`, [id, ago(1)]);
    expect(await sees(second.id)).toBe(false);
    expect((await all(worker)).find((one) => one.id === id)).toMatchObject({
      state: 'ENDED',
      endedHow: 'UNTIL',
      endedOn: ago(1),
      participant: null,
    });
    // its last day is over, so they may be asked anew
    granted(await agree(await ask(second.id, { fromOn: NOW })));
    expect(await sees(second.id)).toBe(true);
    for (const by of [worker, scene.people.manager, assessor]) {
      const one = await together();
      expect(await sees(one.person.id)).toBe(true);
      expect(await endJointWork(by, { id: one.id, on: ago(21), words: 'Done.' })).toMatchObject({
        field: 'on',
      });
      granted(await endJointWork(by, { id: one.id, on: NOW, words: 'What we wanted is done.' }));
      expect(await sees(one.person.id)).toBe(false);
      expect(await wordsOf(one.person.id, worker)).toEqual([]);
      await expect(met(one.person.id, NOW, 'Late', worker)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await endJointWork(by, { id: one.id, on: NOW, words: 'Again.' })).toMatchObject({
        code: 'WRONG_STATE',
      });
    }
    await expect(endJointWork(third, { id, on: NOW, words: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('ends with the support for which it was agreed: closed, or gone on elsewhere', async () => {
    const { manager, backbone } = scene.people;
    const closed = await together();
    const waiting = await ask(closed.person.id, { toId: await scene.organisation('Third provider') });
    granted(
      await closeSupport(manager, { participantId: closed.person.id, on: NOW, reason: 'GOALS_REACHED' }),
    );
    expect(await sees(closed.person.id)).toBe(false);
    const told = await all(backbone);
    expect(told.find(({ id }) => id === closed.id)).toMatchObject({ state: 'ENDED', endedHow: 'CLOSED' });
    expect(told.find(({ id }) => id === waiting)).toMatchObject({ state: 'WITHDRAWN', endedHow: 'CLOSED' });

    const gone = await together();
    const { id: transferId } = granted(
      await askForTransfer(manager, {
        ...asking(gone.person.id),
        toId: await scene.organisation('Third provider'),
        reason: 'NEARER',
        about: 'Moves.',
      }),
    );
    granted(await takeOnTransfer(third, { id: transferId, on: NOW, keepsAnchor: true }));
    expect(await sees(gone.person.id)).toBe(false);
    expect((await all(backbone)).find(({ id }) => id === gone.id)).toMatchObject({
      state: 'ENDED',
      endedHow: 'WENT_ON',
    });
  });

  it('goes along with a merge where who asked supports the kept record, and comes back when it is undone', async () => {
    const { backbone } = scene.people;
    const one = await together();
    const kept = await scene.enrol();
    granted(
      await mergeParticipants(backbone, {
        keptId: kept.id,
        mergedId: one.person.id,
        nameFrom: 'KEPT',
        birthDateFrom: 'KEPT',
        postcodeFrom: 'KEPT',
        supportFrom: 'KEPT',
        baselines: [],
      }),
    );
    expect(await participant(worker, one.person.id)).toMatchObject({ id: kept.id });
    expect(await sees(kept.id)).toBe(true);
    const [merge] = await mergesOf(backbone, kept.id);
    granted(await undoMerge(backbone, merge?.id ?? ''));
    expect(await sees(kept.id)).toBe(false);
    expect(await sees(one.person.id)).toBe(true);
  });

  it('shows nobody a sealed record', async () => {
    const { manager, backbone } = scene.people;
    const { person, id } = await together();
    granted(
      await sealRecord(manager, {
        recordId: person.id,
        reason: 'Their address must not be known.',
        personIds: [backbone.personId],
      }),
    );
    for (const by of [worker, otherManager]) {
      expect(await sees(person.id, by)).toBe(false);
      expect((await all(by)).find((one) => one.id === id)).toBeUndefined();
      await expect(met(person.id, NOW, 'x', by)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await all(manager)).find((one) => one.id === id)).toMatchObject({ holds: true });
  });
});
