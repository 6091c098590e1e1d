import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodingFor, writeEncodingHeader } from '../../rules/index.js';
import {
  arrivingBytes,
  type ExtractScene,
  granted,
  keptText,
  makeExtractScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import type { FileStore } from '../files/index.js';
import { fingerprintOf } from '../matching/encoding/fingerprint-of.js';
import { systemActor } from '../tenancy/index.js';
import {
  acceptExtract,
  checkExtract,
  extract,
  extractFaults,
  openExtractStore,
  receiveExtract,
} from './index.js';

const HEAD = 'Record ID,First name,Last name,Date of birth,Start date';
const ROW = '1,Zoë,Nuñez,5/3/1987,2026-01-05';
const ENCODING = encodingFor(['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE']);
const HEADER = {
  settings: ENCODING,
  settingsFingerprint: fingerprintOf(ENCODING),
  keyFingerprint: '0123456789abcdef',
};
const CODE = Buffer.alloc(128, 7).toString('base64');

describe('looking through an extract', () => {
  const home = mkdtempSync(join(tmpdir(), 'weft-check-'));
  const files = openExtractStore(home);
  let database: TestDatabase;
  let scene: ExtractScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeExtractScene(database.owner);
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  const send = async (content: Readable, agreementId?: string, store: FileStore = files) =>
    receiveExtract(scene.dataLead, store, {
      content,
      fileName: 'records.csv',
      agreementId: agreementId ?? (await scene.agreement()),
      describesUntil: '2026-03-31',
    });
  const check = (id: string, store: FileStore = files) =>
    checkExtract(systemActor(scene.partnershipId), store, id);
  const standing = async (id: string) => {
    const found = await extract(scene.dataLead, id);
    if (!found) throw new Error('The extract is gone.');
    return found;
  };
  const sent = async (content: string | Buffer, agreementId?: string) => {
    const id = await send(arrivingBytes(content), agreementId);
    await check(id);
    return standing(id);
  };
  const keysOf = async (id: string) =>
    (
      await database.owner.query<{ original: string | null; clean: string | null }>(
        'SELECT storage_key AS original, clean_key AS clean FROM extract WHERE id = $1',
        [id],
      )
    ).rows[0] ?? { original: null, clean: null };
  const onDisk = (): number =>
    readdirSync(join(home, 'extracts'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    ).length;

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${HEAD}\n${ROW}\n`)],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${HEAD.replaceAll(',', '\t')}\r\n${ROW.replaceAll(',', '\t')}\r\n`, 'utf16le'),
    ],
    [
      'the encoding of Windows',
      Buffer.from(`${HEAD.replaceAll(',', ';')}\r\n${ROW.replaceAll(',', ';')}`, 'latin1'),
    ],
  ])('reads %s', async (_, content) => {
    const found = await sent(content);
    expect(found).toMatchObject({ state: 'CHECKED', good: 1, staysOut: 0 });
    expect(await keptText(files, (await keysOf(found.id)).clean ?? '')).toContain('1,Zoë,Nuñez,1987-03-05,');
  });

  it('reads a letter of Windows in the last of many rows, after plain ones', async () => {
    const many = Array.from({ length: 20_000 }, (_, nth) => `${nth},Ann,Lee,5/3/1987,2026-01-05`);
    const found = await sent(
      Buffer.from([HEAD, ...many, 'last,Zoë,Lee,5/3/1987,2026-01-05'].join('\n'), 'latin1'),
    );
    expect(found).toMatchObject({ good: 20_001, staysOut: 0 });
    expect(await keptText(files, (await keysOf(found.id)).clean ?? '')).toContain('\nlast,Zoë,Lee,');
  });

  it('takes no empty file, no workbook, and nothing that breaks off, and keeps nothing of them', async () => {
    const before = onDisk();
    for (const [content, reason] of [
      [arrivingBytes(''), 'WRONG_TYPE'],
      [arrivingBytes(Buffer.from([0x50, 0x4b, 3, 4, 0, 0])), 'WRONG_TYPE'],
      [Readable.from(breaksOff()), 'BROKEN_OFF'],
    ] as const)
      await expect(send(content)).rejects.toMatchObject({ reason });
    expect(onDisk()).toBe(before);
  });

  it.each([
    ['headings alone', `${HEAD}\n`, 'no rows'],
    ['one column', 'Surname\nLee\nLow\n', '“Record number”'],
    ['bytes that are no text', `${HEAD}\n1,\0\0,\n`, 'no text'],
    [
      'a quotation mark that is never closed',
      `${HEAD}\n${ROW}\n2,"Ann,Lee,5/3/1987,\n${ROW}\n`,
      'line 3 is never closed',
    ],
    ['a row that is cut off', `${HEAD}\n${ROW}\n2,Ann,Le`, 'in the middle of line 3'],
    ['a line without an end', `${HEAD}\n${'x'.repeat(1_500_000)}\n`, 'longer than any row'],
  ])('says of %s that it cannot be read', async (_, content, words) => {
    const found = await sent(content);
    expect(found).toMatchObject({ state: 'UNREADABLE', good: 0 });
    expect(found.problems.join(' ')).toContain(words);
    expect((await keysOf(found.id)).clean).toBeNull();
  });

  it('keeps the first faulty rows and counts all, and holds no more of many rows than of few', async () => {
    const rows = 120_000;
    let after = 0;
    const id = await send(
      Readable.from(
        (function* () {
          yield `${HEAD},Notes\n`;
          for (let nth = 0; nth < rows; nth += 1000)
            yield Array.from(
              { length: 1000 },
              (_, at) =>
                `R${nth + at},Ann,Lee,${at % 2 === 0 ? '5/3/1987' : 'never'},2026-01-05,${'x'.repeat(200)}\n`,
            ).join('');
        })(),
      ),
    );
    const before = used();
    await checkExtract(systemActor(scene.partnershipId), files, id, {
      noteEvery: 250,
      onProgress: () => {
        after = Math.max(after, used());
      },
    });
    const found = await standing(id);
    expect(found).toMatchObject({ rows, done: rows, good: rows, staysOut: 0 });
    expect(found.messages).toEqual([
      { message: expect.stringContaining('cannot be read as a date'), rows: rows / 2 },
    ]);
    expect(await extractFaults(scene.dataLead, id)).toHaveLength(100);
    const { rows: kept } = await database.owner.query('SELECT FROM extract_fault WHERE extract_id = $1', [
      id,
    ]);
    expect(kept).toHaveLength(1_000);
    // the file has 28 MB
    expect(after - before).toBeLessThan(14 * 1024 * 1024);
  });

  it.each([
    ['names', {}, [HEAD], (nth: number) => `R${nth},Ann,"Lee\n\nLane",5/3/1987,2026-01-05`],
    [
      'codes',
      { form: 'ENCODED' } as const,
      [writeEncodingHeader(HEADER), 'id,names,birth'],
      (nth: number) => `${nth + 1},${CODE},${CODE}`,
    ],
  ])(
    'counts rows of %s, and neither headings nor line breaks among them, while it goes on',
    async (_, form, head, row) => {
      const lines = [...head, ...Array.from({ length: 2_500 }, (__, nth) => row(nth))];
      const id = await send(arrivingBytes(lines.join('\n')), await scene.agreement(form));
      const seen: unknown[] = [];
      await checkExtract(systemActor(scene.partnershipId), files, id, {
        noteEvery: 0,
        onProgress: async () => {
          const { rows, done, state } = await standing(id);
          if (state === 'CHECKING') seen.push([rows, done <= rows]);
        },
      });
      expect(seen.length).toBeGreaterThan(0);
      expect(seen).toEqual(seen.map(() => [2_500, true]));
      expect(await standing(id)).toMatchObject({ state: 'CHECKED', rows: 2_500, done: 2_500, good: 2_500 });
    },
  );

  it('says that there is no room, keeps nothing half written, and goes on when there is', async () => {
    const full: FileStore = {
      ...files,
      receive: async (content, look) => {
        await pipeline(content, look, createWriteStream('/dev/full'));
        throw new Error('There was room after all.');
      },
    };
    const before = onDisk();
    await expect(send(arrivingBytes(`${HEAD}\n${ROW}\n`), undefined, full)).rejects.toMatchObject({
      reason: 'NO_ROOM',
    });
    expect(onDisk()).toBe(before);
    // more than is held before the disk says no
    const many = Array.from({ length: 60_000 }, (_, nth) => `${nth}x,Ann,Lee,5/3/1987,2026-01-05\n`).join('');
    const id = await send(arrivingBytes(`${HEAD}\n${many}`));
    await expect(check(id, full)).rejects.toMatchObject({ reason: 'NO_ROOM' });
    expect(await standing(id)).toMatchObject({ state: 'CHECKING', preview: { rows: [] } });
    expect((await keysOf(id)).clean).toBeNull();
    await check(id);
    expect(await standing(id)).toMatchObject({ state: 'CHECKED', good: 60_000 });
  });

  it('takes encoded files only where nothing else may come, and keeps them as they are', async () => {
    const agreementId = await scene.agreement({ form: 'ENCODED' });
    const before = onDisk();
    await expect(send(arrivingBytes(`${HEAD}\n${ROW}\n`), agreementId)).rejects.toMatchObject({
      reason: 'WRONG_TYPE',
    });
    expect(onDisk()).toBe(before);
    const head = `${writeEncodingHeader(HEADER)}\nid,names,birth\n`;
    const name = `p${'a_'.repeat(11)}`;
    const text = `${head}${name},${CODE},${CODE}\n2,${CODE},\n`;
    await expect(send(arrivingBytes(text))).rejects.toMatchObject({ reason: 'WRONG_TYPE' });
    const found = await sent(text, agreementId);
    expect(found).toMatchObject({
      state: 'CHECKED',
      isEncoded: true,
      good: 2,
      rows: 2,
      preview: { rows: [] },
    });
    granted(await acceptExtract(scene.dataLead, files, found.id));
    const keys = await keysOf(found.id);
    expect(keys.original).toBeNull();
    expect(await keptText(files, keys.clean ?? '')).toBe(text);
    const { rows } = await database.owner.query('SELECT encoding FROM extract WHERE id = $1', [found.id]);
    expect(rows).toEqual([{ encoding: HEADER }]);
    for (const [content, words] of [
      [`${head}${name},Ann,Lee\n`, 'something else than codes'],
      [`${head}${name},${CODE},\n${name},${CODE},\n`, 'the same id'],
      // of a hand that wrote the file, or of an owner who kept their ids
      [`${head}Ann Lee 1980-01-02,${CODE},\n`, 'could be a name'],
      [`${head}QQ123456C,${CODE},\n`, 'could be a name'],
      [`${head}9434765919,${CODE},\n`, 'could be a name'],
      [`${head}"=1+1",${CODE},\n`, 'could be a name'],
      [`${head},${CODE},\n`, 'no id'],
      [head, 'no rows'],
      ['# weft-encoding {"version":2}\n', 'another version'],
    ] as const)
      expect((await sent(content, agreementId)).problems.join(' ')).toContain(words);
  });
});

function used(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function* breaksOff(): AsyncGenerator<string> {
  yield `${HEAD}\n`;
  throw new Error('The connection is gone.');
}
