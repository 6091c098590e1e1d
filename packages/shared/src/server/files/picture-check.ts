import { crc32 } from 'node:zlib';
import { isSamsungTrailer, LONGEST_TRAILER } from './samsung-trailer.js';

/** The longest side of a picture, and how many points it may have: more than telephones make, less than a program chokes on. */
const LONGEST_SIDE = 30_000;
const MOST_POINTS = 120_000_000;

/**
 * What is wrong with a picture: DAMAGED, or not whole; HUGE when it is opened, however small the file; MORE than a
 * picture in it.
 */
export type PictureFault = 'DAMAGED' | 'HUGE' | 'MORE';

/** What a walk wants next: exactly so many bytes, at most so many, or all up to and with a byte (which are dropped). */
type Wish = { readonly take: number } | { readonly some: number } | { readonly until: number };
/** Gets what it wished for; fewer bytes only at the end of the file. Returns at the end, or at the first fault. */
type Walk<Result> = Generator<Wish, Result, Buffer>;

/**
 * Walks through a PNG or JPEG picture, piece by piece as it arrives, from its mark to its very end: a mark alone says
 * nothing of what follows it. Points are not unpacked.
 */
export class PictureCheck {
  private readonly walk = picture();
  private wish: Wish | null;
  private rest: Buffer = Buffer.alloc(0);
  private fault: PictureFault | null = null;

  constructor() {
    const first = this.walk.next();
    this.wish = first.done ? null : first.value;
  }

  add(bytes: Buffer): void {
    if (this.wish === null) return;
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    for (let got = this.grant(); got !== null; got = this.grant()) this.goOn(got);
  }

  /** Once, after the last piece; null for a picture that is whole, and for what has no picture's mark. */
  end(): PictureFault | null {
    while (this.wish !== null) this.goOn('until' in this.wish ? Buffer.alloc(0) : this.cut(this.rest.length));
    return this.fault;
  }

  private goOn(got: Buffer): void {
    const next = this.walk.next(got);
    if (!next.done) {
      this.wish = next.value;
      return;
    }
    this.wish = null;
    this.rest = Buffer.alloc(0);
    this.fault = next.value;
  }

  private grant(): Buffer | null {
    const { wish, rest } = this;
    if (wish === null) return null;
    if ('take' in wish) return rest.length < wish.take ? null : this.cut(wish.take);
    if ('some' in wish) return rest.length === 0 ? null : this.cut(Math.min(wish.some, rest.length));
    const at = rest.indexOf(wish.until);
    if (at !== -1) return this.cut(at + 1).subarray(at);
    this.rest = Buffer.alloc(0);
    return null;
  }

  private cut(length: number): Buffer {
    const piece = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return piece;
  }
}

function* picture(): Walk<PictureFault | null> {
  const mark = (yield { take: 2 }).toString('hex');
  if (mark === 'ffd8') return yield* jpegFile();
  if (mark !== '8950') return null;
  return (yield { take: 6 }).toString('hex') === '4e470d0a1a0a' ? yield* pngFile() : null;
}

function wrongSize(width: number, height: number): PictureFault | null {
  if (width === 0 || height === 0) return 'DAMAGED';
  const isHuge = width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_POINTS;
  return isHuge ? 'HUGE' : null;
}

/** The bit depths of each colour type (PNG, 11.2.1). */
const PNG_DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Chunks with their checksums, IHDR first, IDATs together, IEND at the very end. */
function* pngFile(): Walk<PictureFault | null> {
  let before = '';
  let hasPoints = false;
  for (;;) {
    const head = yield { take: 8 };
    if (head.length < 8) return 'DAMAGED';
    const length = head.readUInt32BE(0);
    const kind = head.toString('latin1', 4);
    if (!/^[A-Za-z]{4}$/.test(kind) || (kind === 'IHDR') !== (before === '')) return 'DAMAGED';
    // a capital letter: who does not know the chunk cannot show the picture
    if (/^[A-Z]/.test(kind) && !['IHDR', 'PLTE', 'IDAT', 'IEND'].includes(kind)) return 'DAMAGED';
    if (kind === 'IDAT' && hasPoints && before !== 'IDAT') return 'DAMAGED';
    if ((kind === 'IHDR' && length !== 13) || (kind === 'IEND' && length !== 0)) return 'DAMAGED';
    let sum = crc32(head.subarray(4));
    for (let left = length; left > 0; ) {
      // the header in one piece
      const data: Buffer = yield kind === 'IHDR' ? { take: left } : { some: left };
      if (data.length === 0 || (kind === 'IHDR' && data.length < left)) return 'DAMAGED';
      const wrong = kind === 'IHDR' ? wrongPngHeader(data) : null;
      if (wrong) return wrong;
      sum = crc32(data, sum);
      left -= data.length;
    }
    const said = yield { take: 4 };
    if (said.length < 4 || said.readUInt32BE(0) !== sum) return 'DAMAGED';
    if (kind === 'IEND') break;
    hasPoints ||= kind === 'IDAT' && length > 0;
    before = kind;
  }
  if (!hasPoints) return 'DAMAGED';
  // nothing pads a PNG; a cropped one may still hold what was cut off
  return (yield { take: 1 }).length === 0 ? null : 'MORE';
}

function wrongPngHeader(header: Buffer): PictureFault | null {
  const [depth = 0, colour = 0, packing, filter, interlace = 0] = header.subarray(8);
  if (!PNG_DEPTHS[colour]?.includes(depth) || packing !== 0 || filter !== 0 || interlace > 1)
    return 'DAMAGED';
  return wrongSize(header.readUInt32BE(0), header.readUInt32BE(4));
}

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];
/** Frames that browsers draw: baseline, extended and progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** What may stand between: tables (DHT, DAC, DQT, DNL, DRI), what programs note (APP0 to APP15), a comment. */
const isNote = (marker: number): boolean =>
  [0xc4, 0xcc, 0xdb, 0xdc, 0xdd, 0xfe].includes(marker) || (marker >= 0xe0 && marker <= 0xef);
/** Within a scan: a byte 255 of the points themselves, or a place to begin anew. */
const isOfScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * A picture, and what telephones put behind it: further whole pictures (a smaller one, one for brighter screens), zeros,
 * and Samsung's notes of at most 64 kB. Not a film: nobody who looks at the evidence would know of it.
 */
function* jpegFile(): Walk<PictureFault | null> {
  const wrong = yield* jpegImage();
  if (wrong) return wrong;
  for (;;) {
    const [byte] = yield { take: 1 };
    if (byte === undefined) return null;
    if (byte === 0) continue;
    if (byte !== 0xff) return yield* trailer(byte);
    if ((yield { take: 1 })[0] !== SOI) return 'MORE';
    const wrongToo = yield* jpegImage();
    if (wrongToo) return wrongToo;
  }
}

/** One picture from behind its first marker to its last. */
function* jpegImage(): Walk<PictureFault | null> {
  let hasFrame = false;
  let hasScan = false;
  let marker = yield* markerHere();
  while (marker !== EOI) {
    const isFrame = FRAMES.includes(marker);
    if (marker === -1 || !(isFrame || marker === SOS || isNote(marker))) return 'DAMAGED';
    const size = yield { take: 2 };
    const length = size.length < 2 ? 0 : size.readUInt16BE(0);
    if (length < 2) return 'DAMAGED';
    const body = yield { take: length - 2 };
    if (body.length < length - 2 || (isFrame && hasFrame) || (marker === SOS && !hasFrame)) return 'DAMAGED';
    const wrong = isFrame ? wrongFrame(body) : null;
    if (wrong) return wrong;
    hasFrame ||= isFrame;
    hasScan ||= marker === SOS;
    marker = marker === SOS ? yield* markerAfterScan() : yield* markerHere();
  }
  return hasScan ? null : 'DAMAGED';
}

function wrongFrame(body: Buffer): PictureFault | null {
  const components = body[5] ?? 0;
  if (components < 1 || components > 4 || body.length !== 6 + 3 * components) return 'DAMAGED';
  return wrongSize(body.readUInt16BE(3), body.readUInt16BE(1));
}

/** The marker that must stand here, after any number of 255s; -1 when there is none. */
function* markerHere(): Walk<number> {
  if ((yield { take: 1 })[0] !== 0xff) return -1;
  return yield* markerCode();
}

function* markerCode(): Walk<number> {
  for (;;) {
    const [code = -1] = yield { take: 1 };
    if (code !== 0xff) return code;
  }
}

function* markerAfterScan(): Walk<number> {
  for (;;) {
    if ((yield { until: 0xff }).length === 0) return -1;
    const code = yield* markerCode();
    if (!isOfScan(code)) return code;
  }
}

function* trailer(first: number): Walk<PictureFault | null> {
  const rest = yield { take: LONGEST_TRAILER };
  const isWhole = rest.length < LONGEST_TRAILER;
  return isWhole && isSamsungTrailer(Buffer.concat([Buffer.from([0, 0, first]), rest])) ? null : 'MORE';
}
