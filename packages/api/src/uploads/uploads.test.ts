import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const MB = 1024 * 1024;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
/** A frame of one point and its scan. */
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f0012ffd9',
  'hex',
);

describe('sending evidence', () => {
  let server: TestServer;
  let scene: Scene;
  let cookie: string;
  let verifier: string;

  beforeAll(async () => {
    server = await testServer(testSchema);
    scene = await makeScene(server.database.owner);
    cookie = await server.cookieFor((await scene.person('First Steps', 'LINK_WORKER')).personId);
    verifier = await server.cookieFor((await scene.person('The Council', 'VERIFIER')).personId);
  });
  afterAll(() => server.close());

  const send = async (
    content: Uint8Array<ArrayBuffer> | string,
    name: string,
    given: { type?: string; cookie?: string; partnership?: string; field?: string } = {},
  ) => {
    const form = new FormData();
    form.append(given.field ?? 'file', new Blob([content], { type: given.type ?? '' }), name);
    const answer = await fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      headers: { cookie: given.cookie ?? cookie, 'x-partnership': given.partnership ?? scene.slug },
      body: form,
    });
    return {
      status: answer.status,
      body: (await answer.json()) as { uploadId?: string; code?: string; message?: string },
    };
  };
  const rows = async () =>
    (
      await server.database.owner.query(
        'SELECT id, file_name AS name, media_type AS type, size, sha256, storage_key AS key FROM upload ORDER BY uploaded_at',
      )
    ).rows as { id: string; name: string; type: string; size: number; sha256: string; key: string }[];
  /** Nothing of it may be left: neither row nor file. */
  const leftNothing = async (before: number) => {
    expect(await rows()).toHaveLength(before);
    expect(server.files()).toHaveLength(before);
  };

  it('stores a PDF, a PNG, a JPEG and text as what they are, under names that nobody chose', async () => {
    const sent = [
      await send(PDF, 'payslip.pdf', { type: 'application/pdf' }),
      await send(PNG, 'Foto – Müller.png', { type: 'image/png' }),
      await send(JPEG, 'scan.JPEG'),
      await send('Ann: “I have moved in.”\r\nÞað er gott.\n', '../../etc/her\u202ewords.txt', {
        type: 'text/plain',
      }),
      await send('BMW gave me the job in May.', 'statement'),
    ];
    expect(sent.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    const kept = await rows();
    expect(kept.map((row) => row.id)).toEqual(sent.map((answer) => answer.body.uploadId));
    expect(kept.map((row) => [row.name, row.type])).toEqual([
      ['payslip.pdf', 'application/pdf'],
      ['Foto – Müller.png', 'image/png'],
      ['scan.JPEG', 'image/jpeg'],
      ['her words.txt', 'text/plain'],
      ['statement', 'text/plain'],
    ]);
    expect(kept[0]).toMatchObject({ size: PDF.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    for (const row of kept) expect(row.key).not.toMatch(/payslip|scan|words|statement/);
    await leftNothing(5);
  });

  it('stores nothing of a file that is not what it says, or of no kind we take', async () => {
    const before = (await rows()).length;
    const lies: [Uint8Array<ArrayBuffer> | string, string, string?][] = [
      ['<html><script>alert(1)</script></html>', 'payslip.pdf', 'application/pdf'],
      ['<html><script>alert(1)</script></html>', 'page.html', 'text/html'],
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'picture.svg', 'image/svg+xml'],
      [PNG, 'payslip.pdf', 'application/pdf'],
      [PNG, 'picture.png', 'application/pdf'],
      [Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'setup.pdf', 'application/pdf'],
      [Buffer.from('504b0304140000000800', 'hex'), 'letter.docx'],
      [Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;'), 'picture.gif', 'image/gif'],
      [Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'utf-16.txt', 'text/plain'],
      [Buffer.from([0xc3, 0x28]), 'broken.txt', 'text/plain'],
      ['a\u0000b', 'zero.txt', 'text/plain'],
      ['\u001b[2J', 'terminal.txt', 'text/plain'],
      [Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]), 'picture.png', 'image/png'],
      [Buffer.concat([PNG.subarray(0, 8), Buffer.from('<script>alert(1)</script>')]), 'picture.png'],
      [Buffer.concat([JPEG, Buffer.from('PK\u0003\u0004 an archive')]), 'scan.jpg', 'image/jpeg'],
      [JPEG.subarray(0, -2), 'half.jpg', 'image/jpeg'],
      ['', 'empty.pdf', 'application/pdf'],
    ];
    for (const [content, name, type] of lies) {
      const { status, body } = await send(content, name, type ? { type } : {});
      expect([name, status, body.code]).toEqual([name, 415, 'BAD_USER_INPUT']);
      expect(body.message).toMatch(/\w{3}.*\.$/);
    }
    await leftNothing(before);
  });

  it('stores nothing of a body without a boundary, or with two files', async () => {
    const before = (await rows()).length;
    const post = async (body: string | FormData, type?: string) => {
      const answer = await fetch(`${server.url}/api/uploads`, {
        method: 'POST',
        headers: { cookie, 'x-partnership': scene.slug, ...(type ? { 'content-type': type } : {}) },
        body,
      });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    for (const type of [
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'multipart/form-data; boundary=edge',
    ])
      expect([type, await post('nothing of the kind', type)]).toEqual([type, [400, 'BAD_USER_INPUT']]);
    const two = new FormData();
    for (const name of ['one.txt', 'two.txt']) two.append('file', new Blob(['Ann moved in.']), name);
    expect(await post(two)).toEqual([400, 'BAD_USER_INPUT']);
    await leftNothing(before);
  });

  it('takes 20 MB and not a byte more', async () => {
    const before = (await rows()).length;
    expect((await send(new Uint8Array(20 * MB).fill(65), 'long.txt')).status).toBe(200);
    const tooBig = await send(new Uint8Array(20 * MB + 1).fill(65), 'longer.txt').catch(() => null);
    // a client that is still sending may see the line closed before it reads the answer
    if (tooBig) expect(tooBig).toMatchObject({ status: 413, body: { code: 'BAD_USER_INPUT' } });
    await leftNothing(before + 1);
  });

  it('answers the next request on a connection whose file was refused before it was read', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (path: string, more: object, body = ''): Promise<[status: number, reused: boolean]> =>
      new Promise((resolve, reject) => {
        const sent = request(server.url + path, { agent, ...more }, (answer) => {
          answer.resume().on('end', () => resolve([answer.statusCode ?? 0, sent.reusedSocket]));
        });
        sent.on('error', reject).end(body);
      });
    const headers = {
      cookie: verifier,
      'x-partnership': scene.slug,
      'content-type': 'multipart/form-data; boundary=edge',
    };
    const part = '--edge\r\nContent-Disposition: form-data; name="file"; filename="words.txt"\r\n\r\n';
    const body = `${part}${'Ann moved in. '.repeat(100_000)}\r\n--edge--\r\n`;
    expect(await ask('/api/uploads', { method: 'POST', headers }, body)).toEqual([403, false]);
    expect(await ask('/healthz', {})).toEqual([200, true]);
    agent.destroy();
  });

  it('stores nothing of a file that breaks off', async () => {
    const before = (await rows()).length;
    const part = [
      '--edge',
      'Content-Disposition: form-data; name="file"; filename="words.txt"',
      'Content-Type: text/plain',
      '',
      'These words break',
    ].join('\r\n');
    const request = (length: number) =>
      [
        'POST /api/uploads HTTP/1.1',
        'Host: localhost',
        `Cookie: ${cookie}`,
        `X-Partnership: ${scene.slug}`,
        'Content-Type: multipart/form-data; boundary=edge',
        `Content-Length: ${length}`,
        'Connection: close',
        '',
        part,
      ].join('\r\n');

    // the whole request has come, but the form in it has no end
    const answer = await talk(request(part.length));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"BAD_USER_INPUT"');
    await leftNothing(before);
    // the line goes dead in the middle
    const arriving = () => expect.poll(() => server.files().length).toBe(before + 1);
    await talk(`${request(500_000)}${' and go on'.repeat(10_000)}`, arriving);
    await expect.poll(() => server.files().length).toBe(before);
    await leftNothing(before);
  });

  /** Says something to the server's port; its answer, or nothing when we hang up as soon as it shows a sign. */
  const talk = (words: string, sign: (() => PromiseLike<void>) | null = null): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(words, () => {
          sign?.().then(() => socket.destroy(), reject);
        });
      });
      socket.on('data', (bytes) => {
        answer += bytes.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });

  it('takes evidence from those who are paid for outcomes, and from nobody else', async () => {
    const before = (await rows()).length;
    const codes = [
      await send(PDF, 'a.pdf', { cookie: '' }),
      await send(PDF, 'a.pdf', { cookie: verifier }),
      await send(PDF, 'a.pdf', { partnership: 'no-such-place' }),
      await send(PDF, 'a.pdf', { partnership: '' }),
      await send(PDF, 'a.pdf', { field: 'other' }),
    ].map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual([
      [401, 'UNAUTHENTICATED'],
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
      [400, 'BAD_USER_INPUT'],
    ]);
    await leftNothing(before);
  });
});
