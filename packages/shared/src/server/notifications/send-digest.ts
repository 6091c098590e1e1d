import { kindsFor } from '../../rules/index.js';
import { type PostOffice, sendMail } from '../mail/index.js';
import { completeOutbox } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type DigestLine, digestMail } from './digest-mail.js';
import { WAITS_FOR_MAIL } from './make-digests.js';
import { NOTIFICATION_COLUMNS, NOTIFICATION_TABLES } from './notification-view.js';

/** So many lines are read at a glance; the rest is a number and a link. */
const MOST_LINES = 30;

interface Addressee {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly slug: string;
  readonly madeAt: Date;
}

/**
 * The worker's side of a mail that sums up: reads what it says as the person it goes to, through their own policies at
 * this moment, sends it, and says in the transaction of the job that it went. Nothing is sent to somebody who has left,
 * or sees none of it any more. It rejects when the mail is not accepted, so that the job is tried again: a crash
 * between sending and saying so sends it twice, and loses it never.
 */
export async function sendDigest(
  actor: Actor,
  office: PostOffice,
  { digestId, outboxId }: { readonly digestId: string; readonly outboxId: string },
): Promise<void> {
  const to = await withTenant(actor, (tenant) => readAddressee(tenant, digestId));
  const found = to
    ? await withTenant({ personId: to.personId, partnership: to.slug }, (tenant) =>
        readLines(tenant, to.madeAt),
      )
    : null;
  await withTenant(actor, async (tenant) => {
    if (!(await completeOutbox(tenant, outboxId)) || !to || !found) return;
    const values = [tenant.partnership.id, to.personId, tenant.now, to.madeAt];
    await tenant.execute(
      `UPDATE notification SET mailed_at = $3
       WHERE partnership_id = $1 AND person_id = $2 AND to_digest AND mailed_at IS NULL AND made_at <= $4`,
      values,
    );
    if (found.lines.length > 0)
      await sendMail(
        office,
        digestMail({ ...to, ...found, partnership: tenant.partnership.name }, office.publicUrl),
      );
  });
}

const readAddressee = (tenant: Tenant, digestId: string): Promise<Addressee | undefined> =>
  tenant.row<Addressee>(
    `SELECT d.person_id AS "personId", p.email, p.name, t.slug, d.made_at AS "madeAt"
     FROM notification_digest d JOIN person p ON p.id = d.person_id JOIN partnership t ON t.id = d.partnership_id
     WHERE d.partnership_id = $1 AND d.id = $2 AND EXISTS (SELECT FROM membership m
       WHERE m.partnership_id = d.partnership_id AND m.person_id = d.person_id AND m.state = 'ACTIVE'
         AND m.joined_at IS NOT NULL)`,
    [tenant.partnership.id, digestId],
  );

interface Found {
  readonly lines: readonly DigestLine[];
  /** how many more there are */
  readonly more: number;
}

/** References alone: what is selected besides names nobody, and leaves the system. */
async function readLines(tenant: Tenant, until: Date): Promise<Found> {
  const rows = await tenant.rows<DigestLine & { total: number }>(
    `SELECT x.kind, x.detail, x."aboutId", x.reference, x."stateNow", x.total FROM (
       SELECT ${NOTIFICATION_COLUMNS}, n.total FROM (
         SELECT n.*, count(*) OVER ()::int AS total FROM notification n
         LEFT JOIN notification_choice c ON c.partnership_id = n.partnership_id AND c.person_id = n.person_id
         WHERE n.partnership_id = $1 AND n.person_id = $2 AND n.made_at <= $3 AND n.kind = ANY ($4) AND ${WAITS_FOR_MAIL}
         ORDER BY n.at DESC, n.id DESC LIMIT ${MOST_LINES}) n ${NOTIFICATION_TABLES}
     ) x ORDER BY x.at DESC, x.id DESC`,
    [tenant.partnership.id, tenant.personId, until, kindsFor(tenant.me.roles)],
  );
  return {
    lines: rows.map(({ total: _total, ...line }) => line),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}
