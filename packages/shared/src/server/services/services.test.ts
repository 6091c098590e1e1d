import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countStatements,
  granted,
  makeScene,
  type Person,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { withTenant } from '../tenancy/index.js';
import { listServices, recordService, type ServiceInput, type ServicesRequest } from './index.js';

describe('the directory of services', () => {
  let database: TestDatabase;
  let scene: Scene;
  let manager: Person;
  let otherManager: Person;
  let worker: Person;
  let input: ServiceInput;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    manager = await scene.person('First Steps', 'PROVIDER_MANAGER');
    otherManager = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    worker = await scene.person('Second Steps', 'LINK_WORKER');
    input = {
      providerId: await scene.organisation('First Steps'),
      name: 'Reading mentors',
      what: 'Half an hour of reading together',
      forWhom: 'Children who would like to read better',
      ageFrom: 7,
      ageTo: 11,
      anchorId: await scene.organisation('Canal School', 'ANCHOR'),
      runs: 'Tuesdays at noon',
      capacity: 12,
      free: 3,
      isOffered: true,
    };
  });
  afterAll(() => database.close());

  const names = async (by: Person, request: Partial<ServicesRequest> = {}) =>
    (await listServices(by, { first: 10, ...request })).edges.map(({ node }) => node.name);

  it('is kept by each provider’s manager for their own, and read by whoever works with people', async () => {
    const made = granted(await recordService(manager, input));
    expect(made).toMatchObject({ anchor: { name: 'Canal School' }, place: null, isOwn: true });
    expect(await recordService(manager, { ...input, name: 'READING mentors' })).toMatchObject({
      code: 'IN_USE',
    });
    expect(await recordService(otherManager, input)).toMatchObject({ code: 'INVALID', field: 'providerId' });
    const ofOther = { ...input, id: made.id, providerId: await scene.organisation('Second Steps') };
    await expect(recordService(otherManager, ofOther)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recordService(worker, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await listServices(worker, { first: 5 })).edges[0]?.node).toMatchObject({
      free: 3,
      isOwn: false,
    });
    const changed = await recordService(manager, {
      ...input,
      id: made.id,
      free: 0,
      anchorId: null,
      place: 'The library',
    });
    expect(changed).toMatchObject({ id: made.id, free: 0, anchor: null, place: 'The library' });
    expect(await names(worker)).toEqual(['Reading mentors']);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ ageFrom: 12 }, 'ageTo'],
    [{ ageFrom: 121 }, 'ageFrom'],
    [{ place: 'The library' }, 'place'],
    [{ anchorId: null }, 'place'],
    [{ capacity: 0 }, 'capacity'],
    [{ free: 13 }, 'free'],
    [{ runs: '' }, 'runs'],
    [{ anchorId: '11111111-1111-4111-8111-111111111111' }, 'anchorId'],
  ])('refuses %j at %s', async (wrong, field) => {
    expect(await recordService(manager, { ...input, name: 'Another', ...wrong })).toMatchObject({ field });
  });

  it('is found by words, age, anchor and room, in one statement', async () => {
    const other = { ...input, providerId: await scene.organisation('Second Steps') };
    granted(
      await recordService(otherManager, {
        ...other,
        name: 'Walking group',
        what: 'Two miles by the canal',
        ageFrom: 60,
        ageTo: null,
        anchorId: null,
        place: 'Canal bridge',
      }),
    );
    granted(await recordService(otherManager, { ...other, name: 'Chess club', isOffered: false }));
    expect(await names(worker, { search: 'canal MILES' })).toEqual(['Walking group']);
    expect(await names(worker, { search: '%' })).toEqual([]);
    expect(await names(worker, { age: 75 })).toEqual(['Walking group']);
    expect(await names(worker, { age: 8 })).toEqual(['Reading mentors']);
    expect(await names(worker, { withRoom: true })).toEqual(['Walking group']);
    expect(await names(worker, { also: true, anchorId: input.anchorId ?? null })).toEqual(['Chess club']);
    expect(await names(worker, { providerId: 'nonsense' })).toEqual([]);
    expect(await countStatements(() => listServices(worker, { first: 10, count: true }))).toBe(1);
  });

  it('shows an anchor those that run there, and another partnership none', async () => {
    const seen = (by: Person) =>
      withTenant(by, async (tenant) =>
        (await tenant.rows<{ name: string }>('SELECT name FROM service')).map(({ name }) => name),
      );
    expect(await seen(await scene.person('Canal School', 'ANCHOR'))).toEqual(['Chess club']);
    expect(await seen(await scene.person('Hill School', 'ANCHOR'))).toEqual([]);
    const elsewhere = await makeScene(database.owner);
    expect(await seen(await elsewhere.person('The Backbone', 'BACKBONE'))).toEqual([]);
  });
});
