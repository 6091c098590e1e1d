import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';
import { mustReadSeal, readSealOf, type SealView } from './seal-view.js';

/** The seal that stands, and nobody changes until the transaction ends. @throws Fault NOT_FOUND */
export async function lockSealOf(tenant: Tenant, recordId: string): Promise<SealView> {
  const seal = await readSealOf(tenant, mustBeId(recordId));
  if (!seal) throw notFound();
  const held = await tenant.row(
    'SELECT FROM record_seal WHERE partnership_id = $1 AND id = $2 AND ended_at IS NULL FOR UPDATE',
    [tenant.partnership.id, seal.id],
  );
  if (!held) throw notFound();
  tenant.showed(seal.subject, [seal.recordId]);
  // who was named or taken off while this one waited
  return mustReadSeal(tenant, seal.id);
}
