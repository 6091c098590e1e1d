import type { SafeWay } from '../../rules/index.js';
import { type Mail, type PostOffice, sendMail } from '../mail/index.js';
import type { Tenant } from '../tenancy/index.js';

interface Row {
  reference: string;
  safeWay: SafeWay;
  /** the person's own address, for who refers themself */
  own: string | null;
  sender: { email: string; name: string } | null;
  slug: string;
}

/**
 * The worker's side of "an acknowledgement goes out at once": to whoever referred, naming nobody; to somebody who
 * referred themself only where they said that an e-mail is safe. Rejects when the mail is not accepted, so that the job
 * is tried again.
 */
export async function acknowledgeReferral(
  tenant: Tenant,
  office: PostOffice,
  { referralId }: { readonly referralId: string },
): Promise<void> {
  const { id, name } = tenant.partnership;
  const row = await tenant.row<Row>(
    `SELECT r.reference, r.safe_way AS "safeWay", r.email AS own, t.slug,
       (SELECT json_build_object('email', p.email, 'name', p.name) FROM person p WHERE p.id = r.referred_by) AS sender
     FROM referral r JOIN partnership t ON t.id = r.partnership_id
     WHERE r.partnership_id = $1 AND r.id = $2`,
    [id, referralId],
  );
  const mail = row && (row.sender ? toSender(office, name, row, row.sender) : toThemself(name, row));
  if (mail) await sendMail(office, mail);
}

const toSender = (
  office: PostOffice,
  partnership: string,
  row: Row,
  sender: { email: string; name: string },
): Mail => ({
  to: sender.email,
  subject: `Referral ${row.reference} has arrived at ${partnership}`,
  text: [
    `Dear ${sender.name},`,
    '',
    `The referral that you sent, ${row.reference}, has arrived at ${partnership}. Where it stands is here:`,
    '',
    `${office.publicUrl}/p/${row.slug}/referrals/own`,
    '',
  ].join('\n'),
});

/** Says that something arrived, and not what it was about: others may read the mailbox. */
const toThemself = (partnership: string, { own, safeWay }: Row): Mail | null =>
  own === null || safeWay !== 'EMAIL'
    ? null
    : {
        to: own,
        subject: `${partnership}: we have your message`,
        text: [
          'Hello,',
          '',
          `Thank you for getting in touch with ${partnership}. We have your message, and somebody will get back to you`,
          'in the way that you said is safe.',
          '',
        ].join('\n'),
      };
