import { checkOpeners, type Refusal } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { mustFindToSeal, readChoices } from './record-to-seal.js';
import { namedWith, nameOpeners } from './seal-record.js';
import { mustReadSeal, readSealOf, type SealView } from './seal-view.js';

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

/** The seal that stands, and nobody changes until the transaction ends. @throws Fault NOT_FOUND */
export async function lockSealOf(tenant: Tenant, recordId: string): Promise<SealView> {
  const seal = await readSealOf(tenant, mustBeId(recordId));
  if (!seal) throw notFound();
  const held = await tenant.row(
    'SELECT FROM record_seal WHERE partnership_id = $1 AND id = $2 AND ended_at IS NULL FOR UPDATE',
    [tenant.partnership.id, seal.id],
  );
  if (!held) throw notFound();
  tenant.showed('participant', [seal.recordId]);
  // who was named or taken off while this one waited
  return mustReadSeal(tenant, seal.id);
}
