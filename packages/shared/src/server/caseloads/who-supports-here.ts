import { type Actor, withTenant } from '../tenancy/index.js';
import { type ProviderSupportView, readWhoSupports } from './who-supports.js';

/** Who supports people, and who has room: at the hub all, at a provider its own. @throws Fault FORBIDDEN */
export function whoSupports(actor: Actor): Promise<ProviderSupportView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('whoSupports');
    return readWhoSupports(tenant);
  });
}
