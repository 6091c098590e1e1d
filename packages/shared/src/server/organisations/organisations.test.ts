import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../rules/index.js';
import {
  type Cast,
  countStatements,
  makeScene,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { addOrganisation } from './add-organisation.js';
import { listOrganisations } from './list-organisations.js';

describe('organisations', () => {
  let database: TestDatabase;
  let scene: Scene;
  let cast: Cast;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    cast = await scene.cast();
  });
  afterAll(() => database.close());

  it('are added by the backbone, each name once', async () => {
    expect(
      await addOrganisation(cast.backbone, { name: ' Śląsk Homes ', kinds: ['PROVIDER', 'PROVIDER'] }),
    ).toMatchObject({ name: 'Śląsk Homes', kinds: ['PROVIDER'] });
    const twice = { name: 'Raced', kinds: ['FUNDER' as const] };
    const answers = await Promise.all([1, 2].map(() => addOrganisation(cast.backbone, twice)));
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'IN_USE', field: 'name' }]);
    expect(await addOrganisation(cast.backbone, { ...twice, name: 'RACED' })).toMatchObject({
      code: 'IN_USE',
    });
    expect(await addOrganisation(cast.backbone, { ...twice, name: ' ' })).toMatchObject({ field: 'name' });
    expect(await addOrganisation(cast.backbone, { ...twice, name: 'x'.repeat(201) })).toMatchObject({
      field: 'name',
    });
    expect(await addOrganisation(cast.backbone, { name: 'None', kinds: [] })).toMatchObject({
      field: 'kinds',
    });
    await expect(addOrganisation(cast.manager, twice)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are listed page by page, newest first, by kind and by words of the name', async () => {
    const other = await makeScene(database.owner);
    const backbone = await other.person('The Backbone', 'BACKBONE');
    await Promise.all(
      Array.from({ length: 7 }, (_, n) =>
        other.organisation(`School ${n} of 100%`, n % 2 ? 'ANCHOR' : 'FUNDER'),
      ),
    );
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page = await listOrganisations(backbone, { first: 3, after, count: true });
      expect(page.totalCount).toBe(8);
      names.push(...page.edges.map((edge) => edge.node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(names).size).toBe(8);
    const find = async (request: object) =>
      (await listOrganisations(backbone, { first: 100, ...request })).edges.map((edge) => edge.node.name);
    for (const first of [1, 8])
      expect(await countStatements(() => listOrganisations(backbone, { first, count: true }))).toBe(1);
    expect(await find({ kind: 'ANCHOR' })).toHaveLength(3);
    expect(await find({ search: 'school 3' })).toEqual(['School 3 of 100%']);
    expect(await find({ search: '0%' })).toHaveLength(7);
    expect(await find({ search: '_' })).toEqual([]);
    expect(await listOrganisations(backbone, { first: 1, search: 'nothing', count: true })).toEqual({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('refuse a page of no size and a cursor nobody gave', async () => {
    const ask = async (request: object) => listOrganisations(cast.backbone, { first: 1, ...request });
    for (const first of [0, 101, 1.5])
      await expect(ask({ first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const after of ['', 'x', Buffer.from('["1","2"]').toString('base64url')])
      await expect(ask({ after })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('of another partnership stay out of sight', async () => {
    const elsewhere = await makeScene(database.owner);
    await elsewhere.organisation('Hidden Elsewhere', 'PROVIDER');
    const page = await listOrganisations(cast.linkWorker, { first: 100, search: 'hidden' });
    expect(page.edges).toEqual([]);
  });
});
