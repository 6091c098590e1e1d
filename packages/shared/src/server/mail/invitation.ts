import { createHash, randomBytes } from 'node:crypto';
import type { Mail } from './send-mail.js';

/** How long the link of an invitation is valid. */
export const INVITATION_DAYS = 7;

/** A link's secret part, for the mail alone, and the hash that the database keeps of it. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfInvitation(token) };
}

/** 64 hexadecimal digits, as in `invitation.token_hash`. */
export const hashOfInvitation = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The address that an invitation's mail leads to. */
export const invitationLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/invitations/${token}`;

/** The mail that invites somebody into a partnership. */
export function invitationMail(invitation: {
  readonly email: string;
  readonly name: string;
  readonly partnershipName: string;
  readonly organisationName: string;
  readonly link: string;
}): Mail {
  const { email, name, partnershipName, organisationName, link } = invitation;
  return {
    to: email,
    subject: `Your invitation to ${partnershipName} on Weft`,
    text: [
      `Dear ${name},`,
      '',
      `You are invited to work in ${partnershipName} for ${organisationName}. Weft is the system that its`,
      'partners share.',
      '',
      'Open this link to accept. It works once, and for seven days:',
      '',
      link,
      '',
      'If you have an account on Weft already, you can also sign in as usual.',
      '',
      'If you did not expect this, you can leave it: nothing happens until you come in.',
      'If the link is no longer valid, ask whoever invited you to send another.',
      '',
    ].join('\n'),
  };
}
