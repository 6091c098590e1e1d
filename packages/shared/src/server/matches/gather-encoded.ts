import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EncodedRow, encodedRowOf } from '../../rules/index.js';
import { linesOfEncoded } from '../extracts/encoded-lines.js';
import type { FileStore } from '../files/index.js';
import { MatchingError } from '../matching/index.js';
import type { Actor } from '../tenancy/index.js';
import { EXTRACT_DELETED, NOBODY_TOLD } from './nothing-to-match.js';
import { type PersonValues, peopleToMatch, withoutBlanks } from './people-to-match.js';
import type { RunToDo } from './prepare-run.js';
import type { RecordKeys } from './record-keys.js';

/** The file's own line, and the headings. */
const HEAD_LINES = 2;

export interface GatheredEncoded {
  /** the participants' codes, and the other party's */
  readonly left: string;
  readonly right: string;
  /** who of the participants takes part: what is kept of each beside a pair, by their ids */
  readonly people: ReadonlyMap<string, PersonValues>;
  /** participants who may be matched, and are not in our file */
  readonly missing: number;
  /** what the other party calls the records of these keys */
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Writes both encoded files into the run's folder: of ours, the rows of participants alone who were told of it, have not
 * taken it back since and are not sealed, whenever the file was made.
 * @param keys how the database calls the agreement's records
 * @param wanted keys of records whose codes are asked for
 * @throws MatchingError, a sentence, where one side has nobody, or earlier runs had other keys
 */
export async function gatherEncoded(
  actor: Actor,
  files: FileStore,
  { agreementId, cleanKey, ourCleanKey, ourName, compares, keyMarks }: RunToDo,
  folder: string,
  keys: RecordKeys,
  wanted: ReadonlySet<string>,
): Promise<GatheredEncoded> {
  keys.mustBeThoseOf(keyMarks);
  if (cleanKey === null || ourCleanKey === null) throw new MatchingError(EXTRACT_DELETED);
  const told = new Map<string, PersonValues>();
  for await (const rows of peopleToMatch(actor, agreementId, compares))
    for (const { id, values } of rows) told.set(id, withoutBlanks(compares, values));
  if (told.size === 0) throw new MatchingError(NOBODY_TOLD);
  const people = new Map<string, PersonValues>();
  const left = join(folder, 'people.csv');
  await copy(files, ourCleanKey, left, ({ id, codes }) => {
    // as the check found them: blanks around it, or large letters, make it no other
    const participantId = id.trim().toLowerCase();
    const values = told.get(participantId);
    if (values === undefined) return null;
    people.set(participantId, values);
    return `${participantId},${codes}`;
  });
  if (people.size === 0)
    throw new MatchingError(
      `Nobody in our encoded file, ${ourName}, may be matched: they were not told, or took it back. Get the file of participants anew, encode it, and send it as ours. If an earlier file was the right one, delete this one on its page.`,
    );
  const idOf = new Map<string, string>();
  const right = join(folder, 'records.csv');
  await copy(files, cleanKey, right, ({ id }, line) => {
    if (wanted.size > 0) {
      const key = keys.of(id);
      if (wanted.has(key)) idOf.set(key, id);
    }
    return line;
  });
  return { left, right, people, missing: told.size - people.size, idOf };
}

/** Copies an encoded file line by line; a row for which `keep` gives null is left out. */
async function copy(
  files: FileStore,
  key: string,
  path: string,
  keep: (row: EncodedRow, line: string) => string | null,
): Promise<void> {
  const content = await files.read(key).catch(() => {
    throw new MatchingError(EXTRACT_DELETED);
  });
  async function* lines(): AsyncGenerator<string> {
    let number = 0;
    for await (const line of linesOfEncoded(content)) {
      number += 1;
      if (number <= HEAD_LINES) yield `${line}\n`;
      else if (line !== '') {
        const kept = keep(encodedRowOf(line), line);
        if (kept !== null) yield `${kept}\n`;
      }
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}
