import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type Role, USUAL_ALLOCATION } from '../../rules/index.js';
import { granted, makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { recordProviderOffer, recordSupportWorker, whoSupports } from '../caseloads/index.js';
import { moveReferral, recordAgreement, refer, startSupport } from '../referrals/index.js';
import type { Actor } from '../tenancy/index.js';
import { recordTriage } from '../triage/index.js';
import {
  adoptAllocationRule,
  allocationChoices,
  allocationRule,
  allocationSuggestions,
  allocationTrial,
  saveAllocationRule,
  waitingList,
} from './index.js';

type Person = Actor & { personId: string };

describe('allocation', () => {
  let database: TestDatabase;
  let scene: Scene;
  let backbone: Person;
  let assessor: Person;
  let manager: Person;
  let sam: Person;
  let una: Person;
  let north: string;
  let south: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    manager = await scene.person('North', 'PROVIDER_MANAGER');
    sam = await scene.person('North', 'LINK_WORKER');
    una = await scene.person('South', 'LINK_WORKER');
    north = await scene.organisation('North');
    south = await scene.organisation('South');
    granted(
      await recordSupportWorker(manager, {
        providerId: north,
        personId: sam.personId,
        hours: 3700,
        peopleHours: 1850,
        offers: ['HOUSING'],
        areas: ['HD1'],
      }),
    );
    granted(
      await recordSupportWorker(backbone, {
        providerId: south,
        personId: una.personId,
        hours: 370,
        peopleHours: null,
        offers: ['MONEY'],
        areas: [],
      }),
    );
  });
  afterAll(() => database.close());

  let nth = 0;
  /** Somebody on the waiting list. */
  const waiting = async (triaged: { wants?: string[]; avoids?: string[] } = {}): Promise<string> => {
    const { id } = granted(
      await refer(assessor, {
        sourceId: await scene.organisation('Custody', 'REFERRER'),
        safeWay: 'CALL',
        phone: '07700 900123',
        givenName: 'Bea',
        familyName: `Waiting ${++nth}`,
        postcode: 'HD1 2TT',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'That the hub looks for somebody who helps.',
      }),
    );
    granted(
      await recordTriage(assessor, {
        referralId: id,
        complexity: 'REGULAR',
        wants: triaged.wants ?? ['HOUSING'],
        prefers: [],
        avoids: triaged.avoids ?? [],
      }),
    );
    for (const verb of ['triageReferral', 'acceptReferral', 'putOnWaitingList'] as const)
      granted(await moveReferral(assessor, verb, { id }));
    return id;
  };

  it('suggests who fits, with the sentence, and says why somebody does not', async () => {
    const id = await waiting({ avoids: [south] });
    const found = await allocationSuggestions(assessor, id);
    expect(found?.suggested.map(({ workerId }) => workerId)).toEqual([sam.personId]);
    expect(found?.suggested[0]?.sentence).toMatch(/knows housing and tenancies/);
    expect(found?.out).toMatchObject([{ workerId: una.personId, why: 'AVOIDED' }]);
    expect(found?.out[0]?.sentence).toMatch(/wishes to avoid South/);
    granted(await moveReferral(assessor, 'withdrawReferral', { id, words: 'They found their own way.' }));
    expect(await allocationSuggestions(assessor, id)).toBeNull();
  });

  it('says which provider declined them before, and when', async () => {
    const id = await waiting();
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId: north, workerId: sam.personId }));
    granted(await moveReferral(manager, 'declineOffer', { id, reason: 'NO_ROOM', words: 'Full this week.' }));
    const found = await allocationSuggestions(assessor, id);
    const [first] = found?.suggested ?? [];
    expect(first?.workerId).toBe(sam.personId);
    expect(first?.sentence).toMatch(/, but North declined Bea Waiting \d+ on \d+ \w+ \d{4}/);
  });

  it('keeps with the choice what was suggested then, also when another is chosen', async () => {
    const id = await waiting();
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId: south, workerId: una.personId }));
    const [choice] = await allocationChoices(assessor, id);
    expect(choice).toMatchObject({
      by: { id: assessor.personId },
      provider: { id: south },
      worker: { id: una.personId },
      ruleVersion: 0,
      place: 2,
    });
    expect(choice?.suggested.map(({ sentence }) => sentence)).toHaveLength(2);
    expect(choice?.sentence).toMatch(/does not know housing and tenancies/);
    expect(await allocationChoices(una, id).catch((fault: unknown) => fault)).toMatchObject({
      code: 'FORBIDDEN',
    });
    // Una has a tenth of a week: whom she is offered takes up her room before she has answered
    const next = await allocationSuggestions(assessor, await waiting());
    expect(next?.out).toMatchObject([{ workerId: una.personId, why: 'FULL' }]);
  });

  it('lets one of two who allocate the same person at once win, and tells the other', async () => {
    const id = await waiting();
    const other = await scene.person('The Backbone', 'ASSESSOR');
    const both = await Promise.all([
      moveReferral(assessor, 'offerReferral', { id, providerId: north, workerId: sam.personId }),
      moveReferral(other, 'offerReferral', { id, providerId: south }),
    ]);
    expect(both.filter(isRefusal)).toMatchObject([
      { code: 'WRONG_STATE', message: expect.stringMatching(/offered/) },
    ]);
    const choices = await allocationChoices(assessor, id);
    expect(choices).toHaveLength(1);
    const won = both.find((one) => !isRefusal(one));
    expect(won).toMatchObject({ state: 'OFFERED', referral: { provider: { id: choices[0]?.provider.id } } });
  });

  it('gives whom a manager takes on to the worker whom the hub had in mind', async () => {
    const id = await waiting();
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId: north, workerId: sam.personId }));
    granted(
      await recordAgreement(assessor, {
        referralId: id,
        kind: 'AGREED',
        on: calendarDate('2026-01-05'),
        how: 'SPOKEN',
      }).then(async (agreed) =>
        isRefusal(agreed) ? agreed : startSupport(manager, { id, on: agreed.referredOn }),
      ),
    );
    const { rows } = await database.owner.query(
      `SELECT p.link_worker_id AS worker FROM participant p JOIN referral r ON r.participant_id = p.id WHERE r.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ worker: sam.personId }]);
  });

  it('does not offer somebody to a worker of another provider', async () => {
    const id = await waiting();
    expect(
      await moveReferral(assessor, 'offerReferral', { id, providerId: north, workerId: una.personId }),
    ).toMatchObject({ code: 'INVALID', field: 'workerId' });
  });

  it('lists who waits, the longest first, each with whom they would go to once those before are placed', async () => {
    await database.owner.query(
      `UPDATE support_worker SET hours = 500, people_hours = 0 WHERE partnership_id = $1 AND provider_id = $2`,
      [scene.partnershipId, north],
    );
    const { people, total } = await waitingList(assessor);
    expect(people).toHaveLength(total);
    const places = people.map(({ first }) => first?.workerId ?? null);
    // what room is left is used up by those before
    expect(places.at(-1)).toBeNull();
    expect(people.at(-1)?.sentence).toMatch(/Nobody is left for Bea Waiting/);
    await database.owner.query(
      `UPDATE support_worker SET hours = 3700 WHERE partnership_id = $1 AND provider_id = $2`,
      [scene.partnershipId, north],
    );
  });

  it('tries a changed rule on the waiting list, and adopts just what was tried', async () => {
    granted(
      await recordSupportWorker(backbone, {
        providerId: south,
        personId: una.personId,
        hours: 3700,
        peopleHours: null,
        offers: ['MONEY'],
        areas: [],
      }),
    );
    expect(await allocationRule(assessor)).toMatchObject({ present: { version: 0 }, draft: null });
    expect(await allocationTrial(assessor)).toBeNull();
    expect(await saveAllocationRule(assessor, { ...USUAL_ALLOCATION, essential: ['LUCK'] })).toMatchObject({
      code: 'INVALID',
      field: 'essential.0',
    });
    const roomAlone = { expertise: 0, wishes: 0, room: 100, travel: 0, anchor: 0 };
    granted(await saveAllocationRule(assessor, { ...USUAL_ALLOCATION, weights: roomAlone }));
    const trial = await allocationTrial(assessor);
    expect(trial?.moves.length).toBeGreaterThan(0);
    expect(trial?.moves[0]).toMatchObject({ from: { providerId: north }, to: { providerId: south } });
    const before = await waitingList(assessor);
    // whoever saves another one in between is not adopted unseen
    granted(await saveAllocationRule(backbone, { ...USUAL_ALLOCATION, weights: roomAlone, fullAt: 90 }));
    expect(await adoptAllocationRule(backbone, trial?.version ?? 0)).toMatchObject({ code: 'WRONG_STATE' });
    const version = (await allocationTrial(assessor))?.version ?? 0;
    await expect(adoptAllocationRule(assessor, version)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(granted(await adoptAllocationRule(backbone, version))).toMatchObject({
      present: { version, rule: { fullAt: 90 }, adoptedBy: { id: backbone.personId } },
      draft: null,
    });
    const after = await waitingList(assessor);
    expect(after.ruleVersion).toBe(version);
    expect(after.people.map(({ first }) => first?.providerId)).not.toEqual(
      before.people.map(({ first }) => first?.providerId),
    );
    await expect(
      database.owner.query(`UPDATE allocation_rule SET rule = '{}' WHERE partnership_id = $1`, [
        scene.partnershipId,
      ]),
    ).rejects.toThrow(/does not change/);
  });

  it('stops suggesting a provider that carries what it agreed to, which it does not set itself', async () => {
    const full = { providerId: north, agreed: 0, offers: [], areas: [] };
    await expect(recordProviderOffer(manager, full)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    granted(await recordProviderOffer(backbone, full));
    const found = await allocationSuggestions(assessor, await waiting());
    expect(found?.out).toMatchObject([{ providerId: north, why: 'FULL' }]);
  });

  it('lets a manager say what their own workers do, and no other provider’s', async () => {
    expect((await whoSupports(manager)).map(({ provider }) => provider.id)).toEqual([north]);
    const input = { hours: 3700, peopleHours: null, offers: [], areas: [] };
    for (const [providerId, personId] of [
      [south, una.personId],
      [north, una.personId],
    ] as const)
      await expect(recordSupportWorker(manager, { ...input, providerId, personId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    expect(
      await recordSupportWorker(manager, {
        ...input,
        providerId: north,
        personId: sam.personId,
        areas: ['Everywhere'],
      }),
    ).toMatchObject({ code: 'INVALID', field: 'areas' });
  });

  it.each(['PROVIDER_MANAGER', 'COMMISSIONER', 'DATA_LEAD', 'REFERRER'] as Role[])(
    'shows %s nothing of who waits',
    async (role) => {
      const actor = await scene.person(role === 'PROVIDER_MANAGER' ? 'North' : `Of ${role}`, role);
      for (const ask of [waitingList, allocationRule, allocationTrial])
        await expect(ask(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    },
  );
});
