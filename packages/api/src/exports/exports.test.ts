import { calendarDate } from '@weft/shared';
import { type ClaimScene, makeClaimScene, type Person } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';
import { exportRoutes } from './export.routes.js';

const EXPORTS = [
  'claims',
  'decisions',
  'members',
  'organisations',
  'participants',
  'payment-runs',
  'statements',
];

describe('lists as files', () => {
  let server: TestServer;
  let scene: ClaimScene;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    server = await testServer(testSchema, {}, [exportRoutes]);
    scene = await makeClaimScene(server.database.owner);
    const { linkWorker, backbone } = scene.people;
    const zoë = await scene.enrol({ givenName: 'Zoë', familyName: 'Adams' });
    await scene.enrol({ givenName: 'Ann', familyName: 'Baker' }, backbone);
    await scene.submitted({ participantId: zoë.id, achievedOn: calendarDate('2024-05-01') });
    await scene.verified({ achievedOn: calendarDate('2024-02-29') });
    for (const who of [linkWorker, backbone, scene.people.verifier, scene.people.funder])
      cookies.set(who.personId, await server.cookieFor(who.personId));
  });
  afterAll(() => server.close());

  const get = (name: string, who: Person, filter?: unknown) =>
    fetch(
      `${server.url}/api/exports/${name}.csv?${new URLSearchParams({
        partnership: scene.slug,
        ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
      })}`,
      { headers: { cookie: cookies.get(who.personId) ?? '' } },
    );
  /** The first cell of every row. */
  const rows = async (name: string, who: Person, filter?: unknown): Promise<string[]> => {
    const answer = await get(name, who, filter);
    expect(answer.status).toBe(200);
    const lines = (await answer.text()).trimEnd().split('\r\n').slice(1);
    return lines.map((line) => line.split(',')[0] ?? '');
  };

  it('hold the people whom the list shows, in its order', async () => {
    const { linkWorker } = scene.people;
    expect(await rows('participants', linkWorker)).toEqual(['P-000003', 'P-000002', 'P-000001']);
    expect(await rows('participants', linkWorker, { search: 'zoe' })).toEqual(['P-000001']);
    expect(await rows('participants', linkWorker, { phase: 'CLOSED' })).toEqual([]);
    expect(await rows('participants', linkWorker, { mine: true, sort: { by: 'NAME' } })).toEqual([
      'P-000001',
      'P-000003',
    ]);
  });

  it('hold claims in the order of the list', async () => {
    const { backbone } = scene.people;
    expect(await rows('claims', backbone, { order: 'OLDEST' })).toEqual(['C-000001', 'C-000002']);
    expect(await rows('claims', backbone, { sort: { by: 'ACHIEVED', descending: true } })).toEqual([
      'C-000001',
      'C-000002',
    ]);
    expect(await rows('claims', backbone, { states: ['VERIFIED'] })).toEqual(['C-000002']);
    expect(await rows('claims', backbone, { answered: true })).toEqual([]);
    expect(await rows('claims', scene.people.verifier, { decidedByMe: true })).toEqual(['C-000002']);
  });

  it('hold what a verifier decided, members, organisations, runs and statements', async () => {
    const { backbone, verifier, funder } = scene.people;
    expect(await rows('decisions', verifier)).toEqual(['C-000002']);
    expect(await rows('decisions', verifier, { decisions: ['REJECTED'] })).toEqual([]);
    expect((await rows('members', backbone, { role: 'VERIFIER' })).length).toBe(2);
    expect(await rows('organisations', backbone, { kind: 'PROVIDER', sort: { by: 'NAME' } })).toEqual([
      'First Steps',
    ]);
    for (const name of ['payment-runs', 'statements']) expect(await rows(name, backbone)).toEqual([]);
    expect(await rows('statements', funder)).toEqual([]);
  });

  it('hold no cell that a spreadsheet would run, whatever people are called', async () => {
    const { backbone, verifier, auditor } = scene.people;
    const formula = '=HYPERLINK("http://evil.example","Click")';
    const { id } = await scene.enrol({ givenName: '@SUM(1+1)', familyName: formula });
    await scene.verified({ participantId: id });
    await scene.organisation(`+${formula}`);
    const person = await scene.person('\t=1+1', 'LINK_WORKER');
    const { owner } = server.database;
    await owner.query('UPDATE person SET name = $2 WHERE id = $1', [person.personId, `-2+3${formula}`]);
    cookies.set(auditor.personId, await server.cookieFor(auditor.personId));
    let made = 0;
    for (const name of EXPORTS)
      for (const who of [backbone, verifier, auditor]) {
        const answer = await get(name, who);
        if (answer.status !== 200) continue;
        const text = await answer.text();
        if (text.includes("'")) made += 1;
        expect(text.match(/(^|,)"?[=+@\t]/gm), name).toBeNull();
        expect(text.match(/(^|,)"?-(?!\d+(\.\d+)?("|,|\r))/gm), name).toBeNull();
      }
    expect(made, 'files in which a formula was made a word').toBeGreaterThanOrEqual(4);
  });

  it('are refused for a filter that is none, and for those who may not see the list', async () => {
    const { backbone, funder } = scene.people;
    for (const filter of [[], { mine: 'yes' }, { sort: { by: 'SHOE_SIZE' } }, { sort: 'NAME' }, { phase: 1 }])
      expect((await get('participants', backbone, filter)).status).toBe(400);
    for (const name of ['members', 'participants', 'decisions', 'payment-runs'])
      expect((await get(name, funder)).status).toBe(403);
  });
});
