import { type Refusal, refuse } from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { loadBoth, type RecordToMerge } from './record-to-merge.js';

/**
 * Says that two records are of two people: the pair is never proposed again, to anybody. Saying so twice is the same.
 * @returns the first of the two; INVALID (otherId) for one record.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function keepApart(actor: Actor, oneId: string, otherId: string): Promise<RecordToMerge | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('keepApart');
    const ids: [string, string] = [mustBeId(oneId).toLowerCase(), mustBeId(otherId).toLowerCase()];
    if (ids[0] === ids[1]) return refuse('INVALID', 'This is one record.', 'otherId');
    const [one] = await loadBoth(tenant, ids);
    await tenant.execute(
      `INSERT INTO different_people (partnership_id, one_id, other_id, said_by, said_at)
       VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5) ON CONFLICT DO NOTHING`,
      [tenant.partnership.id, ...ids, tenant.personId, tenant.now],
    );
    return one;
  });
}
