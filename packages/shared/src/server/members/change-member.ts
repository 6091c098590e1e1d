import { checkRolesAt, type Refusal, type Role, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { OrganisationKind } from '../organisations/organisation-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { endDuties } from './end-duties.js';
import { type MembershipState, type MembershipView, readMembership } from './membership-view.js';

export interface MemberChange {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly state: MembershipState;
  /** the membership as whoever changes it read it; without it nobody asks whether it was changed since */
  readonly basedOn?: Pick<MemberChange, 'roles' | 'state'> | null;
}

interface MemberRow {
  id: string;
  person_id: string;
  organisation_id: string;
  roles: Role[];
  state: MembershipState;
  /** whether they have ever come in */
  has_joined: boolean;
  kinds: OrganisationKind[];
}

/**
 * Changes a member's roles, suspends, ends or restores the membership. What they can do no longer they are no longer named
 * for (end-duties.ts).
 *
 * @returns the membership; INVALID (roles) for none; SAME_PERSON for one's own roles, also where they would come
 * back with a membership that others ended; WRONG_STATE for a step that only the invitation takes,
 * and for one who reads what others have changed since; IN_USE when nobody
 * of the backbone would be left.
 * @throws Fault NOT_FOUND
 */
export function changeMember(actor: Actor, change: MemberChange): Promise<MembershipView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('changeMember');
    const roles = [...new Set(change.roles)];
    const keepers = await lockBackbone(tenant);
    const member = await lockMember(tenant, mustBeId(change.id));
    const { basedOn } = change;
    if (basedOn && (basedOn.state !== member.state || !sameRoles(basedOn.roles, member.roles)))
      return refuse(
        'WRONG_STATE',
        'Somebody else has changed this membership since you opened it. Reload the page to see how it stands; nothing was saved.',
      );
    if (roles.length === 0) return refuse('INVALID', 'Choose at least one role.', 'roles');
    const own = member.person_id === tenant.me.personId ? checkOwn(member, roles, change.state) : null;
    if (own) return own;
    // what was given before stays, so that an older membership can still be ended
    const added = roles.filter((role) => !member.roles.includes(role));
    const misplaced = checkRolesAt(added, member.kinds);
    if (misplaced) return misplaced;
    const wrong = checkStep(member, change.state);
    if (wrong) return wrong;
    const keeps = change.state === 'ACTIVE' && roles.includes('BACKBONE');
    if (!keeps && keepers.includes(member.id) && keepers.length === 1) {
      return refuse(
        'IN_USE',
        'This is the last person of the backbone organisation here. Give somebody else that role first.',
        change.state === 'ACTIVE' ? 'roles' : 'state',
      );
    }
    await tenant.execute(
      'UPDATE membership SET roles = $3, state = $4 WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, member.id, roles, change.state],
    );
    await endDuties(tenant, {
      personId: member.person_id,
      organisationId: member.organisation_id,
      roles,
      state: change.state,
    });
    return readMembership(tenant, member.id);
  });
}

/** Nobody gives themselves roles: not new ones, and not those that they had at another organisation until it ended. */
function checkOwn(member: MemberRow, roles: readonly Role[], to: MembershipState): Refusal | null {
  if (!sameRoles(roles, member.roles))
    return refuse(
      'SAME_PERSON',
      'Nobody changes their own roles. Ask another of the backbone’s people.',
      'roles',
    );
  if (to !== 'ACTIVE' || member.state === 'ACTIVE') return null;
  return refuse(
    'SAME_PERSON',
    'Nobody restores their own membership. Ask another of the backbone’s people.',
    'state',
  );
}

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === new Set(other).size && one.every((role) => other.includes(role));

/** Those who keep the partnership running, held still: two who remove each other at once wait in turn. */
async function lockBackbone(tenant: Tenant): Promise<string[]> {
  const rows = await tenant.rows<{ id: string }>(
    `SELECT id FROM membership WHERE partnership_id = $1 AND state = 'ACTIVE' AND 'BACKBONE' = ANY (roles)
     ORDER BY id FOR UPDATE`,
    [tenant.partnership.id],
  );
  return rows.map((row) => row.id);
}

async function lockMember(tenant: Tenant, id: string): Promise<MemberRow> {
  const row = await tenant.row<MemberRow>(
    `SELECT m.id, m.person_id, m.organisation_id, m.roles, m.state, m.joined_at IS NOT NULL AS has_joined, o.kinds
     FROM membership m
     JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
     WHERE m.partnership_id = $1 AND m.id = $2 FOR UPDATE OF m`,
    [tenant.partnership.id, id],
  );
  if (!row) throw notFound();
  return row;
}

function checkStep(member: MemberRow, to: MembershipState): Refusal | null {
  if (member.state === to) return null;
  if (to === 'INVITED')
    return refuse(
      'WRONG_STATE',
      'Add the person anew to invite them; nobody goes back to being invited.',
      'state',
    );
  if (to === 'ACTIVE' && !member.has_joined) {
    return refuse(
      'WRONG_STATE',
      member.state === 'INVITED'
        ? 'This person has not come in yet. They become active when they accept their invitation or sign in.'
        : 'This person has never come in here. Add them anew to invite them.',
      'state',
    );
  }
  return null;
}
