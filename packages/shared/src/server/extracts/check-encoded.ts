import { PassThrough } from 'node:stream';
import {
  type EncodedHead,
  encodedRowReader,
  isEncodedExtract,
  MOST_EXTRACT_ROWS,
  readEncodedHead,
} from '../../rules/index.js';
import type { CheckedFile } from './check-rows.js';
import type { CheckPlace } from './check-work.js';
import { Findings, Unreadable } from './findings.js';
import { SeenIds } from './seen-ids.js';

/** Longer than any line that weft-encode writes. */
const LONGEST_LINE = 256 * 1024;

/**
 * Looks through a file that its owner encoded: its first line, and that each row holds an id and codes alone. It is kept
 * as it is, since a changed one could not be compared.
 * @throws Unreadable in sentences; NotWanted; what the disk says
 */
export async function checkEncoded(place: CheckPlace): Promise<CheckedFile> {
  const { files, key, follow } = place;
  const findings = new Findings();
  const seen = new SeenIds();
  let encoding: EncodedHead | null = null;
  let read: Exclude<ReturnType<typeof encodedRowReader>, string> | null = null;
  for await (const line of linesOf(place)) {
    if (encoding === null) encoding = mustBe(readEncodedHead(line));
    else if (read === null) read = mustBe(encodedRowReader(line, encoding));
    else if (line !== '') {
      const { id } = mustBe(read(line));
      if (seen.add(id)) throw new Unreadable(['Two rows of the file have the same id. Ask for it anew.']);
      if (findings.rows === MOST_EXTRACT_ROWS)
        throw new Unreadable([`The file has more than ${MOST_EXTRACT_ROWS.toLocaleString('en-GB')} rows.`]);
      findings.keep(findings.rows + 3, [], []);
      if (findings.rows % 1000 === 0) await follow.at(findings.rows, 0);
    }
  }
  if (encoding === null || findings.rows === 0)
    throw new Unreadable(['The file has no rows below its first two lines.']);
  const clean = await files.receive(await files.read(key), new PassThrough());
  const found = { ...findings.end(), preview: [], headings: [], columns: [], notes: [], encoding };
  return { clean, found };
}

function mustBe<T>(read: T | string): T {
  if (typeof read === 'string') throw new Unreadable([read]);
  return read;
}

async function* linesOf({ files, key }: CheckPlace): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of await files.read(key)) {
    const lines = (rest + (piece as Buffer).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
    if (rest.length > LONGEST_LINE)
      throw new Unreadable([
        isEncodedExtract(rest)
          ? 'The first line of the file is too long. Ask for it anew.'
          : 'A row of the file is too long. Was it changed? Ask for it anew.',
      ]);
  }
  if (rest !== '') yield rest;
}
