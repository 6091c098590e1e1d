import { isRefusal, type Refusal, readEmail, refuse } from '../../rules/index.js';
import { addMemberIn } from '../members/add-member.js';
import { readName } from '../read-text.js';
import { type PersonActor, sameIn, type Tenant, withTenant } from '../tenancy/index.js';
import { type MadePartnershipView, readMadePartnership } from './partnerships-made.js';

export interface FirstPersonInput {
  /** the partnership's short name */
  readonly slug: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Invites the first person of a partnership's backbone, by mail; they add everybody else. Only the installation's
 * operator may, and only while nobody of the backbone has joined: a mistyped address is put right by inviting anew,
 * which ends the earlier invitation. The operator gains no role and no sight into the partnership.
 *
 * @returns how far the partnership is; INVALID with its field; SAME_PERSON (email) for the operator; WRONG_STATE when
 *   somebody has joined, or there is no such partnership.
 * @throws Fault FORBIDDEN for everybody else.
 */
export function inviteFirstPerson(
  actor: PersonActor,
  input: FirstPersonInput,
): Promise<MadePartnershipView | Refusal> {
  return withTenant(sameIn(actor), async (tenant) => {
    const inside = await tenant.continueToSetUp(input.slug);
    if (inside === null) {
      return refuse(
        'WRONG_STATE',
        'Somebody of its backbone organisation has joined this partnership already. They invite everybody else, under People and roles.',
      );
    }
    inside.names('inviteFirstPerson');
    const organisation = readName(
      input.organisation,
      'organisation',
      200,
      'Give the name of the backbone organisation.',
    );
    if (isRefusal(organisation)) return organisation;
    const email = readEmail(input.email);
    if (isRefusal(email)) return email;
    const name = readName(input.name, 'name', 200, 'Give the person a name.');
    if (isRefusal(name)) return name;
    const organisationId = await backboneOf(inside, organisation);
    await endInvitations(inside, '=', email);
    const invited = await addMemberIn(inside, {
      email,
      name,
      organisationId,
      roles: ['BACKBONE'],
    });
    if (isRefusal(invited)) return invited;
    await endInvitations(inside, '<>', email);
    return readMadePartnership(inside, inside.partnership.id);
  });
}

/** Ends invitations to this backbone that nobody has accepted: their links open nothing any more. */
async function endInvitations(tenant: Tenant, is: '=' | '<>', email: string): Promise<void> {
  await tenant.execute(
    `UPDATE membership SET state = 'ENDED'
     WHERE partnership_id = $1 AND state = 'INVITED' AND 'BACKBONE' = ANY (roles) AND invited_email ${is} $2`,
    [tenant.partnership.id, email],
  );
}

/** The organisation of this name, which is the backbone from now on; made when there is none. */
async function backboneOf(tenant: Tenant, name: string): Promise<string> {
  const row = await tenant.row<{ id: string }>(
    `INSERT INTO organisation AS o (partnership_id, name, kinds, created_at) VALUES ($1, $2, '{BACKBONE}', $3)
     ON CONFLICT (partnership_id, lower(name)) DO UPDATE
       SET kinds = ARRAY(SELECT DISTINCT unnest(o.kinds || excluded.kinds) ORDER BY 1)
     RETURNING id`,
    [tenant.partnership.id, name, tenant.now],
  );
  if (!row) throw new Error('An organisation was neither found nor made.');
  return row.id;
}
