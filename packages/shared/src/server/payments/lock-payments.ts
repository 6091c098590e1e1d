import type { Tenant } from '../tenancy/index.js';

/**
 * Until this transaction ends, nobody else prepares, executes or records a run in this partnership. Runs
 * are made one after the other: each continues the streams, caps and maximum that the one before left.
 */
export async function lockPayments(tenant: Tenant): Promise<void> {
  await tenant.execute(`SELECT pg_advisory_xact_lock(hashtextextended('weft.payments.' || $1, 0))`, [
    tenant.partnership.id,
  ]);
}
