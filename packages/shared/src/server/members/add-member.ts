import { checkRolesAt, isRefusal, type Refusal, type Role, readEmail, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { OrganisationKind } from '../organisations/organisation-view.js';
import { announce } from '../outbox/index.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MembershipView, readMembership } from './membership-view.js';

export interface MemberInput {
  readonly email: string;
  readonly name: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/**
 * Invites a person to an organisation. Whoever has an account may enter at once, and who has none makes one by the
 * mail's link; until they come in, whoever added them sees in both cases the same: an invitation under the name that
 * was typed. Who had left comes back with the roles given now.
 *
 * @returns the membership; INVALID with its field; SAME_PERSON (email) for oneself, since nobody gives
 * themselves roles; IN_USE (email) for somebody who is a member at this organisation already.
 * @throws Fault NOT_FOUND when the organisation is not of this partnership.
 */
export function addMember(actor: Actor, input: MemberInput): Promise<MembershipView | Refusal> {
  return withTenant(actor, (tenant) => {
    tenant.must('addMember');
    return addMemberIn(tenant, input);
  });
}

/** The same inside a transaction of somebody who may. */
export async function addMemberIn(tenant: Tenant, input: MemberInput): Promise<MembershipView | Refusal> {
  const organisation = await tenant.row<{ kinds: OrganisationKind[] }>(
    'SELECT kinds FROM organisation WHERE partnership_id = $1 AND id = $2',
    [tenant.partnership.id, mustBeId(input.organisationId)],
  );
  if (!organisation) throw notFound();
  const email = readEmail(input.email);
  if (isRefusal(email)) return email;
  const name = readName(input.name, 'name', 200, 'Give the person a name.');
  if (isRefusal(name)) return name;
  const roles = [...new Set(input.roles)];
  if (roles.length === 0) return refuse('INVALID', 'Choose at least one role.', 'roles');
  const misplaced = checkRolesAt(roles, organisation.kinds);
  if (misplaced) return misplaced;

  const person = await tenant.row<{ id: string }>('SELECT app.person_for_email($1, $2) AS id', [email, name]);
  if (!person) throw new Error('A person was neither found nor made.');
  if (person.id === tenant.me.personId)
    return refuse(
      'SAME_PERSON',
      'Nobody gives themselves roles. Ask another of the backbone’s people.',
      'email',
    );

  const id = await join(tenant, person.id, { ...input, email, name, roles });
  if (id === null) {
    return refuse(
      'IN_USE',
      'This person is a member at this organisation. Change their roles instead.',
      'email',
    );
  }
  await announce(tenant, { kind: 'mail.invitation', membershipId: id, sentBy: tenant.personId });
  return readMembership(tenant, id);
}

/** The new or re-opened membership's id; null when there is one that has not ended. */
async function join(
  tenant: Tenant,
  personId: string,
  { organisationId, roles, name, email }: MemberInput,
): Promise<string | null> {
  const row = await tenant.row<{ id: string }>(
    `INSERT INTO membership AS m (partnership_id, person_id, organisation_id, roles, state, created_at,
       invited_name, invited_email, joined_at)
     VALUES ($1, $2, $3, $4, 'INVITED', $5, $6, $7, NULL)
     ON CONFLICT (partnership_id, person_id, organisation_id)
       DO UPDATE SET roles = excluded.roles, state = 'INVITED', invited_name = excluded.invited_name,
         invited_email = excluded.invited_email
       WHERE m.state = 'ENDED'
     RETURNING id`,
    [tenant.partnership.id, personId, organisationId, roles, tenant.now, name, email],
  );
  return row?.id ?? null;
}
