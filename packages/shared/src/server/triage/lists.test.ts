import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, GROUP_KIND } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { recordSupportWorker } from '../caseloads/index.js';
import { contactKinds, recordContact, setContactKinds } from '../contacts/index.js';
import { hubGuide, hubLists, setComplexityBands, setExpertise, setHubGuide } from './index.js';

describe('the lists that a partnership words itself', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  it('are edited by the backbone, in its order, and by nobody else', async () => {
    const { backbone, linkWorker } = scene.people;
    const { complexity } = await hubLists(backbone);
    const [first, ...others] = complexity;
    const bands = [
      { title: 'Now and then', meaning: 'Rings when it is needed.', isComplex: false, offered: true },
      ...others,
    ];
    const edited = granted(await setComplexityBands(backbone, { bands })).complexity;
    expect(edited.map(({ code, offered }) => [code, offered])).toEqual([
      ['NOW_AND_THEN', true],
      ...others.map(({ code }) => [code, true]),
      [first?.code, false],
    ]);
    expect((await hubLists(linkWorker)).complexity).toEqual(edited);
    await expect(setComplexityBands(linkWorker, { bands })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await setComplexityBands(backbone, {
        bands: [{ title: 'Now', meaning: '  ', isComplex: false, offered: true }],
      }),
    ).toMatchObject({ code: 'INVALID', field: 'bands.0.meaning' });
  });

  it('keep the words of what stands in records', async () => {
    const { backbone, linkWorker, manager } = scene.people;
    const { expertise } = await hubLists(backbone);
    const [one] = expertise;
    if (!one) throw new Error('There is an expertise.');
    granted(
      await recordSupportWorker(manager, {
        providerId: scene.people.providerId,
        personId: linkWorker.personId,
        hours: 3500,
        peopleHours: null,
        offers: [one.code],
        areas: [],
      }),
    );
    const renamed = expertise.map((entry) => ({ ...entry, title: `${entry.title} too` }));
    expect(await setExpertise(backbone, { expertise: renamed })).toMatchObject({
      code: 'IN_USE',
      field: 'expertise.0.title',
    });
    const ended = [{ ...one, offered: false }, ...renamed.slice(1)];
    expect(granted(await setExpertise(backbone, { expertise: ended })).expertise).toEqual(ended);

    const { id } = await scene.enrol();
    granted(
      await recordContact(linkWorker, {
        participantId: id,
        clientKey: crypto.randomUUID(),
        kind: 'VISIT',
        on: calendarDate('2024-05-06'),
        seen: true,
      }),
    );
    const kinds = (await contactKinds(backbone)).filter(({ code }) => code !== GROUP_KIND);
    const visit = kinds.findIndex(({ code }) => code === 'VISIT');
    const reworded = kinds.map((kind) => (kind.code === 'VISIT' ? { ...kind, title: 'At home' } : kind));
    expect(await setContactKinds(backbone, { kinds: reworded })).toMatchObject({
      code: 'IN_USE',
      field: `kinds.${visit}.title`,
    });
    const without = kinds.filter(({ code }) => code !== 'VISIT');
    expect(granted(await setContactKinds(backbone, { kinds: without })).kinds.slice(-2)).toMatchObject([
      { code: 'VISIT', offered: false },
      { code: GROUP_KIND, offered: false },
    ]);
    const group = [...kinds, { code: GROUP_KIND, title: 'Group session', meets: true, offered: true }];
    expect(await setContactKinds(backbone, { kinds: group })).toMatchObject({
      field: `kinds.${kinds.length}.offered`,
    });
  });

  it('have ages and days beside them', async () => {
    const { backbone, assessor } = { ...scene.people, assessor: await scene.person('Backbone', 'ASSESSOR') };
    const guide = { ageBands: [18, 30, 60], triageDays: 3, answerDays: 10, waitingDays: 20 };
    expect(await setHubGuide(backbone, guide)).toEqual(guide);
    expect(await hubGuide(assessor)).toEqual(guide);
    const wrong = async (given: object) => setHubGuide(backbone, { ...guide, ...given });
    expect(await wrong({ ageBands: [] })).toMatchObject({ field: 'ageBands' });
    expect(await wrong({ ageBands: [30, 18] })).toMatchObject({ field: 'ageBands' });
    expect(await wrong({ ageBands: [18, 18] })).toMatchObject({ field: 'ageBands' });
    expect(await wrong({ ageBands: [18, 130] })).toMatchObject({ code: 'OUT_OF_RANGE', field: 'ageBands' });
    expect(await wrong({ triageDays: 0 })).toMatchObject({ field: 'triageDays' });
    expect(await wrong({ waitingDays: 0 })).toMatchObject({ field: 'waitingDays' });
    expect(await wrong({ answerDays: 400 })).toMatchObject({ field: 'answerDays' });
    await expect(setHubGuide(assessor, guide)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
