import { type PostOffice, sendMail } from '../mail/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * The worker's side of "an acknowledgement goes out at once" for a file: one mail to whoever confirmed it, naming nobody
 * of it. Rejects when the mail is not accepted, so that the job is tried again.
 */
export async function acknowledgeReferralFile(
  tenant: Tenant,
  office: PostOffice,
  { fileId }: { readonly fileId: string },
): Promise<void> {
  const { id, name } = tenant.partnership;
  const row = await tenant.row<{
    fileName: string;
    email: string;
    person: string;
    slug: string;
    entered: number;
    rows: number;
  }>(
    `SELECT f.file_name AS "fileName", p.email, p.name AS person, t.slug, g.entered, g.rows
     FROM referral_file f JOIN person p ON p.id = f.confirmed_by JOIN partnership t ON t.id = f.partnership_id
     JOIN referral_file_progress g ON g.partnership_id = f.partnership_id AND g.file_id = f.id
     WHERE f.partnership_id = $1 AND f.id = $2`,
    [id, fileId],
  );
  if (!row) return;
  const { entered, rows } = row;
  const out = rows - entered;
  await sendMail(office, {
    to: row.email,
    subject: `${count(entered, 'referral has', 'referrals have')} arrived at ${name}`,
    text: [
      `Dear ${row.person},`,
      '',
      `Your file ${row.fileName} is in: ${count(entered, 'referral has', 'referrals have')} arrived at ${name}.`,
      ...(out > 0
        ? [`${count(out, 'row did', 'rows did')} not go in. What came of each is here:`]
        : ['It is here:']),
      '',
      `${office.publicUrl}/p/${row.slug}/referrals/files/${fileId}`,
      '',
    ].join('\n'),
  });
}

const count = (many: number, one: string, more: string): string =>
  `${many.toLocaleString('en-GB')} ${many === 1 ? one : more}`;
