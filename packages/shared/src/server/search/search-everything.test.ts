import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ClaimScene,
  countStatements,
  fillEveryTable,
  makeClaimScene,
  makeScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { searchEverything } from './search-everything.js';

describe('searching', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    await scene.enrol({ givenName: 'Anna Maria', familyName: 'van der Berg' });
    await scene.enrol({ givenName: 'Zoë', familyName: '100%' });
    await scene.organisation('Second Steps', 'PROVIDER');
  });
  afterAll(() => database.close());

  const find = async (text: string, actor: Person = scene.people.backbone) =>
    (await searchEverything(actor, { text })).map((hit) => `${hit.kind} ${hit.name}`);

  it('finds people by the beginnings of their names and by their reference', async () => {
    for (const text of ['anna', 'ANNA berg', 'maria van', 'ber', 'P-000001'])
      expect(await find(text)).toContain('PARTICIPANT Anna Maria van der Berg');
    for (const text of ['nna', 'anna zoë', '%', '_', '', '   ', '\u0000'])
      expect(await find(text)).not.toContain('PARTICIPANT Anna Maria van der Berg');
    expect(await find('100%')).toEqual(['PARTICIPANT Zoë 100%']);
    expect(await find('zo\u0065\u0308')).toEqual(['PARTICIPANT Zoë 100%']);
    expect(await find('zoe')).toEqual(['PARTICIPANT Zoë 100%']);
    await scene.enrol({ givenName: 'Siobhán', familyName: 'O’Brien-Łysek' });
    for (const text of ["o'brien", 'obrien lysek', 'siobhan O’BRIEN-ŁYSEK', 'lysek'])
      expect(await find(text)).toEqual(['PARTICIPANT Siobhán O’Brien-Łysek']);
  });

  it('finds claims by their reference and organisations by the words of their name', async () => {
    const claim = await scene.submitted();
    expect(await searchEverything(scene.people.backbone, { text: claim.reference.toLowerCase() })).toEqual([
      { id: claim.id, kind: 'CLAIM', name: claim.reference, detail: 'Entry into a home' },
    ]);
    expect(await find('steps')).toEqual(['ORGANISATION First Steps', 'ORGANISATION Second Steps']);
    expect(await find('second ste')).toEqual(['ORGANISATION Second Steps']);
  });

  it('shows each only what is theirs', async () => {
    const rival = await scene.person('Second Steps', 'LINK_WORKER');
    for (const actor of [rival, scene.people.commissioner, scene.people.funder])
      expect(await find('anna', actor)).toEqual([]);
    expect(await find('anna', scene.people.linkWorker)).toHaveLength(1);
    // organisations open on a page that only the backbone has
    for (const actor of [rival, scene.people.funder]) expect(await find('second', actor)).toEqual([]);
    expect(await find('c-', rival)).toEqual([]);
    const other = await makeScene(database.owner);
    const stranger = await other.person('Elsewhere', 'BACKBONE');
    for (const text of ['anna', 'c-', 'first']) expect(await find(text, stranger)).toEqual([]);
  });

  it('finds nobody for an auditor, who has no page of a person and comes to a claim by its reference', async () => {
    const { auditor, backbone, verifier } = scene.people;
    const one = await scene.enrol({ givenName: 'Nomina', familyName: 'Nulla' });
    const claim = await scene.verified({ participantId: one.id });
    for (const text of ['nomina', 'nomina nulla', one.reference]) {
      for (const who of [backbone, verifier])
        expect(await find(text, who)).toEqual(['PARTICIPANT Nomina Nulla']);
      expect(await find(text, auditor)).toEqual([]);
    }
    expect(await find(claim.reference, auditor)).toEqual([`CLAIM ${claim.reference}`]);
  });

  it('shows a funder a claim under the funder’s own reference', async () => {
    const place = await makeScene(database.owner);
    const { people } = await fillEveryTable(database.owner, place);
    expect(await find('C-2', people.VERIFIER)).toEqual(['CLAIM C-2']);
    expect(await find('C-2', people.FUNDER)).toEqual([]);
    const own = await find('f-', people.FUNDER);
    expect(own.filter((hit) => hit.startsWith('CLAIM F-'))).toHaveLength(1);
  });

  it('finds at most 20, by one statement', async () => {
    const place = await makeScene(database.owner);
    await Promise.all(Array.from({ length: 23 }, (_, n) => place.organisation(`School ${n}`, 'ANCHOR')));
    const actor = await place.person('School 1', 'BACKBONE');
    expect(await find('school', actor)).toHaveLength(20);
    expect(await countStatements(() => searchEverything(actor, { text: 'a b c d e f g h i j' }))).toBe(1);
  });
});
