import type pg from 'pg';
import { tellWhatHappened } from '../notifications/index.js';
import { systemActor } from '../tenancy/index.js';

/** How much of the past people were told of, in days, and how many of the newest each has not read yet. */
const TOLD_DAYS = 60;
const UNREAD = 6;

/**
 * Everybody in a partnership is told of the last weeks, as if it had been told when it happened: most of it is read, and
 * all of it has stood in a mail, so that the first look after the load writes to nobody.
 */
export async function tellOfThePast(owner: pg.Pool, slug: string): Promise<void> {
  const { rows } = await owner.query<{ id: string; since: Date }>(
    `SELECT id, now() - interval '${TOLD_DAYS} days' AS since FROM partnership WHERE slug = $1`,
    [slug],
  );
  const [partnership] = rows;
  if (!partnership) throw new RangeError(`The demonstration knows no partnership ${slug}.`);
  await tellWhatHappened(systemActor(partnership.id), partnership.since);
  await owner.query(
    `UPDATE notification n SET mailed_at = CASE WHEN n.to_digest THEN now() END,
       read_at = CASE WHEN x.nth > ${UNREAD} THEN least(n.at + interval '1 day', now()) END
     FROM (SELECT partnership_id, id, row_number() OVER (PARTITION BY partnership_id, person_id ORDER BY at DESC, id) AS nth
       FROM notification WHERE partnership_id = $1) x
     WHERE x.partnership_id = n.partnership_id AND x.id = n.id`,
    [partnership.id],
  );
}
