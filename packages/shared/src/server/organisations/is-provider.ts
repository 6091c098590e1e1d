import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';

/** Whether this is one of the partnership's providers. @param id as it was given, in capitals or not */
export async function isProvider(tenant: Tenant, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const found = await tenant.row(
    `SELECT FROM organisation WHERE partnership_id = $1 AND id = $2 AND 'PROVIDER' = ANY (kinds)`,
    [tenant.partnership.id, id],
  );
  return found !== undefined;
}
