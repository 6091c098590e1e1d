import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { mustFindToSeal, readChoices, type SealChoice } from './record-to-seal.js';
import { readSealOf, type SealView } from './seal-view.js';

/**
 * The seal on a participant's or a referral's record, for those who can open it; null for everybody else, to whom the
 * record is not there, and for a record that is not sealed.
 * @throws Fault FORBIDDEN
 */
export function recordSeal(actor: Actor, recordId: string): Promise<SealView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordSeal');
    if (!isId(recordId)) return null;
    const seal = await readSealOf(tenant, recordId.toLowerCase());
    // also what was asked for in vain, as a participant's record is
    tenant.showed(seal?.subject ?? 'participant', [recordId]);
    return seal;
  });
}

/** Who can be named to open a record, by name. @throws Fault FORBIDDEN, NOT_FOUND */
export function sealChoices(actor: Actor, recordId: string): Promise<SealChoice[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('sealChoices');
    return readChoices(tenant, await mustFindToSeal(tenant, recordId));
  });
}
