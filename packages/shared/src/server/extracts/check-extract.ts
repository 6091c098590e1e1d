import type { CalendarDate, ExtractColumns } from '../../rules/index.js';
import { isFullDisk } from '../files/disk-faults.js';
import type { FileStore } from '../files/index.js';
import { noRoom } from '../files/receive-upload.js';
import type { SharingAgreementView } from '../sharing/index.js';
import { mustReadAgreement } from '../sharing/read-agreements.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { notInForce } from './agreement-of.js';
import { checkEncoded } from './check-encoded.js';
import { type CheckedFile, checkRows } from './check-rows.js';
import { type CheckWork, Follow, NotWanted } from './check-work.js';
import { type Found, Unreadable } from './findings.js';
import { columnsOf, headingsMark, type Mapping, mappingOf } from './mapping.js';

interface Begun {
  readonly agreementId: string;
  readonly key: string | null;
  readonly mapping: Mapping;
  readonly side: 'OURS' | 'THEIRS';
  readonly describesUntil: CalendarDate;
  readonly agreement: SharingAgreementView;
  readonly today: CalendarDate;
}

const GONE = 'The file is no longer here. Send it again.';

/**
 * The worker's part: looks through an extract, writes the clean file, and says what was found. Begun again after a crash,
 * it begins anew: the clean file gets its place, and the findings theirs, only when all of it is there.
 * @throws UploadFault NO_ROOM where the disk is full: it is tried again later
 */
export async function checkExtract(
  actor: Actor,
  files: FileStore,
  extractId: string,
  work: CheckWork = {},
): Promise<void> {
  const begun = await withTenant(actor, (tenant) => begin(tenant, extractId));
  const end = (finish: (tenant: Tenant) => Promise<void>): Promise<void> =>
    withTenant(actor, async (tenant) => {
      await finish(tenant);
      await work.finishing?.(tenant);
    });
  if (!begun) return end(async () => undefined);
  try {
    const checked = await look(actor, files, extractId, begun, work);
    await keep(actor, files, extractId, checked, work);
  } catch (fault) {
    if (fault instanceof Unreadable) await end((tenant) => sayUnreadable(tenant, extractId, fault));
    else if (fault instanceof NotWanted) await end(async () => undefined);
    else throw isFullDisk(fault) ? noRoom() : fault;
  }
}

async function begin(tenant: Tenant, extractId: string): Promise<Begun | null> {
  const row = await tenant.row<Omit<Begun, 'today' | 'agreement'>>(
    `SELECT agreement_id AS "agreementId", storage_key AS key, mapping, side, describes_until AS "describesUntil" FROM extract
     WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING'`,
    [tenant.partnership.id, extractId],
  );
  if (!row) return null;
  return { ...row, agreement: await mustReadAgreement(tenant, row.agreementId), today: tenant.today };
}

async function look(
  actor: Actor,
  files: FileStore,
  extractId: string,
  { key, agreement, mapping, side, ...dates }: Begun,
  work: CheckWork,
): Promise<CheckedFile> {
  const refused = notInForce(agreement);
  if (refused) throw new Unreadable([refused.message]);
  if (key === null || (await files.size(key)) === null) throw new Unreadable([GONE]);
  const place = { actor, files, extractId, key, follow: new Follow(actor, extractId, work) };
  if (agreement.form === 'ENCODED') return checkEncoded(place, agreement.compares, side);
  return checkRows(place, { ...agreement, ...dates }, async (headings) =>
    mapping.length > 0
      ? columnsOf(mapping, headings)
      : withTenant(actor, (tenant) => remembered(tenant, agreement.id, headings)),
  );
}

/** As somebody chose it for an earlier file of the same headings. */
async function remembered(
  tenant: Tenant,
  agreementId: string,
  headings: readonly string[],
): Promise<ExtractColumns | null> {
  const row = await tenant.row<{ mapping: Mapping }>(
    `SELECT mapping FROM extract_mapping
     WHERE partnership_id = $1 AND agreement_id = $2 AND headings_mark = ${headingsMark('$2::uuid', '$3')}`,
    [tenant.partnership.id, agreementId, headings],
  );
  return row ? columnsOf(row.mapping, headings) : null;
}

/**
 * Gives the clean file its place. The row names it before it lies there and forgets an earlier one, so that whatever lies
 * there after a crash is named, and goes when the extract goes.
 */
async function keep(
  actor: Actor,
  files: FileStore,
  extractId: string,
  { clean, found }: CheckedFile,
  work: CheckWork,
): Promise<void> {
  const id = crypto.randomUUID();
  const key = `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
  try {
    const earlier = await withTenant(actor, (tenant) => nameClean(tenant, extractId, key));
    if (earlier !== null) await files.remove(earlier);
    await clean.keep(key);
    const isKept = await withTenant(actor, async (tenant) => {
      const written = await writeFindings(tenant, extractId, key, found);
      await work.finishing?.(tenant);
      return written;
    });
    if (!isKept) await files.remove(key);
  } finally {
    await clean.discard();
  }
}

async function nameClean(tenant: Tenant, extractId: string, key: string): Promise<string | null> {
  const here = [tenant.partnership.id, extractId];
  const row = await tenant.row<{ earlier: string | null }>(
    `SELECT clean_key AS earlier FROM extract WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING' FOR UPDATE`,
    here,
  );
  if (!row) throw new NotWanted();
  await tenant.execute('UPDATE extract SET clean_key = $3 WHERE partnership_id = $1 AND id = $2', [
    ...here,
    key,
  ]);
  return row.earlier;
}

/** @returns false where somebody gave the extract up meanwhile, or another worker has it */
async function writeFindings(tenant: Tenant, extractId: string, key: string, found: Found): Promise<boolean> {
  const here = [tenant.partnership.id, extractId];
  const changed = await tenant.execute(
    `UPDATE extract SET state = 'CHECKED', headings = $4, mapping = $5, notes = $6, problems = '{}', encoding = $7,
       preview = $8, good = $9, stays_out = $10, messages = $11
     WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING' AND clean_key = $3`,
    [
      ...here,
      key,
      found.headings,
      JSON.stringify(mappingOf(found.columns)),
      found.notes,
      found.encoding ? JSON.stringify(found.encoding) : null,
      JSON.stringify(found.preview),
      found.good,
      found.staysOut,
      JSON.stringify(found.messages),
    ],
  );
  if (changed === 0) return false;
  await tenant.execute('DELETE FROM extract_fault WHERE partnership_id = $1 AND extract_id = $2', here);
  await tenant.execute(
    `INSERT INTO extract_fault (partnership_id, extract_id, line, column_name, message)
     SELECT $1, $2, x.line, x."column", x.message
     FROM json_to_recordset($3) AS x(line int, "column" text, message text) ON CONFLICT DO NOTHING`,
    [...here, JSON.stringify(found.faults)],
  );
  await tenant.execute(
    'UPDATE extract_progress SET rows = $3, done = $3 WHERE partnership_id = $1 AND extract_id = $2',
    [...here, found.rows],
  );
  return true;
}

async function sayUnreadable(
  tenant: Tenant,
  extractId: string,
  { problems, headings, columns }: Unreadable,
): Promise<void> {
  await tenant.execute(
    `UPDATE extract SET state = 'UNREADABLE', problems = $3, headings = $4, mapping = $5, notes = '{}', preview = '[]',
       messages = '[]', good = 0, stays_out = 0
     WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING'`,
    [tenant.partnership.id, extractId, problems, headings, JSON.stringify(mappingOf(columns))],
  );
}
