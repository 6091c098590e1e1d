import type { Tenant } from '../tenancy/index.js';

/** Any number that no other advisory lock of this database uses. */
const RATE_CARDS = 7101;

/**
 * Keeps prices still until the transaction ends: claims are submitted under the shared lock, a card is
 * published under the exclusive one, so that no claim is priced from a card while another replaces it.
 */
export async function lockRateCards(tenant: Tenant, how: 'shared' | 'exclusive'): Promise<void> {
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await tenant.rows(`SELECT ${lock}($1, hashtext($2))`, [RATE_CARDS, tenant.partnership.id]);
}
