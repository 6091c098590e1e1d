import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, type Role, USUAL_COMPLEXITY_BANDS } from '../../rules/index.js';
import { granted, makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { readWhoSupports } from '../caseloads/index.js';
import { enrolParticipant } from '../participants/index.js';
import { moveReferral, refer } from '../referrals/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { hubLists, recordTriage, type TriageInput, triage } from './index.js';

type Person = Actor & { personId: string };

describe('triage', () => {
  let database: TestDatabase;
  let scene: Scene;
  let assessor: Person;
  let manager: Person;
  let worker: Person;
  let providerId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    manager = await scene.person('First Steps', 'PROVIDER_MANAGER');
    worker = await scene.person('First Steps', 'LINK_WORKER');
    providerId = await scene.organisation('First Steps');
  });
  afterAll(() => database.close());

  let nth = 0;
  const referred = async (): Promise<string> =>
    granted(
      await refer(assessor, {
        sourceId: await scene.organisation('Custody', 'REFERRER'),
        safeWay: 'TEXT',
        phone: '07700 900123',
        givenName: 'Bea',
        familyName: `Referred ${++nth}`,
        birthDate: '29/2/2000',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'That the hub looks for somebody who helps.',
      }),
    ).id;
  const input = (referralId: string, changes: Partial<TriageInput> = {}): TriageInput => ({
    referralId,
    complexity: 'ALL_AROUND',
    wants: ['HOUSING'],
    prefers: ['WOMAN'],
    avoids: [worker.personId],
    ...changes,
  });

  it('records what the person needs in the partnership’s words, and makes the usual lists its own', async () => {
    const id = await referred();
    expect(await triage(assessor, id)).toMatchObject({ complexity: null, ageBand: '25 to 34', wants: [] });
    const recorded = granted(await recordTriage(assessor, input(id)));
    expect(recorded).toMatchObject({
      complexity: { title: 'Support all around', isComplex: true },
      wants: [{ title: 'housing and tenancies' }],
      prefers: [{ kind: 'EXPERTISE', words: 'a woman' }],
      avoids: [{ kind: 'WORKER', what: worker.personId }],
      recordedBy: { id: assessor.personId },
    });
    const again = granted(await recordTriage(assessor, input(id, { complexity: 'LIGHT', avoids: [] })));
    expect(again).toMatchObject({ complexity: { code: 'LIGHT' }, avoids: [] });
    expect(await triage(assessor, id)).toEqual(again);
    const kept = await database.owner.query('SELECT FROM complexity_band WHERE partnership_id = $1', [
      scene.partnershipId,
    ]);
    expect(kept.rowCount).toBe(USUAL_COMPLEXITY_BANDS.length);
    expect((await hubLists(manager)).complexity).toEqual(USUAL_COMPLEXITY_BANDS);
  });

  it('refuses what is on no list, and what is decided already', async () => {
    const id = await referred();
    expect(await recordTriage(assessor, input(id, { complexity: 'HIGH_RISK' }))).toMatchObject({
      code: 'INVALID',
      field: 'complexity',
    });
    expect(await recordTriage(assessor, input(id, { anchorId: providerId }))).toMatchObject({
      code: 'INVALID',
      field: 'anchorId',
    });
    granted(await moveReferral(assessor, 'triageReferral', { id }));
    granted(
      await moveReferral(assessor, 'declineReferral', { id, reason: 'NOT_ELIGIBLE', words: 'Not ours.' }),
    );
    expect(await recordTriage(assessor, input(id))).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('tells the provider who is offered somebody what they need, and never whom they avoid', async () => {
    const id = await referred();
    granted(await recordTriage(assessor, input(id)));
    expect(await triage(worker, id)).toBeNull();
    granted(await moveReferral(assessor, 'triageReferral', { id }));
    granted(await moveReferral(assessor, 'acceptReferral', { id }));
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId }));
    expect(await triage(worker, id)).toMatchObject({
      complexity: { code: 'ALL_AROUND' },
      prefers: [],
      avoids: [],
    });
  });

  it.each(['PROVIDER_MANAGER', 'LINK_WORKER', 'DATA_LEAD'] as Role[])(
    'is not for %s to record',
    async (role) => {
      const id = await referred();
      const actor = await scene.person(role === 'DATA_LEAD' ? 'The Backbone' : 'First Steps', role);
      await expect(recordTriage(actor, input(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it('counts what workers carry, with those who are offered to the provider', async () => {
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    granted(
      await enrolParticipant(backbone, {
        givenName: 'Ada',
        familyName: 'Supported',
        providerId,
        enrolledOn: calendarDate('2026-01-05'),
        cohort: 'NEW',
      }),
    );
    await database.owner.query('UPDATE participant SET link_worker_id = $2 WHERE partnership_id = $1', [
      scene.partnershipId,
      worker.personId,
    ]);
    await database.owner.query(
      `INSERT INTO support_worker (partnership_id, provider_id, person_id, hours) VALUES ($1, $2, $3, 1850)`,
      [scene.partnershipId, providerId, worker.personId],
    );
    const [first] = await withTenant(assessor, readWhoSupports);
    // one enrolled and, of the tests before, one offered
    expect(first?.load).toMatchObject({ people: 2, load: 200 });
    expect(first?.workers.find(({ id }) => id === worker.personId)?.load).toMatchObject({
      people: 1,
      load: 100,
      room: 750,
    });
    expect((await withTenant(manager, readWhoSupports)).map(({ provider }) => provider.id)).toEqual([
      providerId,
    ]);
  });
});
