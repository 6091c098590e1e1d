import type { CalendarDate, ReferralFile } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { announce } from '../outbox/index.js';
import { addReferrals, type PreparedReferrals, prepareReferrals } from '../referrals/write-referrals.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { forgetContent } from './clear-files.js';
import { type ChosenColumn, openContent } from './file-content.js';
import { readSlice } from './read-slice.js';
import { type FileWork, IMPORTED_AT_ONCE, noteProgress } from './work-options.js';

/**
 * The worker's second part: refers the people of a file that somebody has confirmed, slice by slice, each a transaction
 * with how far it came. Stopped at any point and started again, or started twice at once, it refers each row once; what
 * the source sent before is known by its key, whoever sends it and however often.
 */
export async function importReferralFile(
  actor: Actor,
  files: FileStore,
  fileId: string,
  { finishing, onProgress, sliceSize = IMPORTED_AT_ONCE }: FileWork = {},
): Promise<void> {
  const begun = await withTenant(actor, (tenant) => begin(tenant, fileId));
  const file = begun && (await openContent(files, begun.key, begun.chosen));
  if (!file || 'problems' in file) {
    await withTenant(actor, async (tenant) => {
      if (file) await sayGone(tenant, fileId, file.problems);
      await finishing?.(tenant);
    });
    return;
  }
  const read = (from: number) => readReferrals(file, from, sliceSize, begun.checkedOn);
  for (let slice = await read(begun.done); ; ) {
    const present = slice;
    const [progress, next] = await Promise.all([
      withTenant(actor, (tenant) => importSlice(tenant, fileId, file, present)),
      read(present.to),
    ]);
    if (progress) await onProgress?.(progress);
    if (progress === null || progress.done >= progress.total) break;
    // where another worker was faster, it goes on from there
    slice = progress.done === next.from ? next : await read(progress.done);
  }
  await withTenant(actor, async (tenant) => {
    await end(tenant, fileId);
    await finishing?.(tenant);
  });
  await forgetContent(actor, files, fileId);
}

interface Begun {
  readonly key: string | null;
  readonly chosen: readonly ChosenColumn[];
  readonly checkedOn: CalendarDate;
  /** rows that earlier attempts came through */
  readonly done: number;
}

async function begin(tenant: Tenant, fileId: string): Promise<Begun | null> {
  const here = [tenant.partnership.id, fileId];
  const row = await tenant.row<Begun>(
    `SELECT f.storage_key AS key, f.chosen, f.checked_on AS "checkedOn", g.done
     FROM referral_file f JOIN referral_file_progress g ON g.partnership_id = f.partnership_id AND g.file_id = f.id
     WHERE f.partnership_id = $1 AND f.id = $2 AND f.state = 'IMPORTING'`,
    here,
  );
  return row ?? null;
}

/** Rows of a file, those that can be read made ready to be referred. */
interface ReferralSlice {
  readonly from: number;
  readonly to: number;
  readonly referrals: PreparedReferrals;
}

async function readReferrals(
  file: ReferralFile,
  from: number,
  size: number,
  checkedOn: CalendarDate,
): Promise<ReferralSlice> {
  const { to, rows } = await readSlice(file, from, size, checkedOn, (read) =>
    'referral' in read ? [{ draft: read.referral, senderKey: read.key }] : [],
  );
  return { from, to, referrals: prepareReferrals(rows.flat()) };
}

/** @returns how far it is, or null when nobody wants it (any more). A slice that is not the next one is not written. */
async function importSlice(
  tenant: Tenant,
  fileId: string,
  file: ReferralFile,
  { from, to, referrals }: ReferralSlice,
): Promise<{ done: number; total: number } | null> {
  const row = await tenant.row<{ source: string; by: string; done: number; entered: number }>(
    `SELECT f.source_id AS source, f.confirmed_by AS by, g.done, g.entered
     FROM referral_file f JOIN referral_file_progress g ON g.partnership_id = f.partnership_id AND g.file_id = f.id
     WHERE f.partnership_id = $1 AND f.id = $2 AND f.state = 'IMPORTING' FOR UPDATE`,
    [tenant.partnership.id, fileId],
  );
  if (!row) return null;
  const total = file.rows.length;
  if (row.done !== from) return { done: row.done, total };
  const entered = await addReferrals(tenant, { source: row.source, channel: 'FILE', by: row.by }, referrals);
  await noteProgress(tenant, fileId, { rows: total, done: to, entered: row.entered + entered });
  return { done: to, total };
}

/** All of it is in: one acknowledgement for the whole file. */
async function end(tenant: Tenant, fileId: string): Promise<void> {
  const ended = await tenant.execute(
    `UPDATE referral_file SET state = 'DONE', ended_at = $3
     WHERE partnership_id = $1 AND id = $2 AND state = 'IMPORTING'`,
    [tenant.partnership.id, fileId, tenant.now],
  );
  if (ended === 1) await announce(tenant, { kind: 'mail.referralFile', fileId });
}

async function sayGone(tenant: Tenant, fileId: string, problems: readonly string[]): Promise<void> {
  await tenant.execute(
    `UPDATE referral_file SET state = 'CANCELLED', problems = $3, ended_at = $4
     WHERE partnership_id = $1 AND id = $2 AND state = 'IMPORTING'`,
    [tenant.partnership.id, fileId, problems, tenant.now],
  );
}
