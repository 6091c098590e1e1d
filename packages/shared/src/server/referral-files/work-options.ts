import type { Tenant } from '../tenancy/index.js';

/** What the worker gives the check and the import of a file along. */
export interface FileWork {
  /** called after each slice has committed */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => Promise<void> | void;
  /** commits together with the end of the work: the job's outbox row is marked done there */
  readonly finishing?: (tenant: Tenant) => Promise<void>;
  /** rows in one transaction; CHECKED_AT_ONCE or IMPORTED_AT_ONCE unless said */
  readonly sliceSize?: number;
}

export const CHECKED_AT_ONCE = 2_000;
/** Fewer: whoever notes something meanwhile waits until what one slice wrote is on the disk. */
export const IMPORTED_AT_ONCE = 700;

/** How far it is; to be called in the transaction of what was done. @param tenant as the system */
export async function noteProgress(
  tenant: Tenant,
  fileId: string,
  progress: { readonly rows: number; readonly done: number; readonly entered: number },
): Promise<void> {
  const { rows, done, entered } = progress;
  await tenant.execute(
    `UPDATE referral_file_progress SET rows = $3, done = $4, entered = $5 WHERE partnership_id = $1 AND file_id = $2`,
    [tenant.partnership.id, fileId, rows, done, entered],
  );
}
