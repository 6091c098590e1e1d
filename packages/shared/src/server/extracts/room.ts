import { UploadFault } from '../files/receive-upload.js';
import type { Tenant } from '../tenancy/index.js';

const GB = 1024 ** 3;
/**
 * Bytes that the extracts of one partnership may take up, as they were sent: a year of monthly files of a large employer
 * register, and nothing that fills a disk which everybody shares.
 */
export const MOST_EXTRACT_BYTES = 10 * GB;
/** Bytes that stay free on the disk: for the database, which often lies on the same one, and for what is made of an extract. */
export const STAYS_FREE = 2 * GB;

const tooMuch = (): UploadFault =>
  new UploadFault(
    'TOO_MUCH',
    `The extracts of this partnership may take up ${MOST_EXTRACT_BYTES / GB} GB together, and with this one they would take up more. Give up or delete those that are not needed any more, under any agreement, and send this one again.`,
  );

/** There is too little room on the disk, whoever's it is. */
export const tooLittleRoom = (): UploadFault =>
  new UploadFault(
    'NO_ROOM',
    `The disk is nearly full: ${STAYS_FREE / GB} GB of it have to stay free, so nothing of this extract was kept. Delete extracts that are not needed any more, or ask whoever runs Weft to make room, and send it again.`,
  );

/**
 * @param system as the system: what others sent under agreements that do not name the sender counts too
 * @param arrived bytes that are to be kept besides; 0 before the first of them is taken
 * @throws UploadFault TOO_MUCH where the partnership's extracts take up, or would take up, more than they may
 */
export async function mustBeWithinLimit(system: Tenant, arrived: number): Promise<void> {
  const row = await system.row<{ bytes: number }>(
    `SELECT coalesce(sum(size), 0)::float8 AS bytes FROM extract WHERE partnership_id = $1 AND deleted_at IS NULL`,
    [system.partnership.id],
  );
  const kept = row?.bytes ?? 0;
  if (arrived === 0 ? kept >= MOST_EXTRACT_BYTES : kept + arrived > MOST_EXTRACT_BYTES) throw tooMuch();
}
