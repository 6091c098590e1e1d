import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  granted,
  makeScene,
  type Person,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { addOrganisation } from '../organisations/index.js';
import { importPractices, listAnchors } from './index.js';

const HEAD = 'organisation_code,name,address_1,postcode,open_date,status_code,commissioner';
const REAL = new URL('../../../../../../shared/data/ods/gp_practices.csv', import.meta.url);

describe('the import of practices', () => {
  let database: TestDatabase;
  let scene: Scene;
  let backbone: Person;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
  });
  afterAll(() => database.close());

  const send = async (apply: boolean, ...lines: string[]) =>
    granted(
      await importPractices(backbone, { apply, file: new TextEncoder().encode([HEAD, ...lines].join('\n')) }),
    );
  const names = async (search: string) =>
    (await listAnchors(backbone, { first: 10, search })).edges.map(({ node }) => node.name);

  const FIRST = [
    'A81001,VILLAGE SURGERY,1 Lane,TS18 1HU,19740401,A,00K',
    'A81002,VILLAGE SURGERY,2 Lane,TS18 2AW,19740401,A,00K',
    'A81003,THE HUB,3 Lane,TS18 2AW,19740401,A,00K',
    'A81004,GONE,3 Lane,TS18 2AW,19740401,C,00K',
    'nonsense,X,,,,A,',
  ];

  it('says what it would do, does it, and does nothing the second time', async () => {
    granted(await addOrganisation(backbone, { name: 'The Hub', kinds: ['REFERRER'] }));
    const said = { added: 3, changed: 0, unchanged: 0, closed: 1, wrongCount: 1 };
    expect(await send(false, ...FIRST)).toMatchObject({ ...said, isPreview: true, wrong: [{ line: 6 }] });
    expect(await names('village')).toEqual([]);
    const both = await Promise.all([send(true, ...FIRST), send(true, ...FIRST)]);
    expect(both.map(({ added }) => added).sort()).toEqual([0, 3]);
    expect(await send(true, ...FIRST)).toMatchObject({ ...said, added: 0, unchanged: 3 });
    expect(await names('village')).toEqual(['Village Surgery (A81001)', 'Village Surgery (A81002)']);
    expect(await names('A81003')).toEqual(['The Hub (A81003)']);
  });

  it('brings practices up to date, also two that take each other’s name', async () => {
    await send(true, 'A90001,NORTH,1,,,A,', 'A90002,SOUTH,1,,,A,');
    const changed = await send(true, 'A90001,SOUTH,1,,,A,', 'A90002,NORTH,2,,20200101,A,');
    expect(changed.changes).toEqual([
      { odsCode: 'A90001', name: 'South', changes: ['name'] },
      { odsCode: 'A90002', name: 'North', changes: ['name', 'address', 'open date'] },
    ]);
    expect(await names('A90001')).toEqual(['South']);
    // one that this file does not name keeps its name to itself
    await send(true, 'A90003,SOUTH,1,,,A,');
    expect(await names('A90003')).toEqual(['South (A90003)']);
  });

  it('is the backbone’s, and refuses what is no list', async () => {
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    const file = new TextEncoder().encode('name\nx');
    await expect(importPractices(worker, { file, apply: false })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await importPractices(backbone, { file, apply: true })).toMatchObject({
      code: 'INVALID',
      field: 'file',
    });
  });

  it.skipIf(!existsSync(REAL))('takes NHS England’s whole list at once', async () => {
    const file = readFileSync(REAL);
    const first = granted(await importPractices(backbone, { file, apply: true }));
    expect(first.added + first.changed + first.unchanged + first.closed).toBe(6872);
    expect(first.wrongCount).toBe(0);
    expect(granted(await importPractices(backbone, { file, apply: true }))).toMatchObject({
      added: 0,
      changed: 0,
    });
  });
});
