import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { readName } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { OrganisationKind, OrganisationView } from './organisation-view.js';

export interface OrganisationInput {
  readonly name: string;
  readonly kinds: readonly OrganisationKind[];
}

/**
 * Adds an organisation to the partnership.
 * @returns it; INVALID with its field; IN_USE (name) when one of that name is there.
 */
export function addOrganisation(actor: Actor, input: OrganisationInput): Promise<OrganisationView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('addOrganisation');
    const name = readName(input.name, 'name', 200, 'Give the organisation a name.');
    if (isRefusal(name)) return name;
    const kinds = [...new Set(input.kinds)];
    if (kinds.length === 0) return refuse('INVALID', 'Choose what the organisation does here.', 'kinds');
    const made = await tenant.row<OrganisationView>(
      `INSERT INTO organisation (partnership_id, name, kinds, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partnership_id, lower(name)) DO NOTHING RETURNING id, name, kinds`,
      [tenant.partnership.id, name, kinds, tenant.now],
    );
    return made ?? refuse('IN_USE', 'An organisation of this name is here already.', 'name');
  });
}
