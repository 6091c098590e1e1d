import { type CalendarDate, type ReferralFile, readReferralRows } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { announce } from '../outbox/index.js';
import { writeReferrals } from '../referrals/refer.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { forgetContent } from './clear-files.js';
import { type ChosenColumn, openContent } from './file-content.js';
import { type FileWork, noteProgress, SLICE } from './work-options.js';

/**
 * The worker's second part: refers the people of a file that somebody has confirmed, slice by slice, each a transaction
 * with how far it came. Stopped at any point and started again, or started twice at once, it refers each row once; what
 * the source sent before is known by its key, whoever sends it and however often.
 */
export async function importReferralFile(
  actor: Actor,
  files: FileStore,
  fileId: string,
  { finishing, onProgress, sliceSize = SLICE }: FileWork = {},
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
  for (let going = true; going; ) {
    const progress = await withTenant(actor, (tenant) =>
      importSlice(tenant, fileId, file, begun.checkedOn, sliceSize),
    );
    if (progress) await onProgress?.(progress);
    going = progress !== null && progress.done < progress.total;
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
}

async function begin(tenant: Tenant, fileId: string): Promise<Begun | null> {
  const here = [tenant.partnership.id, fileId];
  const row = await tenant.row<Begun>(
    `SELECT storage_key AS key, chosen, checked_on AS "checkedOn" FROM referral_file
     WHERE partnership_id = $1 AND id = $2 AND state = 'IMPORTING'`,
    here,
  );
  return row ?? null;
}

/** @returns how far it is, or null when nobody wants it (any more). */
async function importSlice(
  tenant: Tenant,
  fileId: string,
  file: ReferralFile,
  checkedOn: CalendarDate,
  size: number,
): Promise<{ done: number; total: number } | null> {
  const row = await tenant.row<{ source: string; by: string; done: number; entered: number }>(
    `SELECT f.source_id AS source, f.confirmed_by AS by, g.done, g.entered
     FROM referral_file f JOIN referral_file_progress g ON g.partnership_id = f.partnership_id AND g.file_id = f.id
     WHERE f.partnership_id = $1 AND f.id = $2 AND f.state = 'IMPORTING' FOR UPDATE`,
    [tenant.partnership.id, fileId],
  );
  if (!row) return null;
  const rows = file.rows.slice(row.done, row.done + size);
  const drafts = [...readReferralRows({ ...file, rows }, checkedOn)].flatMap((read) =>
    'referral' in read ? [{ draft: read.referral, senderKey: read.key }] : [],
  );
  const written = await writeReferrals(tenant, { source: row.source, channel: 'FILE', by: row.by }, drafts);
  const done = row.done + rows.length;
  const total = file.rows.length;
  await noteProgress(tenant, fileId, { rows: total, done, entered: row.entered + written.length });
  return { done, total };
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
