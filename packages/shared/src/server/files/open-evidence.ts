import type { Readable } from 'node:stream';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { FileType } from './file-kind.js';
import type { FileStore } from './file-store.js';

export interface OpenedEvidence {
  readonly content: Readable;
  readonly fileName: string;
  readonly mediaType: FileType;
  /** bytes */
  readonly size: number;
}

/**
 * Opens the file of a piece of evidence for somebody who may see its claim, and records that they opened it.
 *
 * @throws Fault NOT_FOUND alike for what is not there, not theirs to see, and a statement without a file.
 */
export async function openEvidence(
  actor: Actor,
  files: FileStore,
  evidenceId: string,
): Promise<OpenedEvidence> {
  mustBeId(evidenceId);
  const found = await withTenant(actor, async (tenant) => {
    tenant.names('openEvidence');
    const row = await tenant.row<{
      claimId: string;
      key: string;
      fileName: string;
      mediaType: FileType;
      size: number;
    }>(
      `SELECT e.claim_id AS "claimId", u.storage_key AS key, u.file_name AS "fileName", u.media_type AS "mediaType", u.size
       FROM evidence e JOIN upload u ON u.partnership_id = e.partnership_id AND u.id = e.upload_id
       WHERE e.partnership_id = $1 AND e.id = $2`,
      [tenant.partnership.id, evidenceId],
    );
    if (!row) throw notFound();
    tenant.showed('claim', [row.claimId]);
    await tenant.execute(
      `INSERT INTO evidence_opening (partnership_id, evidence_id, person_id, opened_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [tenant.partnership.id, evidenceId, tenant.personId, tenant.now],
    );
    return row;
  });
  const { key, claimId: _shown, ...shown } = found;
  return { ...shown, content: await files.read(key) };
}
