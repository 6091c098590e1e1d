import { type FileHandle, open } from 'node:fs/promises';
import type { PersonField } from '../../rules/index.js';
import type { Actor } from '../tenancy/index.js';
import { type PersonRow, type PersonValues, peopleToMatch, withoutBlanks } from './people-to-match.js';
import { csvLine } from './read-clean.js';
import type { RecordKeys } from './record-keys.js';
import { Marks } from './seen.js';

/** The heading of the column that tells one participant from another. */
export const PARTICIPANT_ID = 'PARTICIPANT_ID';

export interface WrittenPeople {
  /** what was written of each, by their ids */
  readonly values: ReadonlyMap<string, PersonValues>;
  /** by which a later run knows that nothing has changed */
  readonly marks: Buffer;
  /** ids of who was not seen so by the run that this one goes on from */
  readonly fresh: readonly string[];
}

/**
 * Writes who of the participants may be matched under an agreement into a file of the run's own: who was told of it and
 * has not taken it back since, and is not sealed. Nothing of them but what the agreement compares by.
 * @param seen what an earlier run compared; null where all is done anew
 */
export async function writePeople(
  actor: Actor,
  path: string,
  agreementId: string,
  keys: RecordKeys,
  fields: readonly PersonField[],
  seen: ReadonlySet<string> | null,
): Promise<WrittenPeople> {
  const people = new Map<string, PersonValues>();
  const marks = new Marks(keys, seen);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(csvLine([PARTICIPANT_ID, ...fields]));
    for await (const rows of peopleToMatch(actor, agreementId, fields)) {
      for (const { id, values } of rows) {
        people.set(id, withoutBlanks(fields, values));
        marks.add(id, values);
      }
      await writeRows(file, rows);
    }
  } finally {
    await file.close();
  }
  return { values: people, marks: marks.all(), fresh: marks.fresh };
}

const writeRows = (file: FileHandle, rows: readonly PersonRow[]): Promise<unknown> =>
  file.write(rows.map(({ id, values }) => csvLine([id, ...values.map((value) => value ?? '')])).join(''));
