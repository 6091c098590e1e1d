import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { type EveryTable, fillEveryTable, makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../testing/send-raw.js';
import { testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

type Bytes = Uint8Array<ArrayBuffer>;
const SCRIPT = '<script>alert(1)</script>';
const bytes = (...parts: readonly (string | Uint8Array)[]): Bytes =>
  Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  );

const u32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};
const chunk = (kind: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
};
const PNG_MARK = '\x89PNG\r\n\x1a\n';
const header = (width: number, height: number): Uint8Array =>
  chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])]));
/** A picture of one point, with further chunks. */
const png = (...more: readonly Uint8Array[]): Bytes =>
  bytes(
    PNG_MARK,
    header(1, 1),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  );
const hugePng = (width: number, height: number): Bytes =>
  bytes(
    PNG_MARK,
    header(width, height),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  );

const segment = (marker: number, data: string): Uint8Array =>
  bytes(
    `\xff${String.fromCharCode(marker)}`,
    Buffer.from([(data.length + 2) >> 8, (data.length + 2) & 255]),
    data,
  );
const jpeg = (width: number, height: number, ...more: readonly Uint8Array[]): Bytes =>
  bytes(
    '\xff\xd8',
    ...more,
    segment(
      0xc0,
      `\x08${String.fromCharCode(height >> 8, height & 255, width >> 8, width & 255)}\x01\x01\x11\x00`,
    ),
    segment(0xda, '\x01\x01\x00\x00\x3f\x00'),
    '\x12\xff\xd9',
  );

/** An archive of one file that is as long as it says, however short it is packed. */
function zip(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content, { level: 9 });
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
const NOTHING = Buffer.alloc(10 * 1024 * 1024);
/** Ten million bytes in each of the inner ones. */
const nested = (depth: number): Uint8Array =>
  depth === 0 ? zip('0', NOTHING) : zip(`${depth}.zip`, nested(depth - 1));

const pdf = (inside = ''): Bytes =>
  bytes(`%PDF-1.7\n${inside}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** Kept as what they are found to be, and shown as nothing else. */
const POLYGLOTS: readonly [what: string, name: string, content: Bytes, type: string][] = [
  ['a PDF that is a page', 'letter.pdf', pdf(`<html><body onload=alert(1)>${SCRIPT}`), 'application/pdf'],
  [
    'a PDF that runs a script',
    'letter.pdf',
    pdf('<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'),
    'application/pdf',
  ],
  [
    'a PDF with an archive behind it',
    'letter.pdf',
    bytes(pdf(), zip('a.html', Buffer.from(SCRIPT))),
    'application/pdf',
  ],
  [
    'a JPEG with a program in its comment',
    'photo.jpg',
    jpeg(1, 1, segment(0xfe, "<?php system($_GET['c']); ?>")),
    'image/jpeg',
  ],
  ['a JPEG that is a script', 'photo.jpg', jpeg(1, 1, segment(0xfe, '*/=alert(1)/*')), 'image/jpeg'],
  [
    'a PNG with a page in its words',
    'photo.png',
    png(chunk('tEXt', Buffer.from(`Comment\0${SCRIPT}`))),
    'image/png',
  ],
  [
    'a PNG with ten million bytes in its words',
    'photo.png',
    png(chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(NOTHING)]))),
    'image/png',
  ],
  ['a page that says it is text', 'words.txt', bytes(`<!doctype html>${SCRIPT}`), 'text/plain'],
  ['a page in UTF-7', 'words.txt', bytes('+ADw-script+AD4-alert(1)+ADw-/script+AD4-'), 'text/plain'],
  [
    'a picture that is drawn by text',
    'words.txt',
    bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'text/plain',
  ],
  ['a stylesheet that is text', 'words.md', bytes('@import "https://evil.example/a.css";'), 'text/plain'],
];

/** Of no kind that is taken, or more than what it says. */
const REFUSED: readonly [what: string, name: string, content: Bytes, type?: string][] = [
  ['an archive of ten million bytes', 'evidence.zip', bytes(zip('a', NOTHING)), 'application/zip'],
  ['an archive in archives', 'evidence.zip', bytes(nested(5)), 'application/zip'],
  ['a document that is one', 'letter.docx', bytes(zip('word/document.xml', NOTHING))],
  ['a workbook that is one', 'hours.xlsx', bytes(zip('xl/worksheets/sheet1.xml', NOTHING))],
  ['an archive by the name of a PDF', 'letter.pdf', bytes(zip('a', NOTHING)), 'application/pdf'],
  ['ten million bytes packed by gzip', 'hours.csv', bytes(gzipSync(NOTHING)), 'text/csv'],
  ['a page packed by gzip', 'words.svgz', bytes(gzipSync(`<svg onload="alert(1)"/>`))],
  ['a PNG of four thousand million points', 'photo.png', hugePng(65_535, 65_535), 'image/png'],
  ['a PNG of one endless line', 'photo.png', hugePng(2_000_000_000, 1), 'image/png'],
  ['a JPEG of four thousand million points', 'photo.jpg', jpeg(65_535, 65_535), 'image/jpeg'],
  ['a GIF that is a script', 'photo.gif', bytes('GIF89a/*', Buffer.alloc(20), '*/=1;alert(1)'), 'image/gif'],
  [
    'a GIF that is a script, by the name of a PNG',
    'photo.png',
    bytes('GIF89a/*', Buffer.alloc(20), '*/=1;alert(1)'),
  ],
  [
    'a picture drawn by text',
    'photo.svg',
    bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'image/svg+xml',
  ],
  ['a page before a PDF', 'letter.pdf', bytes(`<html>${SCRIPT}`, pdf()), 'application/pdf'],
  [
    'a JPEG with a program behind it',
    'photo.jpg',
    bytes(jpeg(1, 1), '<?php system($_GET["c"]); ?>'),
    'image/jpeg',
  ],
  [
    'a PNG with an archive behind it',
    'photo.png',
    bytes(png(), zip('a.html', Buffer.from(SCRIPT))),
    'image/png',
  ],
  ['a program', 'letter.pdf', bytes('MZ\x90\x00', Buffer.alloc(200)), 'application/pdf'],
  ['a page by the name of a text, that says it is one', 'words.txt', bytes(SCRIPT), 'text/html'],
];

/** What somebody may call a file, and how it is called here. */
const NAMES: readonly [sent: string, kept: string][] = [
  ['../../../../etc/passwd.pdf', 'passwd.pdf'],
  ['..\\..\\windows\\system32\\a.pdf', 'a.pdf'],
  ['/etc/cron.d/a.pdf', 'a.pdf'],
  ['C:\\autoexec.pdf', 'autoexec.pdf'],
  ['file:///a.pdf', 'a.pdf'],
  ['....//....//a.pdf', 'a.pdf'],
  ['%2e%2e%2fa.pdf', '%2e%2e%2fa.pdf'],
  ['photo\u202efdp.exe.pdf', 'photo fdp.exe.pdf'],
  ['a\u200b\ufeff.pdf', 'a .pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['nul.pdf', '_nul.pdf'],
  ['Aux', '_Aux'],
  ['lpt1.anything.pdf', '_lpt1.anything.pdf'],
  ['COM¹.pdf', '_COM¹.pdf'],
  ['console.pdf', 'console.pdf'],
  ['letter.pdf. . .', 'letter.pdf'],
  ['letter.pdf::$DATA', 'letter.pdf $DATA'],
  ['.htaccess', 'htaccess'],
  ['><img src=x onerror=alert(1)>.pdf', 'img src=x onerror=alert(1) .pdf'],
  ['a;b=c; filename=evil.html.pdf', 'a;b=c; filename=evil.html.pdf'],
  [`${'long '.repeat(500)}end.pdf`, `${'long '.repeat(500).slice(0, 196)}.pdf`],
  ['   ', 'file'],
  ['..', 'file'],
];

describe('files that somebody has made to do harm', () => {
  let server: TestServer;
  let scene: Scene;
  let filled: EveryTable;
  let cookie: string;
  let verifier: string;

  beforeAll(async () => {
    server = await testServer(testSchema);
    scene = await makeScene(server.database.owner);
    filled = await fillEveryTable(server.database.owner, scene);
    cookie = await server.cookieFor(filled.people.LINK_WORKER.personId);
    verifier = await server.cookieFor(filled.people.VERIFIER.personId);
  });
  afterAll(() => server.close());

  const send = async (content: Bytes, name: string, type = '') => {
    const form = new FormData();
    form.append('file', new Blob([content], { type }), name);
    const answer = await fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      headers: { cookie, 'x-partnership': scene.slug },
      body: form,
    });
    return { status: answer.status, body: (await answer.json()) as { uploadId?: string; code?: string } };
  };
  /** Sent as a piece of evidence of the submitted claim, and opened by its verifier. */
  const shown = async (content: Bytes, name: string): Promise<Response> => {
    const { status, body } = await send(content, name);
    expect([name, status]).toEqual([name, 200]);
    const { rows } = await server.database.owner.query<{ id: string }>(
      `INSERT INTO evidence (partnership_id, claim_id, kind, upload_id, attached_by, attached_at)
       VALUES ($1, $2, 'DOCUMENT', $3, $4, now()) RETURNING id`,
      [scene.partnershipId, filled.claims.submitted, body.uploadId, filled.people.LINK_WORKER.personId],
    );
    return fetch(`${server.url}/api/evidence/${rows[0]?.id}?partnership=${scene.slug}`, {
      headers: { cookie: verifier },
    });
  };
  const uploads = async (): Promise<number> =>
    (await server.database.owner.query('SELECT FROM upload')).rowCount ?? 0;

  it.each(REFUSED)('are not taken: %s', async (_what, name, content, type) => {
    const before = [await uploads(), server.files().length];
    const begun = process.memoryUsage().rss;
    const { status, body } = await send(content, name, type);
    expect([status, body.code]).toEqual([415, 'BAD_USER_INPUT']);
    expect([await uploads(), server.files().length]).toEqual(before);
    // nothing is unpacked to find out
    expect(process.memoryUsage().rss - begun).toBeLessThan(200 * 1024 * 1024);
  });

  it.each(POLYGLOTS)(
    'are shown as nothing else than what they were found to be: %s',
    async (_what, name, content, type) => {
      const answer = await shown(content, name);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
      expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type);
      if (type === 'text/plain') expect(answer.headers.get('content-type')).toContain('charset=utf-8');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/(^|; )default-src 'none'/);
      expect(policy).toMatch(/(^|; )sandbox(;|$)/);
      expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  );

  it.each(NAMES)('go by a name that leads nowhere: %j', async (sent, kept) => {
    const answer = await shown(pdf(), sent);
    const said = answer.headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(said)?.[1] ?? '')).toBe(kept);
    expect(said).toMatch(/^inline; filename="[^"\\%;]*"; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/);
    for (const file of server.files()) expect(file).toMatch(/^files\/[0-9a-f-]{36}$/);
  });

  /** A request with a body as it is, whatever its headers say of it. */
  const raw = (head: readonly string[], body: Uint8Array): Promise<string> => {
    const lines = [
      ...head,
      'Host: localhost',
      `Cookie: ${cookie}`,
      `X-Partnership: ${scene.slug}`,
      `Content-Length: ${body.length}`,
      'Connection: close',
      '',
      '',
    ];
    return sendRaw(server.port, lines.join('\r\n'), body);
  };
  const multipart = (disposition: string): Uint8Array =>
    bytes(
      '--edge\r\n',
      `Content-Disposition: form-data; name="file"; ${disposition}\r\n\r\n`,
      pdf(),
      '\r\n--edge--\r\n',
    );

  it('have no name that breaks out of its line', async () => {
    const odd = [
      'filename="a\0.pdf"',
      'filename="a.pdf\r\nX-Evil: yes"',
      'filename="a.pdf\nContent-Type: text/html"',
      "filename*=UTF-8''..%2F..%2Fa%0D%0AX-Evil%3A%20yes.pdf",
      'filename="a.pdf"; filename="b.html"',
      `filename="${'x'.repeat(20_000)}.pdf"`,
      'filename=""',
    ];
    for (const disposition of odd) {
      const answer = await raw(
        ['POST /api/uploads HTTP/1.1', 'Content-Type: multipart/form-data; boundary=edge'],
        multipart(disposition),
      );
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
      expect([disposition.slice(0, 60), status === 200 || (status >= 400 && status < 500)]).toEqual([
        disposition.slice(0, 60),
        true,
      ]);
    }
    const { rows } = await server.database.owner.query<{ name: string }>(
      'SELECT file_name AS name FROM upload',
    );
    for (const { name } of rows) {
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\:*?"<>|]/u);
      expect([...name].length).toBeLessThanOrEqual(200);
    }
  });

  it('are not unpacked where a request says that it is packed', async () => {
    const before = await uploads();
    const packed = gzipSync(multipart('filename="a.pdf"'));
    const bomb = gzipSync(JSON.stringify({ query: `{ here } #${' '.repeat(20_000_000)}` }));
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip', 'identity, gzip']) {
      const begun = process.memoryUsage().rss;
      const upload = await raw(
        [
          'POST /api/uploads HTTP/1.1',
          'Content-Type: multipart/form-data; boundary=edge',
          `Content-Encoding: ${encoding}`,
        ],
        packed,
      );
      const query = await raw(
        ['POST /graphql HTTP/1.1', 'Content-Type: application/json', `Content-Encoding: ${encoding}`],
        bomb,
      );
      for (const answer of [upload, query]) expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(process.memoryUsage().rss - begun).toBeLessThan(100 * 1024 * 1024);
    }
    expect(await uploads()).toBe(before);
  });
});
