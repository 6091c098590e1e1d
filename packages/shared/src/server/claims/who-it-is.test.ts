import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { claim, claims, rejectClaim } from './index.js';

describe('whose claim it is', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  it('is told a commissioner neither by what people wrote nor by a filter', async () => {
    const { backbone, commissioner, linkWorker, verifier } = scene.people;
    const participant = await scene.enrol({ birthDate: calendarDate('1990-02-28') });
    const { id } = await scene.approved({ participantId: participant.id });
    granted(await rejectClaim(verifier, { id, reason: 'Sam Number moved out in May.' }));
    const seen = await claim(commissioner, id);
    expect(seen?.history.map(({ to, reason }) => [to, reason])).toEqual([
      ['SUBMITTED', null],
      ['APPROVED', null],
      ['REJECTED', null],
    ]);
    for (const actor of [backbone, verifier, linkWorker])
      expect((await claim(actor, id))?.history.at(-1)?.reason).toBe('Sam Number moved out in May.');
    const filter = { participantId: participant.id };
    expect((await claims(commissioner, { first: 5, count: true, filter })).totalCount).toBe(0);
    for (const actor of [backbone, verifier, linkWorker])
      expect((await claims(actor, { first: 5, count: true, filter })).totalCount).toBe(1);
  });

  it('is a name and a reference for a verifier, and nothing of their support', async () => {
    const { backbone, verifier } = scene.people;
    const { id } = await scene.submitted();
    const view = (await claim(verifier, id))?.participant;
    expect(view).toMatchObject({ givenName: 'Sam', reference: expect.stringMatching(/^P-/) });
    for (const field of [
      'provider',
      'anchor',
      'linkWorker',
      'enrolledOn',
      'phase',
      'birthDate',
      'postcode',
    ] as const)
      expect([field, view?.[field]]).toEqual([field, null]);
    expect((await claim(backbone, id))?.participant).toMatchObject({ enrolledOn: '2024-01-01' });
  });
});
