import {
  checkPartnership,
  isRefusal,
  type PartnershipInput,
  type Refusal,
  refuse,
  TEMPLATES,
} from '../../rules/index.js';
import { forbidden } from '../errors.js';
import { readName } from '../read-text.js';
import { type PersonActor, sameIn, withTenant } from '../tenancy/index.js';
import { type PartnershipView, readPartnership } from './partnership-view.js';

/**
 * Makes an empty partnership from a template. Only the installation's operator may, and gains no role in it.
 *
 * @returns the partnership; INVALID with its field; IN_USE (slug) when another has the short name.
 * @throws Fault FORBIDDEN for everybody else.
 */
export function createPartnership(
  actor: PersonActor,
  input: PartnershipInput,
): Promise<PartnershipView | Refusal> {
  return withTenant(sameIn(actor), async (tenant) => {
    if (!tenant.me.isOperator) throw forbidden();
    const name = readName(input.name, 'name', 200, 'Give the partnership a name.');
    if (isRefusal(name)) return name;
    const terms = checkPartnership({ ...input, name });
    if (isRefusal(terms)) return terms;
    const made = await tenant.row<{ id: string }>(
      `INSERT INTO partnership (slug, name, template, currency, time_zone, contract_from, contract_to,
         contract_cap, sensitive_domains, second_factor_roles, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (slug) DO NOTHING
       RETURNING id`,
      [
        terms.slug,
        terms.name,
        terms.template,
        terms.currency,
        terms.timeZone,
        terms.contractFrom,
        terms.contractTo,
        terms.contractCap,
        TEMPLATES[terms.template].sensitiveDomains,
        TEMPLATES[terms.template].secondFactorRoles,
        tenant.now,
      ],
    );
    if (!made)
      return refuse('IN_USE', 'Another partnership has this short name. Choose another one.', 'slug');
    return readPartnership(tenant, made.id);
  });
}
