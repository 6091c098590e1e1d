import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, isRefusal } from '../../rules/index.js';
import { granted, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { makeTwoProviders, NOW, type TwoProviders } from '../../testing/two-providers.js';
import { ownCaseload } from '../caseloads/index.js';
import {
  agreeToJointWork,
  askForJointWork,
  declineJointWork,
  endJointWork,
  jointWorks,
  nameJointWorker,
  withdrawJointWork,
} from '../joint-work/index.js';
import { changeMember, listMembers } from '../members/index.js';
import { notifications, tellWhatHappened } from '../notifications/index.js';
import { participant } from '../participants/index.js';
import { sealRecord } from '../sealing/index.js';
import { systemActor } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import { askForTransfer, declineTransfer, takeOnTransfer, transfers } from '../transfers/index.js';

describe('what one provider asks of another', () => {
  let database: TestDatabase;
  let scene: TwoProviders;
  let worker: Person;
  let colleague: Person;
  let otherManager: Person;
  let otherId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeTwoProviders(database);
    ({ worker, colleague, otherManager, otherId } = scene);
    await tell();
  });
  afterAll(() => database.close());

  const tell = () => tellWhatHappened(systemActor(scene.partnershipId));
  const askOf = (participantId: string) => ({
    participantId,
    toId: otherId,
    agreedOn: addDays(NOW, -30),
    agreedHow: 'SPOKEN',
  });
  const ask = async (more: { untilOn?: typeof NOW } = {}) => {
    const person = await scene.enrol();
    const asked = {
      ...askOf(person.id),
      ourPart: 'The tenancy.',
      theirPart: 'Cooking.',
      fromOn: addDays(NOW, -20),
    };
    const { id } = granted(await askForJointWork(scene.people.linkWorker, { ...asked, ...more }));
    return { id, person };
  };
  const agree = (id: string) => agreeToJointWork(otherManager, { id, workerId: worker.personId, share: 40 });
  const askToGo = async () => {
    const person = await scene.enrol();
    const asked = { ...askOf(person.id), reason: 'NEARER', about: 'Likes to be rung.' };
    return { id: granted(await askForTransfer(scene.people.linkWorker, asked)).id, person };
  };
  /** What somebody was told about one of them. */
  const told = async (by: Person, id: string) =>
    (await notifications(by, { first: 100 })).edges
      .map(({ node }) => node)
      .filter(({ aboutId }) => aboutId === id);
  const details = async (by: Person, id: string) =>
    (await told(by, id)).map(({ detail }) => detail ?? 'ASKED').sort();

  it('is told to who is asked without a name, and its answer to who asked, with it', async () => {
    const { linkWorker, backbone, manager } = scene.people;
    const { id, person } = await ask();
    await tell();
    const [asked] = await told(otherManager, id);
    expect(asked).toMatchObject({
      kind: 'JOINT_WORK_ASKED',
      who: null,
      reference: null,
      provider: 'First Steps',
    });
    expect(await told(worker, id)).toEqual([]);
    granted(await agree(id));
    await tell();
    expect(await told(linkWorker, id)).toMatchObject([
      {
        kind: 'JOINT_WORK_MOVED',
        detail: 'AGREED',
        who: expect.stringMatching(/^Sam /),
        reference: person.reference,
        provider: 'Northgate',
      },
    ]);
    // though they see the person now, a list of what happened says no name of theirs
    expect(await told(worker, id)).toMatchObject([{ detail: 'NAMED', who: null, provider: 'First Steps' }]);
    expect(await details(otherManager, id)).toEqual(['ASKED']);
    granted(await endJointWork(linkWorker, { id, on: NOW, words: 'Done.' }));
    await tell();
    expect(await details(worker, id)).toEqual(['ENDED', 'NAMED']);
    expect(await details(otherManager, id)).toEqual(['ASKED', 'ENDED']);
    expect(await details(linkWorker, id)).toEqual(['AGREED']);
    for (const nobody of [colleague, backbone, manager]) expect(await told(nobody, id)).toEqual([]);
    expect(await tell()).toBe(0);
  });

  it('is told when it is declined, taken back, over by its last day, or a transfer is answered', async () => {
    const { linkWorker, manager, backbone } = scene.people;
    const declined = await ask();
    granted(await declineJointWork(otherManager, { id: declined.id, words: 'We are full.' }));
    await tell();
    expect(await details(linkWorker, declined.id)).toEqual(['DECLINED']);
    const back = await ask();
    granted(await withdrawJointWork(backbone, { id: back.id, words: 'Not now.' }));
    await tell();
    for (const by of [linkWorker, otherManager]) expect(await details(by, back.id)).toContain('WITHDRAWN');
    const over = await ask({ untilOn: NOW });
    granted(await agree(over.id));
    await database.owner.query('UPDATE joint_work SET until_on = $2 WHERE id = $1', [
      over.id,
      addDays(NOW, -1),
    ]);
    await database.owner.query(
      `UPDATE notification_watch SET looked_until = now() - interval '2 days' WHERE partnership_id = $1`,
      [scene.partnershipId],
    );
    await tell();
    expect(await details(worker, over.id)).toContain('ENDED');
    expect(await details(linkWorker, over.id)).toEqual(['AGREED', 'ENDED']);

    const gone = await askToGo();
    await tell();
    expect(await told(otherManager, gone.id)).toMatchObject([
      { kind: 'TRANSFER_ASKED', who: null, provider: 'First Steps' },
    ]);
    granted(await takeOnTransfer(worker, { id: gone.id, on: NOW, keepsAnchor: true }));
    await tell();
    // the person is theirs no more: that it was answered they are told, of whom they see where they look back
    for (const by of [linkWorker, manager])
      expect(await told(by, gone.id)).toMatchObject([
        { kind: 'TRANSFER_ANSWERED', detail: 'TAKEN_ON', who: null, provider: 'Northgate' },
      ]);
    expect(await told(otherManager, gone.id)).toMatchObject([{ who: expect.stringMatching(/^Sam /) }]);
    const stays = await askToGo();
    granted(await declineTransfer(otherManager, { id: stays.id, words: 'No room.' }));
    await tell();
    expect(await told(linkWorker, stays.id)).toMatchObject([
      { detail: 'DECLINED', who: expect.stringMatching(/^Sam /) },
    ]);
  });

  it('is no longer told of once the record is sealed', async () => {
    const { id, person } = await ask();
    await tell();
    expect(await details(otherManager, id)).toEqual(['ASKED']);
    const { manager, backbone } = scene.people;
    granted(
      await sealRecord(manager, {
        recordId: person.id,
        reason: 'A relative works there.',
        personIds: [backbone.personId],
      }),
    );
    await tell();
    expect(await told(otherManager, id)).toEqual([]);
  });

  it('goes on with another worker, whom the manager who agreed names', async () => {
    const { linkWorker, backbone, manager } = scene.people;
    const { id, person } = await ask();
    granted(await agree(id));
    const third = await scene.person('Northgate', 'LINK_WORKER');
    const naming = (by: Person, workerId = colleague.personId, share = 60) =>
      nameJointWorker(by, { id, workerId, share });
    for (const by of [linkWorker, worker, backbone])
      await expect(naming(by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // who manages the provider that supports them manages not the other one
    await expect(naming(manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await naming(otherManager, linkWorker.personId)).toMatchObject({ field: 'workerId' });
    expect(await naming(otherManager, colleague.personId, 101)).toMatchObject({ field: 'share' });
    expect(granted(await naming(otherManager))).toMatchObject({
      state: 'AGREED',
      holds: true,
      worker: { id: colleague.personId },
      share: 60,
    });
    expect(await participant(worker, person.id)).toBeNull();
    expect(await participant(colleague, person.id)).toMatchObject({ id: person.id });
    expect((await ownCaseload(colleague))?.people).toMatchObject([{ jointly: true, weight: 60 }]);
    await tell();
    expect(await told(colleague, id)).toMatchObject([{ detail: 'NAMED', who: null }]);
    expect(await details(linkWorker, id)).toEqual(['AGREED', 'RENAMED']);
    // another share alone is nothing to tell of
    granted(await naming(otherManager, colleague.personId, 30));
    await tell();
    expect(await details(colleague, id)).toEqual(['NAMED']);
    // of two managers who name at once, each in the place of the same worker, the second is told
    const instead = (workerId: string) =>
      nameJointWorker(otherManager, { id, workerId, share: 30, insteadOfId: colleague.personId });
    const both = await Promise.all([instead(worker.personId), instead(third.personId)]);
    expect(both.filter(isRefusal)).toMatchObject([{ code: 'WRONG_STATE' }]);
    granted(await endJointWork(otherManager, { id, on: NOW, words: 'Done.' }));
    expect(await naming(otherManager)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('asks the manager for somebody else once the named worker has left', async () => {
    const leaving = await scene.person('Northgate', 'LINK_WORKER');
    const { id } = await ask();
    granted(await agreeToJointWork(otherManager, { id, workerId: leaving.personId, share: 40 }));
    const waits = async () =>
      (await getToday(otherManager)).find(({ kind }) => kind === 'JOINT_WORK_TO_NAME')?.count ?? 0;
    const seen = async () =>
      (await jointWorks(otherManager, { first: 100 })).edges.find(({ node }) => node.id === id)?.node;
    expect([await waits(), (await seen())?.needsWorker]).toEqual([0, false]);
    const { backbone } = scene.people;
    const members = await listMembers(backbone, { first: 100 });
    const member = members.edges.find(({ node }) => node.person?.id === leaving.personId)?.node;
    granted(await changeMember(backbone, { id: member?.id ?? '', roles: ['LINK_WORKER'], state: 'ENDED' }));
    expect([await waits(), (await seen())?.needsWorker]).toEqual([1, true]);
    granted(await nameJointWorker(otherManager, { id, workerId: colleague.personId, share: 40 }));
    expect([await waits(), (await seen())?.needsWorker]).toEqual([0, false]);
  });

  it('stands page by page: what waits, what goes on, what is over, each once', async () => {
    const { backbone } = scene.people;
    for (let nth = 0; nth < 5; nth++) {
      await askToGo();
      await ask();
    }
    const lists = {
      transfers: (after?: string | null) => transfers(backbone, { first: 2, after, count: true }),
      jointWorks: (after?: string | null) => jointWorks(backbone, { first: 2, after, count: true }),
    };
    for (const list of Object.values(lists)) {
      const states: string[] = [];
      const ids = new Set<string>();
      let after: string | null = null;
      let total = 0;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(after);
        total = page.totalCount;
        for (const { node } of page.edges) {
          states.push(node.state);
          ids.add(node.id);
        }
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect([states.length, ids.size]).toEqual([total, total]);
      expect(total).toBeGreaterThan(4);
      const rank = (state: string) => ['ASKED', 'AGREED'].indexOf(state) % 3;
      const ranks = states.map((state) => (rank(state) === -1 ? 2 : rank(state)));
      expect(ranks).toEqual([...ranks].sort());
    }
    const asked = await jointWorks(backbone, { first: 100, states: ['ASKED'] });
    expect([...new Set(asked.edges.map(({ node }) => node.state))]).toEqual(['ASKED']);
    await expect(transfers(backbone, { first: 2, after: 'x' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
