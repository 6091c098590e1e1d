import { checkOpeners, type Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { lockSealOf } from './lock-seal.js';
import { namedWith, nameOpeners } from './name-openers.js';
import { mustFindToSeal, readChoices } from './record-to-seal.js';
import { mustReadSeal, type SealView } from './seal-view.js';

export interface SealOpenersInput {
  readonly recordId: string;
  /** everybody who can open it from now on, beside whoever says so */
  readonly personIds: readonly string[];
}

/**
 * Says anew who can open a sealed record: for those who can. Who is taken off sees nothing of it from then on.
 * @returns the seal; INVALID or OUT_OF_RANGE on `personIds`
 * @throws Fault FORBIDDEN; NOT_FOUND for a record that is not sealed, or does not name the actor
 */
export function setSealOpeners(actor: Actor, input: SealOpenersInput): Promise<SealView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setSealOpeners');
    const record = await mustFindToSeal(tenant, input.recordId);
    const seal = await lockSealOf(tenant, record.recordId);
    const people = namedWith(tenant, input.personIds);
    const wrong = checkOpeners(people, await readChoices(tenant, record));
    if (wrong) return wrong;
    const named = seal.openers.map(({ id }) => id);
    await tenant.execute(
      `UPDATE seal_opener SET ended_by = $4, ended_at = $5
       WHERE partnership_id = $1 AND seal_id = $2 AND ended_at IS NULL AND person_id <> ALL ($3::uuid[])`,
      [tenant.partnership.id, seal.id, people, tenant.personId, tenant.now],
    );
    await nameOpeners(
      tenant,
      seal.id,
      people.filter((id) => !named.includes(id)),
    );
    return mustReadSeal(tenant, seal.id);
  });
}
