import { makeScene, type Person, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';
import { practiceRoutes } from './practice.routes.js';

const LIST = 'organisation_code,name,status_code\nA81001,THE SURGERY,A\nwrong,,A\n';

describe('a list of practices that is sent', () => {
  let server: TestServer;
  let scene: Scene;
  let backbone: Person;
  let worker: Person;

  beforeAll(async () => {
    server = await testServer(testSchema, {}, [practiceRoutes]);
    scene = await makeScene(server.database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
    worker = await scene.person('First Steps', 'LINK_WORKER');
  });
  afterAll(() => server.close());

  const send = async (
    who: Person | null,
    body: string | Uint8Array<ArrayBuffer>,
    query = '',
    type = 'text/csv',
  ) => {
    const answer = await fetch(`${server.url}/api/practices${query}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-partnership': scene.slug,
        origin: server.url,
        cookie: who ? await server.cookieFor(who.personId) : '',
      },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('is looked at, and taken over when that is asked for', async () => {
    const looked = await send(backbone, LIST);
    expect(looked).toMatchObject({
      status: 200,
      body: { import: { isPreview: true, added: 1, wrongCount: 1 } },
    });
    expect(await send(backbone, LIST, '?apply=true')).toMatchObject({
      body: { import: { isPreview: false, added: 1 } },
    });
    expect(await send(backbone, LIST)).toMatchObject({ body: { import: { added: 0, unchanged: 1 } } });
    expect(await send(backbone, 'a,b\n1,2')).toMatchObject({
      status: 200,
      body: { refusal: { field: 'file' } },
    });
  });

  it('is nobody else’s, and nothing but a list of usual size', async () => {
    expect(await send(null, LIST, '?apply=true')).toMatchObject({ status: 401 });
    expect(await send(worker, LIST, '?apply=true')).toMatchObject({ status: 403 });
    expect((await send(backbone, JSON.stringify({ file: LIST }), '', 'application/json')).status).toBe(400);
    expect((await send(backbone, new Uint8Array(9_000_000))).status).toBe(413);
    const { rows } = await server.database.owner.query(
      'SELECT FROM anchor_record WHERE partnership_id = $1',
      [scene.partnershipId],
    );
    expect(rows).toHaveLength(1);
  });
});
