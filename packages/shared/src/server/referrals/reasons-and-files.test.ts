import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal, USUAL_DECLINE_REASONS } from '../../rules/index.js';
import { granted, makeScene, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { searchEverything } from '../search/index.js';
import { getToday } from '../today/index.js';
import {
  declineReasons,
  exportOwnReferrals,
  exportReferrals,
  moveReferral,
  type PlainReferralVerb,
  type ReferInput,
  refer,
  referral,
  setDeclineReasons,
} from './index.js';

describe('what stands around the referral hub', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  async function place() {
    const scene = await makeScene(database.owner);
    const people = {
      assessor: await scene.person('The Backbone', 'ASSESSOR'),
      backbone: await scene.person('The Backbone', 'BACKBONE'),
      agency: await scene.person('Custody', 'REFERRER'),
      otherAgency: await scene.person('Clinic', 'REFERRER'),
      manager: await scene.person('First Steps', 'PROVIDER_MANAGER'),
      otherManager: await scene.person('Second Steps', 'PROVIDER_MANAGER'),
      commissioner: await scene.person('Council', 'COMMISSIONER'),
    };
    const providerId = await scene.organisation('First Steps');
    const sent = async (familyName: string, given: Partial<ReferInput> = {}) =>
      granted(
        await refer(people.agency, {
          safeWay: 'TEXT',
          phone: '07700 900123',
          givenName: 'Bea',
          familyName,
          lawfulBasis: 'PUBLIC_TASK',
          told: 'That the hub reads this.',
          ...given,
        }),
      );
    const move = async (id: string, ...verbs: PlainReferralVerb[]) => {
      for (const verb of verbs)
        granted(
          await moveReferral(people.assessor, verb, {
            id,
            ...(verb === 'offerReferral' ? { providerId } : {}),
          }),
        );
    };
    return { scene, ...people, providerId, sent, move };
  }
  const textOf = async (parts: AsyncGenerator<string>): Promise<string> => {
    let text = '';
    for await (const part of parts) text += part;
    return text;
  };
  const waits = async (actor: Person) => (await getToday(actor)).map(({ kind, count }) => [kind, count]);
  const find = async (actor: Person, text: string) =>
    (await searchEverything(actor, { text })).map(({ kind, name }) => `${kind} ${name}`);

  it('lets the backbone edit the reasons, and keeps those that were given as they are', async () => {
    const { assessor, backbone, manager, sent, move } = await place();
    expect(await declineReasons(assessor)).toEqual(USUAL_DECLINE_REASONS);
    const { id } = await sent('Declined');
    await move(id, 'triageReferral');
    granted(
      await moveReferral(assessor, 'declineReferral', {
        id,
        reason: 'OUT_OF_AREA',
        words: 'She moved away.',
      }),
    );

    const usual = await declineReasons(backbone);
    const renamed = usual.map((one) => (one.code === 'OUT_OF_AREA' ? { ...one, title: 'Too far' } : one));
    expect(await setDeclineReasons(backbone, { reasons: renamed })).toMatchObject({
      code: 'IN_USE',
      field: 'reasons.1.title',
    });
    const { reasons } = granted(
      await setDeclineReasons(backbone, {
        reasons: [
          { title: 'Wishes to wait until spring', by: ['HUB'], offered: true },
          ...usual.filter(({ code }) => code !== 'OUT_OF_AREA'),
        ],
      }),
    );
    expect(reasons[0]).toMatchObject({ code: 'WISHES_TO_WAIT_UNTIL_SPRING' });
    expect(reasons.at(-1)).toMatchObject({
      code: 'OUT_OF_AREA',
      title: 'Lives outside the area',
      offered: false,
    });
    expect((await referral(assessor, id))?.history.at(-1)?.reason).toBe('Lives outside the area');

    const { id: next } = await sent('Next');
    await move(next, 'triageReferral');
    const decline = (reason: string) =>
      moveReferral(assessor, 'declineReferral', { id: next, reason, words: 'He asked us to.' });
    expect(await decline('OUT_OF_AREA')).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect(isRefusal(await decline('WISHES_TO_WAIT_UNTIL_SPRING'))).toBe(false);
    for (const actor of [assessor, manager])
      await expect(setDeclineReasons(actor, { reasons: usual })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('loses nothing of two who edit at once', async () => {
    const { backbone } = await place();
    const add = (title: string) =>
      setDeclineReasons(backbone, {
        reasons: [...USUAL_DECLINE_REASONS, { title, by: ['HUB'], offered: true }],
      });
    await Promise.all([add('One reason'), add('Another reason')]);
    expect((await declineReasons(backbone)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['One reason', 'Another reason']),
    );
  });

  it('puts into a file what the list shows, and a number only where it is safe', async () => {
    const { assessor, agency, otherAgency, manager, commissioner, sent, move } = await place();
    await sent('Texted');
    await sent('Hidden', { safeWay: 'IN_PERSON', safeNote: '=Library', phone: '07700 900999' });
    const offered = await sent('Offered');
    await move(offered.id, 'triageReferral', 'acceptReferral', 'offerReferral');
    const all = await textOf(exportReferrals(assessor, { sort: { by: 'NAME' } }));
    expect(
      all
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(',')[2]),
    ).toEqual(['Hidden', 'Offered', 'Texted']);
    expect(all).toContain('+447700900123');
    expect(all).not.toContain('900999');
    expect(all).toContain("'=Library");
    const received = await textOf(exportReferrals(assessor, { filter: { states: ['RECEIVED'] } }));
    expect(received).not.toContain('Offered');
    const theirs = await textOf(exportReferrals(manager));
    expect([theirs.includes('Offered'), theirs.includes('Texted')]).toEqual([true, false]);
    const own = await textOf(exportOwnReferrals(agency, { states: ['OFFERED'] }));
    expect(own.split('\r\n').filter((line) => line !== '')).toHaveLength(2);
    expect(own).not.toContain('0123');
    expect((await textOf(exportOwnReferrals(otherAgency))).trim().split('\r\n')).toHaveLength(1);
    await expect(textOf(exportReferrals(commissioner))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(textOf(exportReferrals(agency))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells everybody on Today what of it is theirs to do', async () => {
    const { scene, assessor, agency, otherAgency, manager, otherManager, sent, move } = await place();
    await sent('Received');
    const [waiting, offered] = [await sent('Waiting'), await sent('Offered')];
    await move(waiting.id, 'triageReferral', 'acceptReferral', 'putOnWaitingList');
    await move(offered.id, 'triageReferral', 'acceptReferral', 'offerReferral');
    const hub = [
      ['REFERRALS_TO_TRIAGE', 1],
      ['REFERRALS_WAITING', 1],
    ];
    expect(await waits(assessor)).toEqual(hub);
    expect(await waits(manager)).toEqual([['OFFERS_TO_ANSWER', 1]]);
    expect(await waits(await scene.person('First Steps', 'LINK_WORKER'))).toEqual([]);
    expect(await waits(agency)).toEqual([['REFERRALS_MOVED', 2]]);
    for (const actor of [otherManager, otherAgency]) expect(await waits(actor)).toEqual([]);
    await database.owner.query(
      `UPDATE referral SET moved_at = now() - interval '15 days' WHERE partnership_id = $1 AND state = 'OFFERED'`,
      [scene.partnershipId],
    );
    expect(await waits(assessor)).toEqual([hub[0], ['OFFERS_UNANSWERED', 1], hub[1]]);
    expect(await waits(agency)).toEqual([['REFERRALS_MOVED', 1]]);
  });

  it('finds referrals for the hub and for whoever sent them, and for nobody else', async () => {
    const { assessor, backbone, agency, otherAgency, manager, commissioner, sent, move } = await place();
    const { id, reference } = await sent('van der Zee');
    await move(id, 'triageReferral', 'acceptReferral', 'offerReferral');
    for (const actor of [assessor, backbone, agency]) {
      expect(await find(actor, 'bea zee')).toEqual(['REFERRAL Bea van der Zee']);
      expect(await find(actor, reference.toLowerCase())).toEqual(['REFERRAL Bea van der Zee']);
    }
    for (const actor of [otherAgency, manager, commissioner]) expect(await find(actor, 'zee')).toEqual([]);
    const other = await place();
    expect(await find(other.assessor, 'zee')).toEqual([]);
  });
});
