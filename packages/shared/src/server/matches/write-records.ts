import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PERSON_FIELDS, type PersonField, RECORD_ID, type SharedField } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { MatchingError } from '../matching/index.js';
import { EXTRACT_DELETED } from './nothing-to-match.js';
import { csvLine, readCleanRows } from './read-clean.js';
import type { RecordKeys } from './record-keys.js';
import { Marks } from './seen.js';

export interface WrittenRecords {
  readonly count: number;
  /** what their owner calls the records of these keys, as far as the extract has them */
  readonly idOf: ReadonlyMap<string, string>;
  /** by which a later run knows that nothing has changed */
  readonly marks: Buffer;
  /** ids of records that were not seen so by the run that this one goes on from */
  readonly fresh: readonly string[];
}

/**
 * Writes the records of an extract into a file of the run's own: what they are called and what is compared, and nothing
 * else of them.
 * @param wanted keys of records that somebody decided about, or that an earlier run paired
 * @param seen what an earlier run compared; null where all is done anew
 * @throws MatchingError where the clean file is no more
 */
export async function writeRecords(
  files: FileStore,
  cleanKey: string,
  path: string,
  keys: RecordKeys,
  fields: readonly PersonField[],
  { wanted, seen }: { readonly wanted: ReadonlySet<string>; readonly seen: ReadonlySet<string> | null },
): Promise<WrittenRecords> {
  let count = 0;
  const marks = new Marks(keys, seen);
  const idOf = new Map<string, string>();
  async function* lines(): AsyncGenerator<string> {
    yield csvLine([RECORD_ID, ...fields]);
    for await (const { id, cells } of readRecords(files, cleanKey, fields)) {
      count += 1;
      marks.add(id, cells);
      if (wanted.size > 0) {
        const key = keys.of(id);
        if (wanted.has(key)) idOf.set(key, id);
      }
      yield csvLine([id, ...cells]);
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { count, idOf, marks: marks.all(), fresh: marks.fresh };
}

/** A record of the clean file with what is kept of it beside a pair. */
export interface KeptRecord {
  readonly compared: Readonly<Partial<Record<SharedField, string>>>;
  /** CODE: what the owner of an encoded record calls it, and nobody else understands */
  readonly other: Readonly<Partial<Record<SharedField | 'CODE', string>>>;
}

/** The records of these ids, once more from the clean file: of all others nothing is kept. */
export async function pickRecords(
  files: FileStore,
  cleanKey: string,
  fields: readonly SharedField[],
  ids: ReadonlySet<string>,
): Promise<Map<string, KeptRecord>> {
  const picked = new Map<string, KeptRecord>();
  if (ids.size === 0) return picked;
  for await (const { id, cells } of readRecords(files, cleanKey, fields)) {
    if (!ids.has(id)) continue;
    const values = fields.flatMap((field, at) => (cells[at] ? [[field, cells[at]] as const] : []));
    picked.set(id, {
      compared: Object.fromEntries(values.filter(([field]) => isOfPerson(field))),
      other: Object.fromEntries(values.filter(([field]) => !isOfPerson(field))),
    });
  }
  return picked;
}

const isOfPerson = (field: SharedField): boolean => PERSON_FIELDS.some((each) => each === field);

interface RecordRow {
  readonly id: string;
  /** of the fields asked for, in their order; '' where the file does not have it */
  readonly cells: readonly string[];
}

async function* readRecords(
  files: FileStore,
  cleanKey: string,
  fields: readonly SharedField[],
): AsyncGenerator<RecordRow> {
  const content = await files.read(cleanKey).catch(() => {
    throw new MatchingError(EXTRACT_DELETED);
  });
  let places: readonly number[] | null = null;
  let idAt = -1;
  for await (const row of readCleanRows(content)) {
    if (places === null) {
      idAt = row.indexOf(RECORD_ID);
      places = fields.map((field) => row.indexOf(field));
      continue;
    }
    yield { id: row[idAt] ?? '', cells: places.map((at) => (at < 0 ? '' : (row[at] ?? ''))) };
  }
}
