import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type LinkageModel,
  type LinkageSettings,
  type PersonField,
  RECORD_ID,
  type RecordField,
  type SharingForm,
} from '../../rules/index.js';
import { extractName } from '../extracts/extract-view.js';
import type { FileStore } from '../files/index.js';
import { type LinkageOrder, MatchingError } from '../matching/index.js';
import { makeWorkshopFolder } from '../matching/workshop-folder.js';
import type { Actor, Tenant } from '../tenancy/index.js';
import { EXTRACT_DELETED, NOBODY_TOLD } from './nothing-to-match.js';
import type { RecordKeys } from './record-keys.js';
import type { Seen } from './seen.js';
import { PARTICIPANT_ID, type WrittenPeople, writePeople } from './write-people.js';
import { type WrittenRecords, writeRecords } from './write-records.js';

/** What the worker needs to know of a run. */
export interface RunToDo {
  readonly id: string;
  readonly agreementId: string;
  readonly extractId: string;
  readonly cleanKey: string | null;
  readonly form: SharingForm;
  /** where encodings are compared: the participants, encoded by ourselves, and where that file lies */
  readonly ourExtractId: string | null;
  readonly ourCleanKey: string | null;
  /** how that file is called: 'extract 4 (our-encoded.csv)' */
  readonly ourName: string | null;
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly matchFrom: number;
  readonly reviewFrom: number;
  /** as the estimate chose them, or as the run had them that this one goes on from */
  readonly settings: LinkageSettings | null;
  readonly goesOnFrom: string | null;
  /** of the run that this one goes on from */
  readonly model: LinkageModel | null;
  /** of the keys by which earlier runs of the agreement called its records */
  readonly keyMarks: readonly string[];
}

/** @returns null where it does not stand so (any more): there is nothing to do */
export async function readRunToDo(
  tenant: Tenant,
  runId: string,
  state: 'ESTIMATING' | 'RUNNING',
): Promise<RunToDo | null> {
  const row = await tenant.row<RunToDo>(
    `SELECT r.id, r.agreement_id AS "agreementId", r.extract_id AS "extractId", x.clean_key AS "cleanKey", a.form,
       r.our_extract_id AS "ourExtractId", y.clean_key AS "ourCleanKey",
       ${extractName('y')} AS "ourName", a.compares, a.receives,
       r.match_from::float8 AS "matchFrom", r.review_from::float8 AS "reviewFrom",
       coalesce(r.settings, o.settings) AS settings, r.goes_on_from AS "goesOnFrom", o.model,
       (SELECT coalesce(json_agg(DISTINCT d.key_mark), '[]') FROM match_run d WHERE d.partnership_id = r.partnership_id
          AND d.agreement_id = r.agreement_id AND d.key_mark IS NOT NULL) AS "keyMarks"
     FROM match_run r
     JOIN sharing_agreement a ON a.partnership_id = r.partnership_id AND a.id = r.agreement_id
     JOIN extract x ON x.partnership_id = r.partnership_id AND x.id = r.extract_id
     LEFT JOIN extract y ON y.partnership_id = r.partnership_id AND y.id = r.our_extract_id
     LEFT JOIN match_run o ON o.partnership_id = r.partnership_id AND o.id = r.goes_on_from
     WHERE r.partnership_id = $1 AND r.id = $2 AND r.state = $3`,
    [tenant.partnership.id, runId, state],
  );
  return row ?? null;
}

/** What was gathered for the engine. */
export interface Gathered {
  readonly left: LinkageOrder['left'];
  readonly right: LinkageOrder['right'];
  readonly people: WrittenPeople;
  readonly records: WrittenRecords;
}

/** Gives a run a folder of its own, which is gone when the work ends, and swept where a killed worker left it. */
export async function inRunFolder<T>(within: string, work: (own: string) => Promise<T>): Promise<T> {
  await mkdir(within, { recursive: true, mode: 0o700 });
  const { folder, clear } = await makeWorkshopFolder(within);
  try {
    return await work(folder);
  } finally {
    await clear();
  }
}

/**
 * Writes both sides into the run's folder.
 * @param keys how the database calls the agreement's records
 * @param wanted keys of records whose ids are asked for
 * @param seen what the run compared that this one goes on from
 * @throws MatchingError, a sentence, where one side has nobody, or earlier runs had other keys
 */
export async function gather(
  actor: Actor,
  files: FileStore,
  { agreementId, cleanKey, compares, keyMarks }: RunToDo,
  folder: string,
  keys: RecordKeys,
  { wanted, seen }: { readonly wanted: ReadonlySet<string>; readonly seen: Seen | null },
): Promise<Gathered> {
  keys.mustBeThoseOf(keyMarks);
  if (cleanKey === null) throw new MatchingError(EXTRACT_DELETED);
  const [left, right] = [join(folder, 'people.csv'), join(folder, 'records.csv')];
  const people = await writePeople(actor, left, agreementId, keys, compares, seen?.people ?? null);
  if (people.values.size === 0) throw new MatchingError(NOBODY_TOLD);
  const records = await writeRecords(files, cleanKey, right, keys, compares, {
    wanted,
    seen: seen?.records ?? null,
  });
  if (records.count === 0)
    throw new MatchingError('The extract has no record that can be matched. Send one with rows in it.');
  return {
    left: { path: left, id: PARTICIPANT_ID },
    right: { path: right, id: RECORD_ID },
    people,
    records,
  };
}
