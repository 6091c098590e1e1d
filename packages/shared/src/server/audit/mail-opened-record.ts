import { type PostOffice, sendMail } from '../mail/index.js';
import type { Tenant } from '../tenancy/index.js';

interface OpenedRow {
  person: string;
  reference: string;
  readers: { email: string; name: string }[];
  slug: string;
}

/**
 * The worker's side of a break-glass: tells everybody of the backbone, but who opened it, that a record was opened
 * and where to read why. The mail names no participant. Rejects when a mail is not accepted, so that the job is
 * tried again: somebody may then hear of it twice, nobody never.
 */
export async function mailOpenedRecord(
  tenant: Tenant,
  office: PostOffice,
  { openedRecordId }: { readonly openedRecordId: string },
): Promise<void> {
  const { id, name } = tenant.partnership;
  const opened = await tenant.row<OpenedRow>(
    `SELECT who.name AS person, p.reference, t.slug,
       (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('email', b.email, 'name', b.name)), '[]')
        FROM membership m JOIN person b ON b.id = m.person_id
        WHERE m.partnership_id = o.partnership_id AND m.state = 'ACTIVE' AND 'BACKBONE' = ANY (m.roles)
          AND m.person_id <> o.person_id) AS readers
     FROM opened_record o
     JOIN person who ON who.id = o.person_id
     JOIN participant p ON p.partnership_id = o.partnership_id AND p.id = o.participant_id
     JOIN partnership t ON t.id = o.partnership_id
     WHERE o.partnership_id = $1 AND o.id = $2`,
    [id, openedRecordId],
  );
  if (!opened) return;
  for (const reader of opened.readers) {
    await sendMail(office, {
      to: reader.email,
      subject: `A participant’s record was opened in ${name}`,
      text: [
        `Dear ${reader.name},`,
        '',
        `${opened.person} has opened the record ${opened.reference} in ${name}, which the data lead does not see`,
        'otherwise. The reason, and until when it is open, are here:',
        '',
        `${office.publicUrl}/p/${opened.slug}/settings/audit`,
        '',
        'You can close it there.',
        '',
      ].join('\n'),
    });
  }
}
