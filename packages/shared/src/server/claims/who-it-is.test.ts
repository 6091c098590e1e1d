import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { closeRecord, openRecord } from '../audit/index.js';
import { type ParticipantsRequest, participants } from '../participants/index.js';
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

  it('is told a data lead by what people wrote as long as the record is open, and no longer', async () => {
    const dataLead = await scene.person('The Backbone', 'DATA_LEAD');
    const participant = await scene.enrol();
    const { id } = await scene.approved({ participantId: participant.id });
    granted(await rejectClaim(scene.people.verifier, { id, reason: 'Sam Number moved out in May.' }));
    const read = async () =>
      (await claim(dataLead, id))?.history.map(({ to, reason }) => [to, reason]).at(-1);
    expect(await read()).toEqual(['REJECTED', null]);
    const opened = granted(
      await openRecord(dataLead, {
        reference: participant.reference,
        reason: 'They asked what we hold about them.',
        hours: 1,
      }),
    );
    expect(await read()).toEqual(['REJECTED', 'Sam Number moved out in May.']);
    granted(await closeRecord(dataLead, opened.id));
    expect(await read()).toEqual(['REJECTED', null]);
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

  it('is not told a verifier by a filter, an order or a cursor either', async () => {
    const { backbone, verifier } = scene.people;
    const early = await scene.enrol({ enrolledOn: calendarDate('2024-01-01') });
    const late = await scene.enrol({ enrolledOn: calendarDate('2024-02-01') });
    for (const { id } of [late, early]) await scene.approved({ participantId: id });
    const asked = async (actor: typeof verifier, request: Partial<ParticipantsRequest>) => {
      const page = await participants(actor, { first: 100, count: true, ...request });
      const ids = page.edges.map(({ node }) => node.id);
      return { ...page, ids: ids.filter((id) => id === early.id || id === late.id) };
    };
    expect((await asked(backbone, { phase: 'ACTIVE' })).totalCount).toBeGreaterThan(0);
    expect((await asked(verifier, { phase: 'ACTIVE' })).totalCount).toBe(0);
    const byDate = { sort: { by: 'ENROLLED' } } as const;
    expect((await asked(backbone, byDate)).ids).toEqual([early.id, late.id]);
    expect((await asked(verifier, byDate)).ids).toEqual([early.id, late.id].toSorted());
    for (const request of [byDate, {}]) {
      const { pageInfo } = await asked(verifier, request);
      const cursor = JSON.parse(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString());
      // no date at all, and the id, which tells nothing
      expect(cursor).toEqual([
        expect.stringMatching(/^0001-01-01(?: 00:00:00\+00)?$/),
        expect.stringMatching(/^[0-9a-f-]{36}$/),
      ]);
    }
  });
});
