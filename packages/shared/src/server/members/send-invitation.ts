import {
  INVITATION_DAYS,
  invitationLink,
  invitationMail,
  newInvitationToken,
  type PostOffice,
  sendMail,
} from '../mail/index.js';
import type { Tenant } from '../tenancy/index.js';
import { memberEmail, memberName } from './membership-view.js';

interface InvitedRow {
  name: string;
  email: string;
  organisation: string;
}

const DAY_MS = 86_400_000;

/**
 * The worker's side of an invitation: makes a link that works once and for seven days, ends the earlier
 * ones, and sends it. Only the link's hash is kept. Rejects when the mail is not accepted, so that nothing
 * is kept either and the job is tried again; a second run makes the first one's link useless, not wrong.
 *
 * @returns whether there was somebody to invite: not when they accepted or left meanwhile.
 */
export async function sendInvitation(
  tenant: Tenant,
  office: PostOffice,
  invitation: { readonly membershipId: string; readonly sentBy: string | null },
): Promise<boolean> {
  const { id, name: partnershipName } = tenant.partnership;
  const invited = await tenant.row<InvitedRow>(
    `SELECT ${memberName('m', 'p')} AS name, ${memberEmail('m', 'p')} AS email, o.name AS organisation
     FROM membership m
     LEFT JOIN person p ON p.id = m.person_id
     JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
     WHERE m.partnership_id = $1 AND m.id = $2 AND m.state = 'INVITED'`,
    [id, invitation.membershipId],
  );
  if (!invited) return false;
  await tenant.execute(
    `UPDATE invitation SET expires_at = $3
     WHERE partnership_id = $1 AND membership_id = $2 AND used_at IS NULL AND expires_at > $3`,
    [id, invitation.membershipId, tenant.now],
  );
  const { token, hash } = newInvitationToken();
  await tenant.execute(
    `INSERT INTO invitation (partnership_id, membership_id, token_hash, sent_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      invitation.membershipId,
      hash,
      invitation.sentBy,
      tenant.now,
      new Date(tenant.now.getTime() + INVITATION_DAYS * DAY_MS),
    ],
  );
  await sendMail(
    office,
    invitationMail({
      email: invited.email,
      name: invited.name,
      partnershipName,
      organisationName: invited.organisation,
      link: invitationLink(office.publicUrl, token),
    }),
  );
  return true;
}
