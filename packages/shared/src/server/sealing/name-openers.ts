import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';

/** Whoever names is named: each once. */
export const namedWith = (tenant: Tenant, personIds: readonly string[]): string[] => [
  ...new Set([tenant.personId, ...personIds.map((id) => (isId(id) ? id.toLowerCase() : id))]),
];

/** Names people who can open a sealed record from now on. @param people ids that `checkOpeners` let pass */
export async function nameOpeners(tenant: Tenant, sealId: string, people: readonly string[]): Promise<void> {
  await tenant.execute(
    `INSERT INTO seal_opener (partnership_id, seal_id, person_id, named_by, named_at)
     SELECT $1, $2, x.id, $4, $5 FROM unnest($3::uuid[]) AS x(id)`,
    [tenant.partnership.id, sealId, people, tenant.personId, tenant.now],
  );
}
