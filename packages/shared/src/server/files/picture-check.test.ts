import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PictureCheck, type PictureFault } from './picture-check.js';

function wrongWith(file: Buffer, piece = file.length || 1): PictureFault | null {
  const check = new PictureCheck();
  for (let at = 0; at < file.length; at += piece) check.add(file.subarray(at, at + piece));
  return check.end();
}

const number = (bytes: 1 | 2 | 4, value: number, little = false): Buffer => {
  const buffer = Buffer.alloc(bytes);
  if (little) buffer.writeUIntLE(value, 0, bytes);
  else buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

const PNG_MARK = Buffer.from('89504e470d0a1a0a', 'hex');
function chunk(kind: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([number(4, data.length), body, number(4, crc32(body))]);
}
/** Grey, eight bits; other bytes of the header by their place. */
function header(width: number, height: number, change: Record<number, number> = {}): Buffer {
  const bytes = Buffer.concat([number(4, width), number(4, height), Buffer.from([8, 0, 0, 0, 0])]);
  for (const [at, value] of Object.entries(change)) bytes[Number(at)] = value;
  return bytes;
}
const points = deflateSync(Buffer.alloc(5 * 4));
const png = (...between: Buffer[]): Buffer =>
  Buffer.concat([
    PNG_MARK,
    chunk('IHDR', header(4, 4)),
    ...between,
    chunk('IDAT', points.subarray(0, 5)),
    chunk('IDAT', points.subarray(5)),
    chunk('tEXt', Buffer.from('Software\0camera')),
    chunk('IEND'),
  ]);

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), number(2, body.length + 2), body]);
const frame = (marker: number, width: number, height: number): Buffer =>
  segment(
    marker,
    Buffer.concat([Buffer.from([8]), number(2, height), number(2, width), Buffer.from([1, 1, 0x11, 0])]),
  );
const scan = (of: Buffer): Buffer => Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), of]);
/** Points, a byte 255 among them, and a place to begin anew. */
const SCANNED = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0x78]);
const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const tables = Buffer.concat([segment(0xdb, Buffer.alloc(65, 1)), segment(0xc4, Buffer.alloc(20, 1))]);
const baseline = Buffer.concat([SOI, tables, frame(0xc0, 640, 480), scan(SCANNED), EOI]);
/** As telephones write it: notes with a small picture in them, a colour profile, several scans. */
const fromTelephone = Buffer.concat([
  SOI,
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*'), baseline])),
  segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001'), Buffer.alloc(500, 0xff)])),
  segment(0xfe, Buffer.from('a comment')),
  Buffer.from([0xff, 0xff]),
  tables,
  frame(0xc2, 4032, 3024),
  scan(SCANNED),
  segment(0xc4, Buffer.alloc(20, 1)),
  scan(SCANNED),
  scan(SCANNED),
  EOI,
]);

function samsungTrailer(...notes: Buffer[]): Buffer {
  const blocks = notes.map((note) =>
    Buffer.concat([Buffer.from([0, 0, 1, 0x0a]), number(4, 4, true), Buffer.from('Note'), note]),
  );
  const length = Buffer.concat(blocks).length;
  let from = 0;
  const entries = blocks.map((block) => {
    const entry = [
      Buffer.from([0, 0, 1, 0x0a]),
      number(4, length - from, true),
      number(4, block.length, true),
    ];
    from += block.length;
    return Buffer.concat(entry);
  });
  const directory = Buffer.concat([
    Buffer.from('SEFH'),
    number(4, 106, true),
    number(4, blocks.length, true),
    ...entries,
  ]);
  return Buffer.concat([...blocks, directory, number(4, directory.length, true), Buffer.from('SEFT')]);
}
const withTrailer = Buffer.concat([
  fromTelephone,
  samsungTrailer(Buffer.from('1700000000000'), Buffer.from('more')),
]);
/** The smaller picture, or the one for brighter screens, that follows the first. */
const withSecond = Buffer.concat([fromTelephone, Buffer.alloc(3), baseline, Buffer.alloc(100)]);

const PICTURES = { 'a PNG': png(), baseline, fromTelephone, withTrailer, withSecond };

describe('a picture', () => {
  it.each(Object.entries(PICTURES))('that is whole passes, however it is cut into pieces: %s', (_, file) => {
    expect(wrongWith(file)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (piece) => {
        expect(wrongWith(file, piece)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a PNG', png()] as const,
    ['baseline', baseline] as const,
    ['fromTelephone', fromTelephone] as const,
  ])('that breaks off anywhere is damaged: %s', (_, file) => {
    const mark = file[0] === 0xff ? 2 : 8;
    for (let end = mark; end < file.length; end++)
      expect([end, wrongWith(file.subarray(0, end))]).toEqual([end, 'DAMAGED']);
  });

  it('holds nothing behind its end but what telephones put there', () => {
    const more = [
      Buffer.from('<html><script>alert(1)</script></html>'),
      Buffer.from('PK\u0003\u0004 a whole archive'),
      Buffer.from('\0\0\0\u0018ftypmp42 and a film'),
      Buffer.from('%PDF-1.4'),
      Buffer.from([0xff, 0xfb, 0x90]),
      Buffer.concat([Buffer.from('hidden'), samsungTrailer(Buffer.from('note'))]),
      samsungTrailer(Buffer.alloc(70_000)),
    ];
    for (const behind of more) {
      expect([behind, wrongWith(Buffer.concat([fromTelephone, behind]), 64)]).toEqual([behind, 'MORE']);
      expect([behind, wrongWith(Buffer.concat([png(), behind]), 64)]).toEqual([behind, 'MORE']);
    }
    // a cropped PNG may still hold what was cut off, even if it were zeros
    expect(wrongWith(Buffer.concat([png(), Buffer.alloc(1)]))).toBe('MORE');
    expect(wrongWith(Buffer.concat([baseline, fromTelephone.subarray(0, -1)]))).toBe('DAMAGED');
  });

  it('is more than its mark', () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    for (const mark of [PNG_MARK, SOI, Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')]) {
      expect(wrongWith(Buffer.concat([mark, page]))).toBe('DAMAGED');
      expect(wrongWith(Buffer.concat([mark, page, EOI]))).toBe('DAMAGED');
      expect(wrongWith(mark)).toBe('DAMAGED');
    }
  });

  it('has sane dimensions, however small the file is', () => {
    const sized = (width: number, height: number) => [
      wrongWith(
        Buffer.concat([PNG_MARK, chunk('IHDR', header(width, height)), chunk('IDAT', points), chunk('IEND')]),
      ),
      wrongWith(
        Buffer.concat([
          SOI,
          frame(0xc0, Math.min(width, 65_535), Math.min(height, 65_535)),
          scan(SCANNED),
          EOI,
        ]),
      ),
    ];
    expect(sized(12_000, 9_000)).toEqual([null, null]);
    expect(sized(16_384, 3_900)).toEqual([null, null]);
    for (const [width, height] of [
      [65_535, 65_535],
      [2 ** 31, 1],
      [30_001, 1],
      [12_000, 10_001],
    ] as const)
      expect(sized(width, height)).toEqual(['HUGE', 'HUGE']);
    expect([...sized(0, 10), ...sized(10, 0)]).toEqual(Array(4).fill('DAMAGED'));
    // also the second picture
    const second = Buffer.concat([SOI, frame(0xc0, 60_000, 60_000), scan(SCANNED), EOI]);
    expect(wrongWith(Buffer.concat([baseline, second]))).toBe('HUGE');
  });

  it('is built as its kind is', () => {
    const built = (...chunks: Buffer[]) => wrongWith(Buffer.concat([PNG_MARK, ...chunks]));
    const [first, last, data] = [chunk('IHDR', header(4, 4)), chunk('IEND'), chunk('IDAT', points)];
    const flipped = png();
    flipped[60] = (flipped[60] ?? 0) ^ 1;
    const wrong = {
      'a bit flipped': wrongWith(flipped),
      'no header': built(data, last),
      'two headers': built(first, first, data, last),
      'no points': built(first, last),
      'empty points': built(first, chunk('IDAT'), last),
      'points apart': built(first, data, chunk('tIME', Buffer.alloc(7)), data, last),
      'a chunk nobody knows': built(first, chunk('EVIL', Buffer.alloc(9)), data, last),
      'no name of a chunk': built(first, chunk('a<b>', Buffer.alloc(9)), data, last),
      'an end with something in it': built(first, data, chunk('IEND', Buffer.alloc(1))),
      'a depth that is none': built(chunk('IHDR', header(4, 4, { 8: 7 })), data, last),
      'a colour that is none': built(chunk('IHDR', header(4, 4, { 9: 5 })), data, last),
      'packed otherwise': built(chunk('IHDR', header(4, 4, { 10: 1 })), data, last),
      'a header that is too long': built(chunk('IHDR', Buffer.alloc(14, 1)), data, last),
      'a scan before its frame': wrongWith(Buffer.concat([SOI, tables, scan(SCANNED), EOI])),
      'no scan': wrongWith(Buffer.concat([SOI, tables, frame(0xc0, 4, 4), EOI])),
      'two frames': wrongWith(Buffer.concat([SOI, frame(0xc0, 4, 4), frame(0xc2, 4, 4), scan(SCANNED), EOI])),
      'a frame no browser draws': wrongWith(Buffer.concat([SOI, frame(0xc3, 4, 4), scan(SCANNED), EOI])),
      'a segment without a length': wrongWith(Buffer.concat([SOI, Buffer.from([0xff, 0xe0, 0, 1]), EOI])),
    };
    for (const [what, fault] of Object.entries(wrong)) expect([what, fault]).toEqual([what, 'DAMAGED']);
    expect(wrongWith(png(chunk('iCCP', Buffer.alloc(300, 7)), chunk('eXIf', Buffer.from('MM'))))).toBeNull();
  });

  it('is not asked of anything else', () => {
    for (const other of ['', 'a', '%PDF-1.4', 'Ann moved in.', '\u0089PN'])
      expect(wrongWith(Buffer.from(other))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 9 }), (bytes, piece) => {
        const file = Buffer.concat([SOI, Buffer.from(bytes)]);
        expect(wrongWith(file, piece)).toBe(wrongWith(file));
      }),
    );
  });
});
