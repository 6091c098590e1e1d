import { type FileHandle, open } from 'node:fs/promises';
import type { PersonField } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { csvLine } from './read-clean.js';
import { Marks } from './seen.js';

/** The heading of the column that tells one participant from another. */
export const PARTICIPANT_ID = 'PARTICIPANT_ID';

/** Read and written by one statement each. */
const AT_ONCE = 5_000;

/** What of a participant stands for a field; phone and e-mail as the newest referral has them. */
const COLUMN_OF: Readonly<Record<PersonField, string>> = {
  GIVEN_NAME: 'p.given_name',
  FAMILY_NAME: 'p.family_name',
  BIRTH_DATE: 'd.birth_date::text',
  POSTCODE: 'd.postcode',
  PHONE: 'f.phone',
  EMAIL: 'f.email',
};

export type PersonValues = Readonly<Partial<Record<PersonField, string>>>;

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
  fields: readonly PersonField[],
  seen: ReadonlySet<string> | null,
): Promise<WrittenPeople> {
  const people = new Map<string, PersonValues>();
  const marks = new Marks(seen);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(csvLine([PARTICIPANT_ID, ...fields]));
    for (let after: string | null = null; ; ) {
      const rows = await readPeople(actor, agreementId, fields, after);
      for (const { id, values } of rows) {
        people.set(id, withoutBlanks(fields, values));
        marks.add(agreementId, id, values);
      }
      await writeRows(file, rows);
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) break;
      after = last.id;
    }
  } finally {
    await file.close();
  }
  return { values: people, marks: marks.all(), fresh: marks.fresh };
}

interface PersonRow {
  readonly id: string;
  readonly values: readonly (string | null)[];
}

function readPeople(
  actor: Actor,
  agreementId: string,
  fields: readonly PersonField[],
  after: string | null,
): Promise<PersonRow[]> {
  return withTenant(actor, async (tenant) => {
    // a sealed record takes no part, whoever would look at the result
    await tenant.rows(`SELECT set_config('app.seals', 'NOBODY', true)`);
    return tenant.rows<PersonRow>(
      `SELECT p.id, json_build_array(${fields.map((field) => COLUMN_OF[field]).join(', ')}) AS values
       FROM participant p
       JOIN LATERAL (SELECT n.kind FROM sharing_notice n WHERE n.partnership_id = p.partnership_id
         AND n.participant_id = p.id AND n.agreement_id = $2 ORDER BY n.id DESC LIMIT 1) n ON n.kind = 'TOLD'
       LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
       LEFT JOIN LATERAL (SELECT f.phone, f.email FROM referral f WHERE f.partnership_id = p.partnership_id
         AND f.participant_id = p.id ORDER BY f.referred_on DESC, f.received_at DESC, f.id LIMIT 1) f ON true
       WHERE p.partnership_id = $1 AND p.merged_into IS NULL AND ($3::uuid IS NULL OR p.id > $3)
       ORDER BY p.id LIMIT ${AT_ONCE}`,
      [tenant.partnership.id, agreementId, after],
    );
  });
}

const writeRows = (file: FileHandle, rows: readonly PersonRow[]): Promise<unknown> =>
  file.write(rows.map(({ id, values }) => csvLine([id, ...values.map((value) => value ?? '')])).join(''));

function withoutBlanks(fields: readonly PersonField[], values: readonly (string | null)[]): PersonValues {
  return Object.fromEntries(
    fields.flatMap((field, at) => (values[at] ? [[field, values[at]] as const] : [])),
  );
}
