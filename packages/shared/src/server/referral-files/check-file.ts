import {
  type CalendarDate,
  describeUnused,
  type PreviewedRow,
  previewImport,
  type ReadRow,
  type ReferralFile,
} from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { askFor, findKnown } from '../met-before/find-known.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type ChosenColumn, openContent } from './file-content.js';
import type { CellFaultView } from './file-view.js';
import { type AskedRow, noteKnown } from './note-known.js';
import { readSlice, type Slice } from './read-slice.js';
import { CHECKED_AT_ONCE, type FileWork, noteProgress } from './work-options.js';

interface Begun {
  readonly sourceId: string;
  readonly key: string | null;
  readonly chosen: readonly ChosenColumn[];
  readonly sentAtHub: boolean;
  readonly today: CalendarDate;
}

/**
 * The worker's first part: reads a file of referrals and writes down what would become of its rows; for the hub also who
 * may be known already. It refers nobody. Begun again after a crash, it begins anew.
 */
export async function checkReferralFile(
  actor: Actor,
  files: FileStore,
  fileId: string,
  { finishing, onProgress, sliceSize = CHECKED_AT_ONCE }: FileWork = {},
): Promise<void> {
  const begun = await withTenant(actor, (tenant) => begin(tenant, fileId));
  const file = begun && (await openContent(files, begun.key, begun.chosen));
  if (!file || 'problems' in file) {
    await withTenant(actor, async (tenant) => {
      if (file) await sayUnreadable(tenant, fileId, file);
      await finishing?.(tenant);
    });
    return;
  }
  const { today } = begun;
  const total = file.rows.length;
  const read = (from: number) => readSlice(file, from, sliceSize, today, (row) => keep(row, begun));
  const rows: PreviewedRow[] = [];
  for (let slice = await read(0); slice.from < total; ) {
    const { to } = slice;
    rows.push(...slice.rows.map(({ previewed }) => previewed));
    const [isWanted, next] = await Promise.all([
      withTenant(actor, (tenant) => checkSlice(tenant, fileId, begun, slice, total)),
      read(to),
    ]);
    // somebody gave it up meanwhile
    if (!isWanted) return;
    await onProgress?.({ done: to, total });
    slice = next;
  }
  await withTenant(actor, async (tenant) => {
    await writeFindings(tenant, fileId, begun, file, rows);
    await finishing?.(tenant);
  });
}

async function begin(tenant: Tenant, fileId: string): Promise<Begun | null> {
  const here = [tenant.partnership.id, fileId];
  const row = await tenant.row<Omit<Begun, 'today'>>(
    `SELECT source_id AS "sourceId", storage_key AS key, chosen, sent_at_hub AS "sentAtHub" FROM referral_file
     WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING'`,
    here,
  );
  if (!row) return null;
  await tenant.execute('DELETE FROM referral_file_row WHERE partnership_id = $1 AND file_id = $2', here);
  await tenant.execute('DELETE FROM referral_file_match WHERE partnership_id = $1 AND file_id = $2', here);
  return { ...row, today: tenant.today };
}

/** Whether the file stands there, held so until this transaction ends. */
async function isState(tenant: Tenant, fileId: string, state: 'CHECKING'): Promise<boolean> {
  const row = await tenant.row(
    `SELECT FROM referral_file WHERE partnership_id = $1 AND id = $2 AND state = $3 FOR UPDATE`,
    [tenant.partnership.id, fileId, state],
  );
  return row !== undefined;
}

/** What is needed of a row: what becomes of it, and for the hub whom to look for. The rest of it is read again. */
interface CheckedRow {
  readonly previewed: PreviewedRow;
  readonly asked: AskedRow | null;
}

function keep(read: ReadRow, { sentAtHub, today }: Begun): CheckedRow {
  if ('faults' in read) return { previewed: read, asked: null };
  const { row, key, referral } = read;
  const { givenName, familyName } = referral;
  const asked = sentAtHub ? { row, givenName, familyName, asked: askFor(referral, today) } : null;
  return { previewed: { row, key }, asked };
}

/** @returns whether anybody still wants to know */
async function checkSlice(
  tenant: Tenant,
  fileId: string,
  { sentAtHub }: Begun,
  { rows, to }: Slice<CheckedRow>,
  total: number,
): Promise<boolean> {
  const asked = sentAtHub ? rows.flatMap((row) => row.asked ?? []) : [];
  // all of it travels together: what nobody wants any more was read in vain
  const [isWanted, known] = await Promise.all([
    isState(tenant, fileId, 'CHECKING'),
    findKnown(
      tenant,
      asked.map((row) => row.asked),
    ),
  ]);
  if (!isWanted) return false;
  await Promise.all([
    noteKnown(tenant, fileId, asked, known),
    tenant.commitsEarly(),
    noteProgress(tenant, fileId, { rows: total, done: to, entered: 0 }),
  ]);
  return true;
}

/**
 * Which of a whole file's keys the source sent before: asked once, since a slice's keys are looked for among all that the
 * source ever sent where the database does not know yet how many those are.
 */
async function sentBefore(
  tenant: Tenant,
  sourceId: string,
  rows: readonly PreviewedRow[],
): Promise<ReadonlySet<string>> {
  const known = await tenant.rows<{ key: string }>(
    `SELECT sender_key AS key FROM referral
     WHERE partnership_id = $1 AND source_id = $2 AND sender_key = ANY ($3)`,
    [tenant.partnership.id, sourceId, rows.flatMap((row) => ('key' in row ? [row.key] : []))],
  );
  return new Set(known.map(({ key }) => key));
}

async function sayUnreadable(
  tenant: Tenant,
  fileId: string,
  { problems, headings }: { readonly problems: readonly string[]; readonly headings: readonly string[] },
): Promise<void> {
  await tenant.execute(
    `UPDATE referral_file SET state = 'UNREADABLE', problems = $3, headings = $4
     WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING'`,
    [tenant.partnership.id, fileId, problems, headings],
  );
}

/** Rows that do not go in, in one statement each so many. */
const WRITTEN_AT_ONCE = 5_000;

async function writeFindings(
  tenant: Tenant,
  fileId: string,
  { sourceId, today }: Begun,
  file: ReferralFile,
  rows: readonly PreviewedRow[],
): Promise<void> {
  const { enters, wentIn, repeats, faults, staysOut } = previewImport(
    rows,
    await sentBefore(tenant, sourceId, rows),
  );
  const faultsOf = new Map<number, CellFaultView[]>();
  for (const { row, column, message } of file.cutOff ? [...faults, file.cutOff] : faults)
    faultsOf.set(row, [...(faultsOf.get(row) ?? []), { column, message }]);
  const found = [
    ...wentIn.map((line) => ({ line, result: 'WENT_IN', repeats: null, faults: [] })),
    ...repeats.map(({ row, of }) => ({ line: row, result: 'REPEATS', repeats: of, faults: [] })),
    ...[...faultsOf].map(([line, some]) => ({ line, result: 'STAYS_OUT', repeats: null, faults: some })),
  ];
  const unused = describeUnused(file.columns.unused);
  const changed = await tenant.execute(
    `UPDATE referral_file SET state = 'CHECKED', headings = $3, notes = $4, problems = '{}', checked_on = $5, enters = $6,
       went_in = $7, repeats = $8, stays_out = $9
     WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING'`,
    [
      tenant.partnership.id,
      fileId,
      file.headings,
      unused === null ? [] : [unused],
      today,
      enters.length,
      wentIn.length,
      repeats.length,
      staysOut + (file.cutOff ? 1 : 0),
    ],
  );
  if (changed === 0) return;
  for (let at = 0; at < found.length; at += WRITTEN_AT_ONCE)
    await tenant.execute(
      `INSERT INTO referral_file_row (partnership_id, file_id, line, result, repeats_line, faults)
       SELECT $1, $2, x.line, x.result, x.repeats, x.faults
       FROM json_to_recordset($3) AS x(line int, result text, repeats int, faults jsonb)`,
      [tenant.partnership.id, fileId, JSON.stringify(found.slice(at, at + WRITTEN_AT_ONCE))],
    );
  // whoever went in before, or stands in the file twice, is known for that
  await tenant.execute(
    `DELETE FROM referral_file_match m USING referral_file_row x
     WHERE m.partnership_id = $1 AND m.file_id = $2 AND x.partnership_id = $1 AND x.file_id = $2 AND x.line = m.line`,
    [tenant.partnership.id, fileId],
  );
}
