import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import { withTenant } from '../tenancy/index.js';
import {
  correctionsOf,
  correctParticipant,
  linkWorkers,
  type ParticipantCorrection,
  participant,
} from './index.js';

const on = calendarDate;

describe('a record that is put right', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const enrolled = () => scene.enrol({ givenName: 'Ana', birthDate: on('1990-01-01'), postcode: 'hd1 2ab' });
  const correct = async (
    id: string,
    given: Partial<ParticipantCorrection>,
    actor: Person = scene.people.backbone,
  ) =>
    correctParticipant(actor, {
      id,
      givenName: 'Ana',
      familyName: 'Smith',
      birthDate: on('1990-01-01'),
      postcode: 'hd1 2ab',
      enrolledOn: on('2024-01-01'),
      linkWorkerId: scene.people.linkWorker.personId,
      anchorId: null,
      ...given,
    });
  const codeOf = async (...given: Parameters<typeof correct>) => {
    const answer = await correct(...given);
    return isRefusal(answer) ? `${answer.code} ${answer.field}` : 'corrected';
  };

  it('by two at once: each their own fields, and neither overwrites the other unseen', async () => {
    const { id, familyName } = await enrolled();
    const basedOn = {
      givenName: 'Ana',
      familyName: familyName ?? '',
      birthDate: on('1990-01-01'),
      postcode: 'HD1 2AB',
      enrolledOn: on('2024-01-01'),
      linkWorkerId: scene.people.linkWorker.personId,
    };
    const read = await participant(scene.people.backbone, id);
    expect(await codeOf(id, { ...basedOn, givenName: 'Anna', basedOn })).toBe('corrected');
    expect(await codeOf(id, { ...basedOn, familyName: 'Smyth', basedOn })).toBe('corrected');
    expect(await participant(scene.people.backbone, id)).toMatchObject({
      ...read,
      givenName: 'Anna',
      familyName: 'Smyth',
    });
    expect(await codeOf(id, { ...basedOn, givenName: 'Hannah', basedOn })).toBe('WRONG_STATE givenName');
    // both saw the same mistake
    expect(await codeOf(id, { ...basedOn, givenName: 'Anna', basedOn })).toBe('corrected');
    expect(await codeOf(id, { ...basedOn, birthDate: on('2024-02-01'), basedOn })).toMatch(
      /birthDate|enrolledOn/,
    );
  });

  it('says what is right, and keeps what it said', async () => {
    const { id, familyName } = await enrolled();
    const school = await scene.organisation('Elm School', 'ANCHOR');
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    const right = {
      givenName: ' Anna ',
      familyName: familyName ?? '',
      birthDate: on('1991-01-01'),
      postcode: 'HD12AC',
      enrolledOn: on('2023-12-01'),
      linkWorkerId: worker.personId,
      anchorId: school.toUpperCase(),
    };
    expect(granted(await correct(id, right, scene.people.linkWorker))).toMatchObject({
      givenName: 'Anna',
      birthDate: '1991-01-01',
      postcode: 'HD1 2AC',
      enrolledOn: '2023-12-01',
      linkWorker: { id: worker.personId },
      anchor: { name: 'Elm School' },
    });
    granted(await correct(id, { ...right, anchorId: school }));
    const history = (await correctionsOf(scene.people.manager, [id])).get(id) ?? [];
    expect(Object.fromEntries(history.map((one) => [one.field, [one.from, one.to]]))).toMatchObject({
      givenName: ['Ana', 'Anna'],
      birthDate: ['1990-01-01', '1991-01-01'],
      postcode: ['HD1 2AB', 'HD1 2AC'],
      enrolledOn: ['2024-01-01', '2023-12-01'],
      anchorId: [null, 'Elm School'],
    });
    expect(history).toHaveLength(6);
    expect(history[0]?.by).toMatchObject({ id: scene.people.linkWorker.personId });
    // an outcome of the days that were missing can be claimed now
    granted(await submitClaim(scene.people.linkWorker, scene.input(id, { achievedOn: on('2023-12-05') })));
    await expect(
      withTenant(scene.people.linkWorker, (tenant) => tenant.execute('DELETE FROM participant_correction')),
    ).rejects.toThrow(/permission denied/);
  });

  it('is refused with the field that is wrong', async () => {
    const { id } = await enrolled();
    expect(await codeOf(id, { givenName: ' ' })).toBe('INVALID givenName');
    expect(await codeOf(id, { postcode: 'nowhere' })).toBe('INVALID postcode');
    expect(await codeOf(id, { birthDate: on('2024-02-01') })).toBe('OUT_OF_RANGE birthDate');
    expect(await codeOf(id, { enrolledOn: on('9999-12-31') })).toBe('OUT_OF_RANGE enrolledOn');
    expect(await codeOf(id, { anchorId: scene.people.providerId })).toBe('INVALID anchorId');
    expect(await codeOf(id, { linkWorkerId: scene.people.verifier.personId })).toBe('INVALID linkWorkerId');
    expect(await codeOf(id, { postcode: null, linkWorkerId: null })).toBe('corrected');
  });

  it('keeps its first day before what is claimed', async () => {
    const { id } = await enrolled();
    granted(await submitClaim(scene.people.linkWorker, scene.input(id)));
    expect(await codeOf(id, { enrolledOn: on('2024-03-02') })).toBe('IN_USE enrolledOn');
    expect(await codeOf(id, { enrolledOn: on('2024-03-01') })).toBe('corrected');
  });

  it('begins no episode of support before an earlier one', async () => {
    const { id } = await enrolled();
    await database.owner.query(
      `INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
       VALUES ($1, $2, $3, 'NEW', '2023-06-01', now())`,
      [scene.partnershipId, id, scene.people.providerId],
    );
    expect(await codeOf(id, { enrolledOn: on('2023-06-01') })).toBe('OVERLAP enrolledOn');
    expect(await codeOf(id, { enrolledOn: on('2023-06-02') })).toBe('corrected');
  });

  it('is for the backbone and its own provider', async () => {
    const { id } = await enrolled();
    const { backbone, manager, linkWorker, verifier, commissioner, auditor, funder } = scene.people;
    for (const actor of [backbone, manager, linkWorker])
      expect(await codeOf(id, { givenName: actor.personId }, actor)).toBe('corrected');
    const rival = await scene.person('Second Steps', 'LINK_WORKER');
    await expect(correct(id, {}, rival)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const actor of [verifier, commissioner, auditor, funder])
      await expect(correct(id, {}, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await correctionsOf(rival, [id])).get(id)).toEqual([]);
    expect((await correctionsOf(verifier, [id])).get(id)).toEqual([]);
    expect((await linkWorkers(manager, scene.people.providerId)).map((one) => one.id)).toContain(
      linkWorker.personId,
    );
    expect(await linkWorkers(rival, scene.people.providerId)).toEqual([]);
    await expect(linkWorkers(verifier, scene.people.providerId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
