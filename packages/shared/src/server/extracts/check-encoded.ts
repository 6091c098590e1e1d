import { PassThrough } from 'node:stream';
import {
  type EncodingHeader,
  encodedRowReader,
  isEncoded,
  MOST_EXTRACT_ROWS,
  type PersonField,
  readEncodingHeader,
  whyNotAgreed,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { fingerprintOf } from '../matching/encoding/fingerprint-of.js';
import { withTenant } from '../tenancy/index.js';
import type { CheckedFile } from './check-rows.js';
import type { CheckPlace } from './check-work.js';
import { holdsNoText, linesOfEncoded } from './encoded-lines.js';
import { Findings, Unreadable } from './findings.js';
import { SeenIds } from './seen-ids.js';

/** Longer than any line that weft-encode writes. */
const LONGEST_LINE = 256 * 1024;
/** Of the first line, which holds six fields at most; longer ones the matching could not read. */
const LONGEST_HEAD = 16 * 1024;
/** Rows of our own file whose participants are looked for by one statement. */
const LOOKED_FOR_AT_ONCE = 5_000;
/** The first row stands below the file's own line and the headings. */
const FIRST_ROW = 3;
const LINE_FEED = 0x0a;

/**
 * What weft-encode calls a row where it does not keep its owner's id: a code of its own, or the number of the row, which
 * cannot be told from a short number of its owner's.
 */
const CODE_OF_ROW = /^(?:p[A-Za-z0-9_-]{22}|[1-9]\d{0,6})$/;
const NO_CODE =
  'A row of the file is called by something else than a code: it could be a name, or a number by which somebody is known. Ask for it anew, encoded without --pseudonym none.';

const NOBODY_OF_OURS =
  'No participant is called so. Encode the file of participants that “How to encode” gives, with --pseudonym none.';

/** What to do about a file that is not as weft-encode wrote it: nobody asks somebody else for their own. */
const ANEW = { OURS: 'Make it anew', THEIRS: 'Ask for it anew' } as const;

/**
 * Looks through a file that its owner encoded: its first line, that it was made of nothing that the agreement does not
 * compare, and that each row holds an id and codes alone. It is kept as it is, since a changed one could not be compared.
 * @param side OURS: each row is called by the id of its participant; THEIRS: by a code or a row number, and by no word of its owner's
 * @throws Unreadable in sentences; NotWanted; what the disk says
 */
export async function checkEncoded(
  place: CheckPlace,
  compares: readonly PersonField[],
  side: 'OURS' | 'THEIRS',
): Promise<CheckedFile> {
  const { files, key, follow } = place;
  const findings = new Findings();
  const seen = new SeenIds();
  const ours = side === 'OURS' ? new OurRows(place, findings) : null;
  const anew = ANEW[side];
  let encoding: EncodingHeader | null = null;
  let read: Exclude<ReturnType<typeof encodedRowReader>, string> | null = null;
  const inAll = await countRows(place);
  let rows = 0;
  for await (const line of linesOf(place, anew)) {
    if (encoding === null) encoding = mustBeAgreed(line, compares, anew);
    else if (read === null) read = mustBe(encodedRowReader(line, encoding, anew));
    else if (line !== '') {
      const { id } = mustBe(read(line));
      // whoever made a file by hand could write anything there, and reviewers read it
      if (ours === null && !CODE_OF_ROW.test(id)) throw new Unreadable([NO_CODE]);
      // the same participant, in whichever letters the id is written
      if (seen.add(ours ? id.toLowerCase() : id))
        throw new Unreadable([`Two rows of the file have the same id. ${anew}.`]);
      if (rows === MOST_EXTRACT_ROWS)
        throw new Unreadable([`The file has more than ${MOST_EXTRACT_ROWS.toLocaleString('en-GB')} rows.`]);
      const number = rows + FIRST_ROW;
      rows += 1;
      if (ours) await ours.add(number, id);
      else findings.keep(number, [], []);
      if (rows % 1000 === 0) await follow.at(rows, inAll);
    }
  }
  await ours?.lookUp();
  if (encoding === null || rows === 0)
    throw new Unreadable(['The file has no rows below its first two lines.']);
  const clean = await files.receive(await files.read(key), new PassThrough());
  const found = { ...findings.end(), preview: [], headings: [], columns: [], notes: [], encoding };
  return { clean, found };
}

/** Rows below the file's own line and the headings, by their ends: codes hold none, and no line may be long yet. */
async function countRows({ files, key }: CheckPlace): Promise<number> {
  let lines = 0;
  let last = LINE_FEED;
  for await (const piece of await files.read(key)) {
    const bytes = piece as Buffer;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
    last = bytes.at(-1) ?? last;
  }
  return Math.min(MOST_EXTRACT_ROWS, Math.max(0, lines + (last === LINE_FEED ? 0 : 1) - FIRST_ROW + 1));
}

function mustBeAgreed(line: string, compares: readonly PersonField[], anew: string): EncodingHeader {
  const header = readEncodingHeader(line);
  if (typeof header === 'string') throw new Unreadable([`The file cannot be used: ${header}`]);
  if (fingerprintOf(header.settings) !== header.settingsFingerprint)
    throw new Unreadable([
      `The settings in the first line of the file are not those of its fingerprint, so somebody changed the line. ${anew}.`,
    ]);
  const more = whyNotAgreed(header.settings, compares);
  if (more !== null) throw new Unreadable([more]);
  return header;
}

/** Rows of our own: each has to lead to a participant, or it stays out. */
class OurRows {
  private waiting: { readonly line: number; readonly id: string }[] = [];

  constructor(
    private readonly place: CheckPlace,
    private readonly findings: Findings,
  ) {}

  async add(line: number, id: string): Promise<void> {
    this.waiting.push({ line, id });
    if (this.waiting.length >= LOOKED_FOR_AT_ONCE) await this.lookUp();
  }

  async lookUp(): Promise<void> {
    const asked = this.waiting.map(({ id }) => id.toLowerCase()).filter(isId);
    const known = await withTenant(this.place.actor, async (tenant) => {
      const rows = await tenant.rows<{ id: string }>(
        'SELECT id FROM participant WHERE partnership_id = $1 AND id = ANY ($2)',
        [tenant.partnership.id, asked],
      );
      return new Set(rows.map(({ id }) => id));
    });
    for (const { line, id } of this.waiting)
      if (known.has(id.toLowerCase())) this.findings.keep(line, [], []);
      else this.findings.leaveOut(line, [{ column: '', message: NOBODY_OF_OURS }]);
    this.waiting = [];
  }
}

function mustBe<T>(read: T | string): T {
  if (typeof read === 'string') throw new Unreadable([read]);
  return read;
}

async function* linesOf({ files, key }: CheckPlace, anew: string): AsyncGenerator<string> {
  const mustNotBeLong = (beginning: string): void => {
    if (beginning.length > LONGEST_LINE) throw tooLong(beginning, anew);
  };
  let isHead = true;
  for await (const line of linesOfEncoded(await files.read(key), mustNotBeLong)) {
    if (isHead ? line.length > LONGEST_HEAD && isEncoded(line) : line.length > LONGEST_LINE)
      throw tooLong(line, anew);
    if (holdsNoText(line))
      throw new Unreadable([
        `The file holds characters that weft-encode never writes. Was it opened and saved by another program? ${anew}.`,
      ]);
    isHead = false;
    yield line;
  }
}

const tooLong = (line: string, anew: string): Unreadable =>
  new Unreadable([
    isEncoded(line)
      ? `The first line of the file is too long. ${anew}.`
      : `A row of the file is too long. Was it changed? ${anew}.`,
  ]);
